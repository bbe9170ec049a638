namespace MedDispense.Web.Features.Shared;

/// <summary>What the frame around a page says about who works where; the same on every page of a request.</summary>
public sealed record PageFrame
{
    /// <summary>Name of the facility, as its people call it.</summary>
    public required string FacilityName { get; init; }

    /// <summary>Place of this station (the device), or null when the device is not bound to a place.</summary>
    public string? PlaceName { get; init; }

    /// <summary>
    /// An id of the person that says nothing about them: what the browser keeps of an unsent form belongs to it.
    /// </summary>
    public required string PersonKey { get; init; }

    /// <summary>Given and family name as shown in the top bar.</summary>
    public required string PersonName { get; init; }

    /// <summary>Two letters on the person's badge.</summary>
    public required string Initials { get; init; }

    /// <summary>One of <see cref="BadgeColours.Names"/>; any other text gets a colour of its own.</summary>
    public required string BadgeColour { get; init; }

    /// <summary>The roles in words, for example "nurse" or "nurse, manager".</summary>
    public required string RoleWords { get; init; }

    /// <summary>IANA id of the facility's time zone, for the clock that runs in the page.</summary>
    public required string ZoneId { get; init; }

    /// <summary>Short name of the zone as people read it at this time of year, for example "EDT".</summary>
    public required string ZoneWords { get; init; }

    /// <summary>Now, with the facility's offset: the server's clock, not the device's.</summary>
    public required DateTimeOffset LocalTime { get; init; }

    /// <summary>The main navigation, as far as the role goes, most used first: a phone shows the first four.</summary>
    public IReadOnlyList<NavItem> Nav { get; init; } = [];

    /// <summary>Where the person's name leads: their account, signing out.</summary>
    public string PersonHref { get; init; } = "/account";

    /// <summary>Where the product's name leads.</summary>
    public string HomeHref { get; init; } = "/";

    /// <summary>Minutes without keys or touches after which the page locks itself; see idle-lock.js.</summary>
    public required int IdleLockMinutes { get; init; }

    /// <summary>The paper the house prints on.</summary>
    public Paper Paper { get; init; }

    /// <summary>Whether a scan is answered with a short sound on this station.</summary>
    public bool Sounds { get; init; } = true;

    /// <summary>
    /// What the house's scanners send for the separator inside GS1 codes, where they cannot send the
    /// separator itself; null when they can.
    /// </summary>
    public string? SeparatorStandIn { get; init; }

    /// <summary>
    /// The entry of the navigation under which a path lies; null for one that lies under none, such as a person's own page.
    /// </summary>
    public NavItem? CurrentNav(string path) => Nav.FirstOrDefault(item => item.Rooms.Prepend(item.Href).Any(room =>
        path.Equals(room, StringComparison.OrdinalIgnoreCase)
        || (room != "/" && path.StartsWith(room + "/", StringComparison.OrdinalIgnoreCase))));
}

/// <summary>One entry of the main navigation.</summary>
/// <param name="Words">For example "Counts".</param>
/// <param name="Href">Local path, for example "/counts".</param>
/// <param name="Icon">Its picture on a phone.</param>
/// <param name="Count">How many wait there; 0 shows nothing.</param>
/// <param name="CountWords">What the figure counts, read out after it.</param>
public sealed record NavItem(string Words, string Href, NavIcon Icon, int Count = 0, string CountWords = "waiting")
{
    /// <summary>Further addresses that belong to it, for example "/packs" to the stock.</summary>
    public IReadOnlyList<string> Rooms { get; init; } = [];
}

/// <summary>The pictures of the navigation; each is the symbol <c>n-</c> and its name in lower case.</summary>
public enum NavIcon { Round, Clients, Stock, Counts, Discrepancies, Register, Reports, SetUp, Orders, Home }

/// <summary>The paper sizes that print styles exist for.</summary>
public enum Paper { A4, Letter }
