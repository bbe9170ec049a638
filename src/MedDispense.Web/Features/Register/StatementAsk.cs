using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.WebUtilities;

namespace MedDispense.Web.Features.Register;

/// <summary>What the address of a statement asks for; without days, this month so far.</summary>
public sealed record StatementAsk : IValidatableObject
{
    [Display(Name = "From")]
    public DateOnly? From { get; init; }

    [Display(Name = "To")]
    public DateOnly? To { get; init; }

    [Display(Name = "Read it")]
    public RegisterAs As { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => DayRange.Check(From, To);

    /// <summary>The same with days, from the facility's local day where none were named.</summary>
    public StatementAsk With(DateOnly today)
    {
        var to = To ?? (From > today ? From.Value : today);
        return this with { From = From ?? new DateOnly(to.Year, to.Month, 1), To = to };
    }

    /// <summary>An address with the same days.</summary>
    public string Href(string path)
    {
        var query = new Dictionary<string, string?>
        {
            ["from"] = From?.ToString("yyyy-MM-dd", null),
            ["to"] = To?.ToString("yyyy-MM-dd", null),
            ["as"] = As == RegisterAs.Happened ? "happened" : null,
        };
        return QueryHelpers.AddQueryString(path, query.Where(pair => pair.Value is not null));
    }
}
