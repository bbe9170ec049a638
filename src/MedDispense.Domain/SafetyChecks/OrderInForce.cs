using MedDispense.Domain.Doses;
using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>The order is in force at the moment of the dose, is the one that was on the screen, and lists this dose.</summary>
public static class OrderInForce
{
    public static IEnumerable<Finding> Check(DoseFacts facts)
    {
        var order = facts.Order;
        switch (order.StateAt(facts.HappenedAt))
        {
            case OrderState.NotBegun:
                yield return Finding.Stop("order-not-begun", "The order has not begun.",
                    $"It begins {facts.Clock.Say(facts.Version.StartsAt, facts.Now)}.", "Wait, or ask the prescriber.");
                break;
            case OrderState.Paused:
                var pause = order.PauseAt(facts.HappenedAt)!; // It is paused.
                yield return Finding.Stop("order-paused", "The order is paused.",
                    $"Paused {facts.Clock.Say(pause.EffectiveAt, facts.Now)}{(order.ResumedAfter(facts.HappenedAt) is { } goesOn ? $" until {facts.Clock.Say(goesOn, facts.Now)}" : "")}: {pause.Reason}", "Ask the prescriber before anything is given.");
                break;
            case OrderState.Ended:
                var end = new[] { order.DiscontinuedAt, facts.Version.EndsAt }.Min();
                yield return Finding.Stop("order-ended", "The order has ended.",
                    end is { } moment ? $"It ended {facts.Clock.Say(moment, facts.Now)}." : "It is no longer in force.",
                    "Nothing is given under it. Bring back or waste what was drawn.");
                break;
            case OrderState.Active:
                break;
        }

        if (facts.Version.Version != facts.VersionSeen)
            yield return Changed(facts);
        if (facts.Occurrence is { } occurrence && order.StateAt(facts.HappenedAt) == OrderState.Active
            && (!order.Lists(occurrence) || facts.Version.DoseOf(occurrence) is null))
        {
            yield return Finding.Stop("dose-not-listed", "The order does not list this dose.",
                $"{facts.Clock.Say(occurrence.DueAt, facts.Now)} is not one of its times.", "Open the round again and choose from what is due.");
        }
    }

    private static Finding Changed(DoseFacts facts)
    {
        var seen = facts.Order.Versions.FirstOrDefault(version => version.Version == facts.VersionSeen);
        var now = facts.OrderedDose.SayBoth(facts.Ordered);
        return Finding.Stop("order-changed", "The order has changed since this page was opened.",
            seen is null || seen.MedicineId != facts.Version.MedicineId
                ? $"It now says {facts.Ordered.Title}, {now}."
                : $"It said {(seen.DoseOf(facts.Occurrence) ?? seen.FullDose).SayBoth(facts.Ordered)}; it now says {now}.",
            "Read the order again. What was drawn too much is brought back or wasted.");
    }
}
