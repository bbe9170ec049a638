using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class DosesTable : IEntityTypeConfiguration<Dose>
{
    public void Configure(EntityTypeBuilder<Dose> table)
    {
        table.OfFacility("Doses", row => new { row.FacilityId, row.PostingId });
        table.Refers<Dose, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<Dose, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<Dose, MedicationOrder>(row => new { row.FacilityId, row.OrderId });
        table.Refers<Dose, Medicine>(row => new { row.FacilityId, row.MedicineId });
        table.Refers<Dose, ClientPhoto>(row => new { row.FacilityId, row.PhotoId });
        table.Refers<Dose, Posting>(row => new { row.FacilityId, row.PreparedPostingId });
        table.Refers<Dose, Posting>(row => new { row.FacilityId, row.ReplacesPostingId });
        table.HasIndex(row => new { row.FacilityId, row.ClientId, row.HappenedAt });
        table.HasIndex(row => new { row.FacilityId, row.OrderId, row.Nominal });
        table.HasIndex(row => new { row.FacilityId, row.PreparedPostingId });
        table.Property(row => row.Answers).LongText();
        table.Property(row => row.Observed).HasMaxLength(1000);
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
        table.ToTable(check => check.HasCheckConstraint("ck_doses_amounts",
            "amount_ordered >= 0 AND amount_taken >= 0 AND amount_to_waste >= 0"));
    }
}

internal sealed class OccurrenceClaimsTable : IEntityTypeConfiguration<OccurrenceClaim>
{
    public void Configure(EntityTypeBuilder<OccurrenceClaim> table)
    {
        table.OfFacility("OccurrenceClaims", row => new { row.FacilityId, row.OrderId, row.Nominal, row.Ordinal });
        table.Refers<OccurrenceClaim, MedicationOrder>(row => new { row.FacilityId, row.OrderId });
        table.Property(row => row.Nominal).HasMaxLength(16);
        table.HasIndex(row => new { row.FacilityId, row.PostingId });
    }
}

internal sealed class IncidentsTable : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> table)
    {
        table.OfFacility("Incidents", row => new { row.FacilityId, row.PostingId });
        table.Refers<Incident, Posting>(row => new { row.FacilityId, row.PostingId });
        table.Refers<Incident, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<Incident, Client>(row => new { row.FacilityId, row.MeantForClientId });
        table.Property<string?>(nameof(Incident.WhatHappened)).LongText().IsRequired();
        table.Property<string?>(nameof(Incident.WhatWasDone)).LongText().IsRequired();
        table.Property<string?>(nameof(Incident.WhoWasTold)).LongText().IsRequired();
        table.Property(row => row.Salt).Hex();
        table.Ignore(row => row.PartName);
        table.Ignore(row => row.Ordinal);
    }
}
