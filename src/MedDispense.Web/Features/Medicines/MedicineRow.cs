using AutoMapper;
using MedDispense.Domain.Medicines;

namespace MedDispense.Web.Features.Medicines;

/// <summary>A medicine as a line of a list.</summary>
public sealed record MedicineRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string BrandName { get; init; } = "";

    public string Labeler { get; init; } = "";

    public string Strength { get; init; } = "";

    public string Form { get; init; } = "";

    public UsSchedule UsSchedule { get; init; }

    public UkSchedule UkSchedule { get; init; }

    public string LegalClass { get; init; } = "";

    public bool TreatAsControlled { get; init; }

    public bool IsEmergency { get; init; }

    public bool IsWithdrawn { get; init; }

    public bool IsControlled => TreatAsControlled || UsSchedule != UsSchedule.NotScheduled
        || UkSchedule != UkSchedule.NotScheduled || LegalClass.Length > 0;

    public sealed class Projection : Profile
    {
        public Projection() => CreateProjection<Medicine, MedicineRow>()
            .ForMember(row => row.IsWithdrawn, from => from.MapFrom(medicine => medicine.WithdrawnAt != null));
    }
}
