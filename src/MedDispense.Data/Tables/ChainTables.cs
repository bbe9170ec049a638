using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class ChainHeadsTable : IEntityTypeConfiguration<ChainHead>
{
    public void Configure(EntityTypeBuilder<ChainHead> table)
    {
        table.OfFacility("ChainHeads", row => row.FacilityId);
        table.Property(row => row.FacilityId).ValueGeneratedNever();
        table.Property(row => row.LastHash).Hex();
    }
}

internal sealed class DailyClosesTable : IEntityTypeConfiguration<DailyClose>
{
    public void Configure(EntityTypeBuilder<DailyClose> table)
    {
        table.OfFacility("DailyCloses", row => new { row.FacilityId, row.PostingId });
        table.Refers<DailyClose, Posting>(row => new { row.FacilityId, row.PostingId });
        table.HasIndex(row => new { row.FacilityId, row.BusinessDate }).IsUnique();
        table.Property(row => row.Remarks).LongText();
        table.Property(row => row.ThroughHash).Hex();
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
    }
}
