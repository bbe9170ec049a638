using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared;

namespace MedDispense.Web.Hosting;

/// <summary>The main navigation as far as a person's roles go, most used first.</summary>
public static class Navigation
{
    private static readonly (string Words, string Href, NavIcon Icon, string Policy)[] Entries =
    [
        ("Home", "/", NavIcon.Home, Policies.AnyStaff),
        ("Round", "/round", NavIcon.Round, Policies.GiveDoses),
        ("Stock", "/stock", NavIcon.Stock, Policies.SeeStock),
        ("Counts", "/counts", NavIcon.Counts, Policies.Count),
        ("Discrepancies", "/discrepancies", NavIcon.Discrepancies, Policies.SeeDiscrepancies),
        ("Register", "/register", NavIcon.Register, Policies.SeeRegister),
        ("Clients", "/clients", NavIcon.Clients, Policies.SeeClients),
        ("Medicines", "/medicines", NavIcon.Orders, Policies.SeeMedicines),
        ("Audit", "/audit", NavIcon.Reports, Policies.SeeAudit),
        ("Set-up", "/settings", NavIcon.SetUp, Policies.SetUp),
    ];

    /// <summary>What else lies under an entry.</summary>
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["/round"] = ["/doses", "/emergency"],
        ["/stock"] =
        [
            "/packs", "/transfers", "/take-outs", "/waste", "/quarantine", "/recalls", "/returns", "/destructions",
            "/stock-orders", "/suppliers", "/receipts", "/deliveries", "/brought-in", "/labels",
        ],
        ["/clients"] = ["/orders", "/calls"],
        ["/register"] = ["/daily-close", "/corrections"],
        ["/settings"] = ["/staff", "/stations", "/places", "/opening-balance"],
    };

    public static IReadOnlyList<NavItem> For(Actor actor) =>
        [.. Entries.Where(entry => Policies.Rules[entry.Policy].Allows(actor))
            .Select(entry => new NavItem(entry.Words, entry.Href, entry.Icon) { Rooms = Rooms.GetValueOrDefault(entry.Href, []) })];
}
