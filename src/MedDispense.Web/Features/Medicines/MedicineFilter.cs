namespace MedDispense.Web.Features.Medicines;

/// <summary>Which medicines a list shows.</summary>
public enum MedicineState
{
    /// <summary>What the house keeps.</summary>
    Current,
    Withdrawn,
    All,
}

/// <summary>What a person asked the list for; taken from the address, so that a list can be sent as a link.</summary>
public sealed record MedicineFilter
{
    public string? Find { get; init; }

    public bool Controlled { get; init; }

    public bool InStock { get; init; }

    public bool Emergency { get; init; }

    public MedicineState State { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>The address of another page of the same list.</summary>
    public string Href(int page)
    {
        var query = new Dictionary<string, string?>
        {
            ["find"] = string.IsNullOrWhiteSpace(Find) ? null : Find,
            ["controlled"] = Controlled ? "true" : null,
            ["inStock"] = InStock ? "true" : null,
            ["emergency"] = Emergency ? "true" : null,
            ["state"] = State == MedicineState.Current ? null : State.ToString(),
            ["page"] = page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return "/medicines" + QueryString.Create(query.Where(pair => pair.Value is not null));
    }
}
