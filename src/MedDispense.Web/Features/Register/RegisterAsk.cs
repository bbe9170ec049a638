using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;

namespace MedDispense.Web.Features.Register;

/// <summary>What the address of a register page asks for: the range, the reading, and where in it to stand.</summary>
public sealed record RegisterAsk : IValidatableObject
{
    [Display(Name = "From")]
    public DateOnly? From { get; init; }

    [Display(Name = "To")]
    public DateOnly? To { get; init; }

    [Display(Name = "First line")]
    [Range(1, long.MaxValue, ErrorMessage = "Lines are counted from 1.")]
    public long? First { get; init; }

    [Display(Name = "Last line")]
    [Range(1, long.MaxValue, ErrorMessage = "Lines are counted from 1.")]
    public long? Last { get; init; }

    [Display(Name = "Place")]
    public Guid? Place { get; init; }

    [Display(Name = "Read it")]
    public RegisterAs As { get; init; }

    /// <summary>Local date and time.</summary>
    [Display(Name = "As it was known on")]
    public DateTime? At { get; init; }

    [Display(Name = "Oldest line first")]
    public bool Oldest { get; init; }

    /// <summary>Cursor: the lines before this one.</summary>
    public long? Before { get; init; }

    /// <summary>Cursor: the lines after this one.</summary>
    public long? After { get; init; }

    [BindNever]
    public bool IsNarrowed => From is not null || To is not null || First is not null || Last is not null || Place is not null
        || At is not null || As != RegisterAs.Known;

    public RegisterRange Range(FacilityTime time) => new()
    {
        From = From,
        To = To,
        FirstLine = First,
        LastLine = Last,
        PlaceId = Place,
        As = As,
        KnownAt = At is { } at ? time.ToUtc(at) : null,
    };

    public RegisterWindow Window() => new(NewestFirst: !Oldest, Before, After);

    /// <summary>An address with the same range.</summary>
    public string Href(string path, long? before = null, long? after = null)
    {
        var query = new Dictionary<string, string?>
        {
            ["from"] = From?.ToString("yyyy-MM-dd", null),
            ["to"] = To?.ToString("yyyy-MM-dd", null),
            ["first"] = First?.ToString("0", null),
            ["last"] = Last?.ToString("0", null),
            ["place"] = Place?.ToString(),
            ["as"] = As == RegisterAs.Happened ? "happened" : null,
            ["at"] = At?.ToString("yyyy-MM-ddTHH:mm", null),
            ["oldest"] = Oldest ? "true" : null,
            ["before"] = before?.ToString("0", null),
            ["after"] = after?.ToString("0", null),
        };
        return QueryHelpers.AddQueryString(path, query.Where(pair => pair.Value is not null));
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var result in DayRange.Check(From, To))
            yield return result;
        if (First > Last)
            yield return new("The last line stands before the first. Exchange them.", [nameof(Last)]);
        if (At is { Year: < DayRange.FirstYear or > DayRange.LastYear })
            yield return new(DayRange.OutOfRange, [nameof(At)]);
    }
}

/// <summary>What every range of days is checked for.</summary>
public static class DayRange
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
    public const string OutOfRange = "The year lies between 2000 and 2100.";

    public static IEnumerable<ValidationResult> Check(DateOnly? from, DateOnly? to)
    {
        if (from is { Year: < FirstYear or > LastYear })
            yield return new(OutOfRange, ["From"]);
        if (to is { Year: < FirstYear or > LastYear })
            yield return new(OutOfRange, ["To"]);
        if (from > to)
            yield return new("The last day is before the first. Exchange them.", ["To"]);
    }
}
