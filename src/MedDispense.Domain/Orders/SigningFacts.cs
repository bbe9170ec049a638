using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Orders;

/// <summary>Another order of the client, with the medicine that it says.</summary>
public sealed record OtherOrder(OrderHistory Order, Medicine Medicine);

/// <summary>Everything that the checks of an order look at when it is signed.</summary>
public sealed record SigningFacts
{
    /// <summary>How far back doses are read.</summary>
    public const int TakenDays = 30;

    /// <summary>The act's reading of the clock, UTC.</summary>
    public required DateTime Now { get; init; }

    public required FacilityClock Clock { get; init; }

    public required Client Client { get; init; }

    /// <summary>Allergies that hold.</summary>
    public required IReadOnlyList<Allergy> Allergies { get; init; }

    public required OrderTerms Terms { get; init; }

    public required Medicine Medicine { get; init; }

    /// <summary>Orders of the client that have not ended, apart from the one that is changed.</summary>
    public required IReadOnlyList<OtherOrder> Others { get; init; }

    /// <summary>Doses that the client took in the last <see cref="TakenDays"/> days.</summary>
    public IReadOnlyList<TakenDose> Taken { get; init; } = [];

    /// <summary>The table of interactions that the house imported.</summary>
    public SharedInteractions Shared { get; init; } = SharedInteractions.None;

    /// <summary>The order that is changed; null for a new one.</summary>
    public OrderHistory? Changes { get; init; }

    /// <summary>What holds the doses of the order that is changed back; nothing for a new one.</summary>
    public OrderHolds Holds { get; init; } = OrderHolds.None;

    /// <summary>From when on a change holds, UTC; null for now.</summary>
    public DateTime? EffectiveFrom { get; init; }
}
