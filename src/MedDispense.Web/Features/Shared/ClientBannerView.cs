namespace MedDispense.Web.Features.Shared;

/// <summary>Who the client is: on every page about a client.</summary>
public sealed record ClientBannerView
{
    public required string FamilyName { get; init; }

    public required string GivenName { get; init; }

    /// <summary>What the client wants to be called, where it differs.</summary>
    public string? PreferredName { get; init; }

    /// <summary>For example "02 Apr 1990".</summary>
    public required string Born { get; init; }

    /// <summary>Age in years.</summary>
    public required int Age { get; init; }

    /// <summary>Number in the house.</summary>
    public required string Number { get; init; }

    /// <summary>Room, or null where none is given.</summary>
    public string? Room { get; init; }

    /// <summary>Address of the photo, or null: then the initials stand there.</summary>
    public string? PhotoHref { get; init; }

    /// <summary>"Supervised", "prompted" or "self-managing".</summary>
    public string? SelfManagement { get; init; }

    /// <summary>What is known about allergies.</summary>
    public required AllergyRecord Allergies { get; init; }

    /// <summary>"penicillin (hives), latex (rash)", or "recorded 3 Jun 2026" where none are known.</summary>
    public string? AllergyWords { get; init; }

    /// <summary>Further alerts, worst first: a look-alike name, swallowing trouble.</summary>
    public IReadOnlyList<BannerAlert> Alerts { get; init; } = [];

    /// <summary>Where the name leads, or null.</summary>
    public string? Href { get; init; }

    /// <summary>False where the page has a heading of its own; then the name is a paragraph.</summary>
    public bool IsPageHeading { get; init; } = true;

    /// <summary>First letters, for the place of the photo.</summary>
    public string Initials => $"{FamilyName.FirstOrDefault()}{GivenName.FirstOrDefault()}".ToUpperInvariant();
}

/// <summary>An alert in the client banner.</summary>
public sealed record BannerAlert(Severity Severity, string Words);

/// <summary>What the record says about allergies; "not recorded" is a stop before the first dose.</summary>
public enum AllergyRecord { NotRecorded, NoneKnown, Known }
