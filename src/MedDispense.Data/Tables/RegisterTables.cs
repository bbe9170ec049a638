using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class RegisterPagesTable : IEntityTypeConfiguration<RegisterPage>
{
    public void Configure(EntityTypeBuilder<RegisterPage> table)
    {
        table.OfFacility("RegisterPages", row => new { row.FacilityId, row.Id });
        table.Refers<RegisterPage, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.Refers<RegisterPage, Client>(row => new { row.FacilityId, row.OwnerClientId });
        // Two indexes, since a missing owner equals no other missing owner in either database.
        table.HasIndex(row => new { row.FacilityId, row.MedicineId }).IsUnique()
            .HasFilter("owner_client_id IS NULL").HasDatabaseName("ux_register_pages_house");
        table.HasIndex(row => new { row.FacilityId, row.MedicineId, row.OwnerClientId }).IsUnique()
            .HasFilter("owner_client_id IS NOT NULL").HasDatabaseName("ux_register_pages_client");
        table.ToTable(check => check.HasCheckConstraint("ck_register_pages_balance", "balance >= 0 AND last_number >= 0"));
    }
}

internal sealed class RegisterLinesTable : IEntityTypeConfiguration<RegisterLine>
{
    public void Configure(EntityTypeBuilder<RegisterLine> table)
    {
        table.OfFacility("RegisterLines", row => new { row.FacilityId, row.PostingId, row.Ordinal });
        table.Refers<RegisterLine, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<RegisterLine, RegisterPage>(row => new { row.FacilityId, row.PageId });
        table.Refers<RegisterLine, Pack>(row => new { row.FacilityId, row.PackId });
        table.Refers<RegisterLine, Place>(row => new { row.FacilityId, row.PlaceId });
        table.Refers<RegisterLine, Place>(row => new { row.FacilityId, row.OtherPlaceId });
        table.HasIndex(row => new { row.FacilityId, row.PageId, row.Number }).IsUnique();
        table.Property(row => row.Note).LongText();
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.ToTable(check => check.HasCheckConstraint(
            "ck_register_lines_amounts", "amount_in >= 0 AND amount_out >= 0 AND amount_moved >= 0 AND page_balance >= 0"));
    }
}
