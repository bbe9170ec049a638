using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MedDispense.Web.Features.Shared;

/// <summary>One message that the next page shows once, above its content.</summary>
/// <param name="Severity">Sign and colour.</param>
/// <param name="Words">The fact, for example "Dose recorded (line 482)".</param>
/// <param name="Next">What to do now, or null.</param>
/// <param name="Href">Where the words of <paramref name="LinkWords"/> lead, or null.</param>
/// <param name="LinkWords">Words of the link.</param>
public sealed record Flash(
    Severity Severity, string Words, string? Next = null, string? Href = null, string? LinkWords = null);

/// <summary>Puts messages aside for the next page, and takes them up there.</summary>
public static class FlashMessages
{
    private const string Key = "frame.flash";

    /// <summary>Says something on the next page, after what was said before.</summary>
    public static void Say(this ITempDataDictionary tempData, Flash flash) =>
        tempData[Key] = JsonSerializer.Serialize<Flash[]>([.. Parse(tempData.Peek(Key)), flash]);

    /// <summary>Says that an act was done.</summary>
    public static void SayDone(this ITempDataDictionary tempData, string words, string? next = null) =>
        tempData.Say(new Flash(Severity.Done, words, next));

    /// <summary>Takes the messages out, so that they are shown once.</summary>
    public static IReadOnlyList<Flash> TakeFlashes(this ITempDataDictionary tempData) => Parse(tempData[Key]);

    private static Flash[] Parse(object? stored) =>
        stored is string json ? JsonSerializer.Deserialize<Flash[]>(json) ?? [] : [];
}
