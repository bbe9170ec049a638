using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Register;

/// <summary>Says in words what a line records. What it needs besides the line is looked up once for all lines shown.</summary>
internal sealed class LineWords(
    Figures figures, FacilityTime time, IReadOnlyDictionary<Guid, string> places, IReadOnlyDictionary<Guid, string?> lots,
    LineLinks links, HiddenTransit hidden)
{
    /// <summary>From this much on a line was written late; screens show minutes.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>The sentence of the line.</summary>
    public string What(RegisterLine line, Posting posting)
    {
        var parts = new List<string> { Head(line, posting) };
        if (line.PackId is { } pack && lots.GetValueOrDefault(pack) is { } lot)
            parts.Add($"Lot {lot}");
        if (posting.Reference is { } reference)
            parts.Add($"Reference {reference}");
        AddOnce(parts, posting.Reason ?? (posting.ReasonCode is { } code ? PostingWords.Reason(posting.Kind, code) : null));
        AddOnce(parts, line.Note);
        return string.Join(". ", parts.Select(part => part.TrimEnd('.')));
    }

    /// <summary>The dated notes of the line.</summary>
    public IReadOnlyList<string> Remarks(RegisterLine line, Posting posting)
    {
        var remarks = new List<string>();
        if (posting.RecordedAt - posting.HappenedAt >= Late)
            remarks.Add($"Late entry, written {time.DayAndClock(posting.RecordedAt)}.");
        if (posting.CorrectsPostingId is { } corrected)
        {
            var which = Lines(links.NumbersOf(corrected)) ?? "an earlier entry";
            var when = links.HappenedAt(corrected) is { } at ? $", {time.DayAndClock(at)}" : "";
            remarks.Add(posting.Kind == PostingKind.RecordedInError
                ? $"Recorded in error: {which}{when}."
                : $"Corrects {which}{when}.");
        }

        if (links.UndoneBy(line.PostingId) is { } undoing)
            remarks.Add($"Recorded in error, see {Lines(undoing.Numbers) ?? "the later entry"}, {time.DayAndClock(undoing.RecordedAt)}.");
        remarks.AddRange(links.OpenedBy(line.PostingId).Select(number => $"Discrepancy {number} opened."));
        if (posting.DiscrepancyId is { } discrepancy && links.DiscrepancyNumber(discrepancy) is { } about)
            remarks.Add($"About discrepancy {about}.");
        return remarks;
    }

    private string Head(RegisterLine line, Posting posting) => line.Kind switch
    {
        RegisterLineKind.Movement => PostingWords.With(posting.Kind, line.Counterparty),
        RegisterLineKind.Custody => $"{PostingWords.With(posting.Kind, line.Counterparty)}: "
            + $"{(hidden.Hides(line.OtherPlaceId) ? "an amount to be counted" : figures.Words(line.AmountMoved))}, {PlaceName(line.PlaceId)} to {PlaceName(line.OtherPlaceId)}",
        RegisterLineKind.Count => $"Counted {figures.Words(line.CountedAmount ?? 0)}",
        RegisterLineKind.Note => line.Note ?? PostingWords.With(posting.Kind, line.Counterparty),
    };

    private string PlaceName(Guid? placeId) => placeId is { } id ? places.GetValueOrDefault(id, "") : "";

    private static void AddOnce(List<string> parts, string? words)
    {
        if (words is not null && !parts.Any(part => part.Contains(words.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)))
            parts.Add(words);
    }

    private static string? Lines(IReadOnlyList<long> numbers) => numbers.Count switch
    {
        0 => null,
        1 => $"line {numbers[0]}",
        _ => $"lines {string.Join(", ", numbers.SkipLast(1))} and {numbers[^1]}",
    };
}
