using AutoMapper;
using MedDispense.Domain.Ledger;

namespace MedDispense.Web.Features.Places;

/// <summary>A place as a line of a list.</summary>
public sealed record PlaceRow
{
    public Guid Id { get; init; }

    public PlaceKind Kind { get; init; }

    public string Name { get; init; } = "";

    public string House { get; init; } = "";

    public bool IsClosed { get; init; }

    public int Version { get; init; }

    /// <summary>What its label carries.</summary>
    public string LabelCode => PlaceLabels.CodeOf(Id).Text;

    public sealed class Projection : Profile
    {
        public Projection() => CreateProjection<Place, PlaceRow>()
            .ForMember(row => row.IsClosed, from => from.MapFrom(place => place.ClosedAt != null));
    }
}
