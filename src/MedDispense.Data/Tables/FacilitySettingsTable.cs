using MedDispense.Domain.Facilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class FacilitySettingsTable : IEntityTypeConfiguration<FacilitySetting>
{
    public void Configure(EntityTypeBuilder<FacilitySetting> table)
    {
        table.OfFacility("FacilitySettings", row => new { row.FacilityId, row.Id });
        table.HasIndex(row => new { row.FacilityId, row.Key, row.From });
    }
}
