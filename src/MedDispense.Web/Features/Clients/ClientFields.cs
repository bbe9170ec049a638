using System.ComponentModel.DataAnnotations;

namespace MedDispense.Web.Features.Clients;

/// <summary>What a person enters about a client, new or known.</summary>
public record ClientFields
{
    [Required(ErrorMessage = "Enter the family name.")]
    [StringLength(100, ErrorMessage = "A family name has at most 100 characters.")]
    public string? FamilyName { get; init; }

    [Required(ErrorMessage = "Enter the given names.")]
    [StringLength(100, ErrorMessage = "Given names have at most 100 characters.")]
    public string? GivenNames { get; init; }

    [Required(ErrorMessage = "Enter the day of birth.")]
    public DateOnly? BornOn { get; init; }

    [StringLength(40, ErrorMessage = "A room has at most 40 characters.")]
    public string? Room { get; init; }

    [StringLength(80, ErrorMessage = "A house has at most 80 characters.")]
    public string? House { get; init; }

    /// <summary>A card or wristband that is there already; empty to have one made.</summary>
    [StringLength(60, ErrorMessage = "This is too long for a card. Scan it again.")]
    public string? CardCode { get; init; }

    public ClientDetails ToDetails() => new(
        Squeeze(FamilyName), Squeeze(GivenNames), BornOn ?? default, Squeeze(Room), Squeeze(House),
        string.IsNullOrWhiteSpace(CardCode) ? null : Hosting.HouseCode.Plain(CardCode));

    /// <summary>Without blanks around it, and one between words.</summary>
    private static string Squeeze(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What is known of a client, as a use case takes it; the card code is null to have one made.</summary>
public sealed record ClientDetails(
    string FamilyName, string GivenNames, DateOnly BornOn, string Room, string House, string? CardCode)
{
    private const int OldestYears = 130;

    /// <summary>What is wrong with the details, on the house's own day.</summary>
    public IEnumerable<Hosting.ChangeProblem> Check(DateOnly today)
    {
        if (FamilyName.Length == 0)
            yield return new(nameof(FamilyName), "Enter the family name.");
        if (GivenNames.Length == 0)
            yield return new(nameof(GivenNames), "Enter the given names.");
        if (BornOn > today)
            yield return new(nameof(BornOn), "This day of birth is in the future. Check it.");
        else if (BornOn < today.AddYears(-OldestYears))
            yield return new(nameof(BornOn), $"This day of birth is more than {OldestYears} years ago. Check it.");
    }
}
