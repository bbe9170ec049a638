using MedDispense.Domain.Orders;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>An order begins today or later, ends after it began, and is not changed for the past.</summary>
public static class OrderDatesInOrder
{
    /// <summary>A form shows whole minutes, and takes a while to fill in.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    public static IEnumerable<Finding> Check(SigningFacts facts)
    {
        var (now, terms) = (facts.Now, facts.Terms);
        var starts = facts.Changes?.Newest.StartsAt ?? terms.StartsAt ?? now;
        if (facts.Changes is null && facts.Clock.Day(starts) < facts.Clock.Day(now))
        {
            yield return Finding.Stop("starts-in-the-past", "The order would begin in the past.",
                $"Entered: {facts.Clock.SayFully(starts)}.", "Enter today or a later day, or leave it empty for now.", "StartsAt");
        }

        if (facts.EffectiveFrom < now - Tolerance)
        {
            yield return Finding.Stop("changes-the-past", "A change cannot hold from a moment that is over.",
                $"Entered: {facts.Clock.SayFully(facts.EffectiveFrom.Value)}.", "Leave it empty for now, or enter a later moment.", "EffectiveFrom");
        }

        if (terms.EndsAt is { } ends && (ends <= starts || ends <= now || ends <= facts.EffectiveFrom))
        {
            yield return Finding.Stop("ends-before-it-begins", "The order would end before it begins.",
                $"It begins {facts.Clock.SayFully(starts)}.", "Enter a later end, or leave it empty.", "EndsAt");
        }
    }
}
