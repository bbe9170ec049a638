using MedDispense.Domain.Clients;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class CountSessionsTable : IEntityTypeConfiguration<CountSession>
{
    public void Configure(EntityTypeBuilder<CountSession> table)
    {
        table.OfFacility("CountSessions", row => new { row.FacilityId, row.Id });
        table.Refers<CountSession, Place>(row => new { row.FacilityId, row.PlaceId });
        table.Refers<CountSession, Discrepancy>(row => new { row.FacilityId, row.DiscrepancyId });
        table.Refers<CountSession, StaffMembership>(row => new { row.FacilityId, row.OpenedById });
        table.HasIndex(row => new { row.FacilityId, row.PlaceId }).IsUnique()
            .HasFilter("closed_at IS NULL").HasDatabaseName("ux_count_sessions_one_open");
        table.Property(row => row.GivenUpReason).HasMaxLength(1000);
    }
}

internal sealed class CountEntriesTable : IEntityTypeConfiguration<CountEntry>
{
    public void Configure(EntityTypeBuilder<CountEntry> table)
    {
        table.OfFacility("CountEntries", row => new { row.FacilityId, row.Id });
        table.Refers<CountEntry, CountSession>(row => new { row.FacilityId, row.SessionId });
        table.Refers<CountEntry, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.Refers<CountEntry, Client>(row => new { row.FacilityId, row.OwnerClientId });
        table.Refers<CountEntry, StaffMembership>(row => new { row.FacilityId, row.EnteredById });
    }
}

internal sealed class CountTriesTable : IEntityTypeConfiguration<CountTry>
{
    public void Configure(EntityTypeBuilder<CountTry> table)
    {
        table.OfFacility("CountTries", row => new { row.FacilityId, row.Id });
        table.Refers<CountTry, Pack>(row => new { row.FacilityId, row.PackId });
        table.Refers<CountTry, Place>(row => new { row.FacilityId, row.PlaceId });
        table.Refers<CountTry, StaffMembership>(row => new { row.FacilityId, row.EnteredById });
        table.HasIndex(row => new { row.FacilityId, row.ActId });
    }
}

internal sealed class CountBacksAskedTable : IEntityTypeConfiguration<CountBackAsked>
{
    public void Configure(EntityTypeBuilder<CountBackAsked> table)
    {
        table.OfFacility("CountBacksAsked", row => new { row.FacilityId, row.Id });
        table.Refers<CountBackAsked, Pack>(row => new { row.FacilityId, row.PackId });
        table.Refers<CountBackAsked, Place>(row => new { row.FacilityId, row.PlaceId });
        table.Refers<CountBackAsked, MedicationOrder>(row => new { row.FacilityId, row.OrderId });
        table.Refers<CountBackAsked, StaffMembership>(row => new { row.FacilityId, row.AskedOfId });
        table.HasIndex(row => new { row.FacilityId, row.AskedAt });
    }
}

internal sealed class CountLinesTable : IEntityTypeConfiguration<CountLine>
{
    public void Configure(EntityTypeBuilder<CountLine> table)
    {
        table.OfFacility("CountLines", row => new { row.FacilityId, row.PostingId, row.Ordinal });
        table.Refers<CountLine, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<CountLine, CountSession>(row => new { row.FacilityId, row.SessionId });
        table.Refers<CountLine, Place>(row => new { row.FacilityId, row.PlaceId });
        table.Refers<CountLine, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.Refers<CountLine, Client>(row => new { row.FacilityId, row.OwnerClientId });
        table.Refers<CountLine, Pack>(row => new { row.FacilityId, row.PackId });
        table.HasIndex(row => new { row.FacilityId, row.PlaceId, row.MedicineId });
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Agrees);
    }
}

internal sealed class HandoversTable : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> table)
    {
        table.OfFacility("Handovers", row => new { row.FacilityId, row.PostingId });
        table.Refers<Handover, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Property<string?>(nameof(Handover.Keys)).HasMaxLength(1000).IsRequired();
        table.Property<string?>(nameof(Handover.OpenMatters)).LongText().IsRequired();
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
        table.ToTable(check => check.HasCheckConstraint("ck_handovers_two_people", "from_person_id <> to_person_id"));
    }
}
