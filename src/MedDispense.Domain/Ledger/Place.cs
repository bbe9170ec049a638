using MedDispense.Domain.Facilities;

namespace MedDispense.Domain.Ledger;

/// <summary>What a place is. Physical kinds hold stock (a holding row each); the others are only sums.</summary>
public enum PlaceKind
{
    Safe,
    Cart,
    Fridge,
    Room,
    Quarantine,

    /// <summary>Signed out to one person: their hands.</summary>
    SignedOut,

    /// <summary>On the way between two places; one for each transfer.</summary>
    InTransit,

    Supplier,
    Opening,
    GivenToClient,

    /// <summary>With the client: take-home, leave, or where brought-in medicine comes from.</summary>
    WithClient,
    Wasted,
    Destroyed,
    Returned,
    Lost,
    Found,
}

/// <summary>Which kinds hold stock, which a person sets up, and which the product makes by itself.</summary>
public static class PlaceKinds
{
    /// <summary>The kinds of which every facility has exactly one, made when the facility is made.</summary>
    public static readonly IReadOnlyList<PlaceKind> NotPhysical =
    [
        PlaceKind.Supplier, PlaceKind.Opening, PlaceKind.GivenToClient, PlaceKind.WithClient,
        PlaceKind.Wasted, PlaceKind.Destroyed, PlaceKind.Returned, PlaceKind.Lost, PlaceKind.Found,
    ];

    /// <summary>The kinds that a person sets up by name.</summary>
    public static readonly IReadOnlyList<PlaceKind> SetUpByPeople =
        [PlaceKind.Safe, PlaceKind.Cart, PlaceKind.Fridge, PlaceKind.Room, PlaceKind.Quarantine];

    /// <summary>Whether stock can be there, so that a holding row exists.</summary>
    public static bool IsPhysical(this PlaceKind kind) => kind switch
    {
        PlaceKind.Safe or PlaceKind.Cart or PlaceKind.Fridge or PlaceKind.Room or PlaceKind.Quarantine
            or PlaceKind.SignedOut or PlaceKind.InTransit => true,
        PlaceKind.Supplier or PlaceKind.Opening or PlaceKind.GivenToClient or PlaceKind.WithClient
            or PlaceKind.Wasted or PlaceKind.Destroyed or PlaceKind.Returned or PlaceKind.Lost
            or PlaceKind.Found => false,
    };

    /// <summary>Whether what is there must be settled movement by movement: hands and transit.</summary>
    public static bool MustBeSettled(this PlaceKind kind) => kind is PlaceKind.SignedOut or PlaceKind.InTransit;

    /// <summary>Whether stock there can be taken for a client: neither in quarantine nor on the way.</summary>
    public static bool IsUsable(this PlaceKind kind) =>
        kind is PlaceKind.Safe or PlaceKind.Cart or PlaceKind.Fridge or PlaceKind.Room;
}

/// <summary>Where stock is, comes from or ends. A transit place and a person's hands are made when first needed.</summary>
public sealed class Place : IBelongsToFacility
{
    public required Guid FacilityId { get; init; }

    public required Guid Id { get; init; }

    public required PlaceKind Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>House or unit within the facility that the place stands in; empty when there is only one.</summary>
    public string House { get; set; } = "";

    /// <summary>For <see cref="PlaceKind.SignedOut"/>: the person in whose hands it is.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>For <see cref="PlaceKind.InTransit"/>: where the transfer is going.</summary>
    public Guid? DestinationId { get; init; }

    /// <summary>A closed place takes no more stock; it must be empty to be closed.</summary>
    public DateTime? ClosedAt { get; set; }

    public int Version { get; set; }
}
