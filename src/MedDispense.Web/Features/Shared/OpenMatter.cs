using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Shared;

/// <summary>Something that is open in the house.</summary>
/// <param name="Words">What; it may be kept in the record, so it names no client.</param>
public sealed record OpenMatter(string Words)
{
    /// <summary>About whom, on the screen of whoever may look up clients.</summary>
    public string? Client { get; init; }

    /// <summary>Where it is settled, by who may go there; the first that fits a person is theirs.</summary>
    public IReadOnlyList<(string Policy, string Href)> Links { get; init; } = [];

    /// <summary>Where this person settles it; null when others do.</summary>
    public string? HrefFor(Actor actor) => Links.FirstOrDefault(link => Policies.Rules[link.Policy].Allows(actor)).Href;

    /// <summary>The client as this person may know them.</summary>
    public string? ClientFor(Actor actor) => Policies.Rules[Policies.SeeClients].Allows(actor) ? Client : null;
}
