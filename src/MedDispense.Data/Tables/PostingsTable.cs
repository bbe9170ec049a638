using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class PostingsTable : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> table)
    {
        table.OfFacility("Postings", row => new { row.FacilityId, row.Id });
        table.Refers<Posting, StaffMembership>(row => new { row.FacilityId, row.ActorId });
        table.Refers<Posting, StaffMembership>(row => new { row.FacilityId, row.WitnessId });
        table.Refers<Posting, StaffMembership>(row => new { row.FacilityId, row.CoSignerId });
        table.Refers<Posting, Station>(row => new { row.FacilityId, row.StationId });
        table.Refers<Posting, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<Posting, Supplier>(row => new { row.FacilityId, row.SupplierId });
        table.Refers<Posting, Posting>(row => new { row.FacilityId, row.CorrectsPostingId });
        table.Refers<Posting, Posting>(row => new { row.FacilityId, row.AboutPostingId });
        table.HasIndex(row => new { row.FacilityId, row.Number }).IsUnique();
        table.HasIndex(row => new { row.FacilityId, row.HappenedAt });
        table.HasIndex(row => new { row.FacilityId, row.CorrectsPostingId }).IsUnique()
            .HasFilter("kind = 'RecordedInError'").HasDatabaseName("ux_postings_recorded_in_error_once");
        // Every question about doses asks whether a correction took them back.
        table.HasIndex(row => new { row.FacilityId, row.CorrectsPostingId }, "ix_postings_corrections").HasFilter("corrects_posting_id IS NOT NULL");
        table.Property(row => row.Reason).LongText();
        table.Property(row => row.Fingerprint).Hex();
        table.Property(row => row.Salt).Hex();
        table.Property(row => row.PreviousHash).Hex();
        table.Property(row => row.Hash).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
        table.ToTable(check =>
        {
            check.HasCheckConstraint("ck_postings_number", "number >= 1");
            check.HasCheckConstraint("ck_postings_witness_is_another", "witness_id IS NULL OR witness_id <> actor_id");
            check.HasCheckConstraint("ck_postings_witness_there", "NOT witness_required OR witness_id IS NOT NULL");
            check.HasCheckConstraint("ck_postings_co_signer_is_another",
                "co_signer_id IS NULL OR (co_signer_id <> actor_id AND (witness_id IS NULL OR co_signer_id <> witness_id))");
        });
    }
}
