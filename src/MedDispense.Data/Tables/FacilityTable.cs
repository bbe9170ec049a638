using System.Linq.Expressions;
using MedDispense.Domain.Facilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

/// <summary>What the tables of a facility's rows have in common: keys led by the facility, references that stay
/// within it, nothing deleted in cascade.</summary>
internal static class FacilityTable
{
    /// <summary>The facility leads the key and must exist.</summary>
    public static void OfFacility<TRow>(this EntityTypeBuilder<TRow> table, string name, Expression<Func<TRow, object?>> key)
        where TRow : class, IBelongsToFacility
    {
        table.ToTable(name);
        table.HasKey(key);
        table.HasOne<Facility>().WithMany().HasForeignKey(row => row.FacilityId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>A reference to a row of the same facility.</summary>
    public static void Refers<TRow, TOther>(this EntityTypeBuilder<TRow> table, Expression<Func<TRow, object?>> foreignKey)
        where TRow : class, IBelongsToFacility
        where TOther : class, IBelongsToFacility =>
        table.HasOne<TOther>().WithMany().HasForeignKey(foreignKey).OnDelete(DeleteBehavior.Restrict);

    /// <summary>Free text: as long as a person needs, bounded all the same.</summary>
    public static PropertyBuilder<string?> LongText(this PropertyBuilder<string?> property) => property.HasMaxLength(4000);

    /// <summary>A SHA-256 or salt in hex.</summary>
    public static PropertyBuilder<string> Hex(this PropertyBuilder<string> property) =>
        property.HasMaxLength(64);
}
