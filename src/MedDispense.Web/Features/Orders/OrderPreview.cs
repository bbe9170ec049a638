using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Shared;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Orders;

/// <summary>What was understood, shown before it is signed.</summary>
public sealed record OrderPreview
{
    private const int MostOnButton = 160;
    private static readonly TimeSpan MostCounted = TimeSpan.FromDays(92);

    public required string Title { get; init; }

    public required string Sentence { get; init; }

    /// <summary>For the button: the sentence, unless it is a list that nobody reads there.</summary>
    public string InBrief => Sentence.Length <= MostOnButton ? Sentence : "As it is listed day by day above";

    /// <summary>What it says until now; null for a new order.</summary>
    public string? Before { get; init; }

    /// <summary>From when to when, how it is given, what lies between two doses, who stands behind it.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>The days to come with their doses; none for an as-needed order.</summary>
    public required IReadOnlyList<DoseDays> Days { get; init; }

    /// <summary>What was put in or could be misread.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    public required IReadOnlyList<FindingView> Notes { get; init; }

    public static OrderPreview Of(OrderDraft draft, FacilityTime time, DateTime now, IReadOnlyList<string> remarks)
    {
        var (facts, authority) = (draft.Facts!, draft.Authority!); // Only of a draft that is not refused.
        var order = draft.Preview();
        var version = order.Newest;
        var begins = version.StartsAt > version.EffectiveFrom ? version.StartsAt : version.EffectiveFrom;
        return new OrderPreview
        {
            Title = OrderWords.Title(facts.Medicine),
            Sentence = OrderWords.Sentence(version, facts.Medicine, time),
            Before = facts.Changes is { } changes && changes.Newest.MedicineId == facts.Medicine.Id
                ? OrderWords.Sentence(changes.Newest, facts.Medicine, time)
                : null,
            Facts =
            [
                facts.Changes is null ? $"Begins {time.DayAndClock(version.StartsAt)}" : $"Changes {time.DayAndClock(version.EffectiveFrom)}",
                .. version.EndsAt is { } ends ? new[] { $"Ends {time.DayAndClock(ends)}{Count(order, begins, ends, time)}" } : [],
                version.Way.Say(),
                .. OrderWords.Gap(version),
                .. version.Directions is { } directions ? new[] { directions } : [],
                authority.Call is { } call
                    ? $"Said by {call.PrescriberName} {time.DayAndClock(call.SpokeAt)} and read back; the prescriber signs it by {time.DayAndClock(authority.CounterSignBy!.Value)}" // A call has one.
                    : $"Signed by {authority.PrescriberName}",
            ],
            Days = DoseCalendar.Of(order, facts.Medicine, begins, now, time),
            Remarks = [.. remarks, .. DueAtOnce(order, begins, now, time)],
            Notes = [.. draft.Findings.Select(FindingView.Of)],
        };
    }

    /// <summary>An order may begin earlier today, as a verbal one does that is written down afterwards; what it lists before
    /// now is due, or overdue, with the signature.</summary>
    private static IEnumerable<string> DueAtOnce(OrderHistory order, DateTime begins, DateTime now, FacilityTime time)
    {
        var before = order.Schedule(time.Zone).Between(begins, now);
        if (before.Count > 0)
        {
            yield return $"Due at once, since it lies before now: {string.Join(", ", before.Select(dose => time.Clock(dose.DueAt)))}. "
                + "If that is not to be given, begin the order later.";
        }
    }

    private static string Count(OrderHistory order, DateTime begins, DateTime ends, FacilityTime time)
    {
        if (order.Newest.IsAsNeeded || ends - begins > MostCounted)
            return "";
        var doses = order.Schedule(time.Zone).Between(begins, ends).Count;
        return doses == 1 ? ", after 1 dose" : $", after {doses} doses";
    }
}
