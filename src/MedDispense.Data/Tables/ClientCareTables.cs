using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class AllergiesTable : IEntityTypeConfiguration<Allergy>
{
    public void Configure(EntityTypeBuilder<Allergy> table)
    {
        table.OfFacility("Allergies", row => new { row.FacilityId, row.Id });
        table.Refers<Allergy, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<Allergy, StaffMembership>(row => new { row.FacilityId, row.RecordedById });
    }
}

internal sealed class ClientAlertsTable : IEntityTypeConfiguration<ClientAlert>
{
    public void Configure(EntityTypeBuilder<ClientAlert> table)
    {
        table.OfFacility("ClientAlerts", row => new { row.FacilityId, row.Id });
        table.Refers<ClientAlert, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<ClientAlert, StaffMembership>(row => new { row.FacilityId, row.RecordedById });
    }
}

internal sealed class ClientScansTable : IEntityTypeConfiguration<ClientScan>
{
    public void Configure(EntityTypeBuilder<ClientScan> table)
    {
        table.OfFacility("ClientScans", row => new { row.FacilityId, row.Id });
        table.Refers<ClientScan, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<ClientScan, StaffMembership>(row => new { row.FacilityId, row.ScannedById });
        table.Refers<ClientScan, Station>(row => new { row.FacilityId, row.StationId });
        table.HasIndex(row => new { row.FacilityId, row.ScannedAt });
    }
}

internal sealed class ClientPhotosTable : IEntityTypeConfiguration<ClientPhoto>
{
    public void Configure(EntityTypeBuilder<ClientPhoto> table)
    {
        table.OfFacility("ClientPhotos", row => new { row.FacilityId, row.Id });
        table.Refers<ClientPhoto, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<ClientPhoto, StaffMembership>(row => new { row.FacilityId, row.TakenById });
    }
}

internal sealed class StayEventsTable : IEntityTypeConfiguration<StayEvent>
{
    public void Configure(EntityTypeBuilder<StayEvent> table)
    {
        table.OfFacility("StayEvents", row => new { row.FacilityId, row.Id });
        table.Refers<StayEvent, Client>(row => new { row.FacilityId, row.ClientId });
        table.Refers<StayEvent, StaffMembership>(row => new { row.FacilityId, row.RecordedById });
        table.Refers<StayEvent, StaffMembership>(row => new { row.FacilityId, row.WitnessId });
        table.HasIndex(row => new { row.FacilityId, row.ClientId, row.HappenedAt });
        table.Property(row => row.Note).LongText();
        table.Property(row => row.LastDoseElsewhere).HasMaxLength(1000);
    }
}

internal sealed class ServiceClosuresTable : IEntityTypeConfiguration<ServiceClosure>
{
    public void Configure(EntityTypeBuilder<ServiceClosure> table)
    {
        table.OfFacility("ServiceClosures", row => new { row.FacilityId, row.Id });
        table.Refers<ServiceClosure, StaffMembership>(row => new { row.FacilityId, row.RecordedById });
        table.Refers<ServiceClosure, StaffMembership>(row => new { row.FacilityId, row.EndedById });
        table.HasIndex(row => new { row.FacilityId, row.LastDay });
    }
}
