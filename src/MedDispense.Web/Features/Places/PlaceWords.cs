using MedDispense.Domain.Ledger;

namespace MedDispense.Web.Features.Places;

/// <summary>What pages call the kinds of places.</summary>
public static class PlaceWords
{
    public static string Of(PlaceKind kind) => kind switch
    {
        PlaceKind.Safe => "Safe or locked cupboard",
        PlaceKind.Cart => "Cart",
        PlaceKind.Fridge => "Fridge",
        PlaceKind.Room => "Room",
        PlaceKind.Quarantine => "Quarantine",
        PlaceKind.SignedOut => "Signed out to a person",
        PlaceKind.InTransit => "On the way",
        PlaceKind.Supplier => "Supplier",
        PlaceKind.Opening => "Opening balance",
        PlaceKind.GivenToClient => "Given to client",
        PlaceKind.WithClient => "With client",
        PlaceKind.Wasted => "Wasted",
        PlaceKind.Destroyed => "Destroyed",
        PlaceKind.Returned => "Returned",
        PlaceKind.Lost => "Lost",
        PlaceKind.Found => "Found",
    };
}
