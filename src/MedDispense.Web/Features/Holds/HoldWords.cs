using MedDispense.Domain.Facilities;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Holds;

/// <summary>Holds in the words of pages.</summary>
public static class HoldWords
{
    /// <summary>What holds a dose back, for a list: "Held back: 4 days missed"; null where nothing does.</summary>
    public static string? InShort(OrderHolds holds) => holds switch
    {
        { Impaired: { } impaired } => $"Held back: {char.ToLowerInvariant(impaired.Words[0])}{impaired.Words[1..]}",
        { WaitsForMissed: true, Missed: { } missed } => $"Held back: {missed.Say()} missed",
        _ => null,
    };

    /// <summary>Everything that holds the doses back, as it is decided on: one sentence a line, the same at whatever moment it
    /// is read, in the form in which text is stored.</summary>
    public static string About(OrderHolds holds, Medicine medicine, FacilityClock clock)
    {
        ArgumentNullException.ThrowIfNull(holds);
        ArgumentNullException.ThrowIfNull(clock);
        var lines = new List<string>();
        if (holds.Impaired is { } impaired)
            lines.Add($"{clock.SayFully(impaired.At)}, {impaired.Say()}");
        if (holds is { WaitsForMissed: true, Missed: { } missed })
            lines.Add($"{missed.Say()} missed in a row. {MissedDosesCleared.Fact(holds, medicine, clock)}");
        return string.Join('\n', lines.Select(FormText.Line));
    }
}
