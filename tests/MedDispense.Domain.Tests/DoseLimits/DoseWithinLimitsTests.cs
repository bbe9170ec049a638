using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.DoseLimits;

public sealed class DoseWithinLimitsTests
{
    private const string Methadone = "methadone";

    [Theory]
    [InlineData(120, null)]
    [InlineData(121, "More than the usual most at once.")]
    [InlineData(240, "More than the usual most at once.")]
    [InlineData(600, "This is more than twice the usual most at once; check the figure and the unit.")]
    [InlineData(1200, "This is more than twice the usual most at once; check the figure and the unit.")]
    [InlineData(1201, "This is more than ten times the usual most at once; check the unit.")]
    public void What_was_typed_wrong_is_said_plainly_with_both_figures(long dose, string? what)
    {
        var found = Limited.Facts(Methadone, dose).UnderWay().Sign();

        if (what is null)
        {
            Assert.Empty(found);
            return;
        }

        // One dose a day that is too much at once is said once.
        var finding = Assert.Single(found);
        Assert.Equal((FindingTier.Reason, "dose-at-once", what), (finding.Tier, finding.Code, finding.What));
        Assert.Equal($"Ordered: {new ExactNumber(dose)}\u00A0mg of methadone at once; the usual most is 120\u00A0mg (US label, the usual 80 to 120 mg a day).", finding.Fact);
    }

    [Theory]
    [InlineData("daily 08:00 20:00", 60, "")]
    [InlineData("daily 08:00 20:00", 61, "dose-a-day")]
    [InlineData("every 6 hours from 2026-06-10T12:00Z", 30, "")]
    [InlineData("every 6 hours from 2026-06-10T12:00Z", 31, "dose-a-day")]
    [InlineData("split in mg 08:00=80 20:00=40", 80, "")]
    [InlineData("split in mg 08:00=80 20:00=41", 80, "dose-a-day")]
    [InlineData("steps in mg from 2026-06-10: 3d 08:00=20 / on 08:00=120", 120, "")]
    [InlineData("steps in mg from 2026-06-10: 300d 08:00=20 / on 08:00=70 20:00=51", 70, "dose-a-day")]
    [InlineData("steps in mg from 2026-06-10: 3d 08:00=20 / on 08:00=121", 121, "dose-at-once")]
    [InlineData("pattern in mg from 2026-06-10: 08:00=20 / off / 08:00=121", 121, "dose-at-once")]
    [InlineData("once 2026-06-12T14:30", 121, "dose-at-once")]
    [InlineData("weekly Mon Wed 08:00 20:00", 61, "dose-a-day")]
    public void The_largest_dose_and_the_fullest_day_that_the_timing_lists_are_held_against_the_limits(string timing, long dose, string asks) =>
        Assert.Equal(asks, Limited.Facts(Methadone, dose, timing).UnderWay().Asks());

    [Theory]
    [InlineData(60, 120, "")]
    [InlineData(60, 121, "dose-a-day")]
    [InlineData(121, 121, "dose-at-once")]
    public void An_as_needed_order_counts_with_the_most_that_it_allows(long dose, long most, string asks)
    {
        var facts = Limited.Facts(Methadone, dose, "as needed").UnderWay();
        Assert.Equal(asks, (facts with { Terms = facts.Terms with { Maximum = new(most), MinimumGapMinutes = 240 } }).Asks());
    }

    [Fact]
    public void A_dose_in_another_unit_or_in_what_is_picked_up_is_the_same_dose()
    {
        var clonidine = Limited.Medicine("clonidine hydrochloride", new(1, 10));
        Assert.Equal("", Limited.Facts(clonidine, Limited.Terms(clonidine, new(300), unit: "ug")).UnderWay().Asks());
        Assert.Contains("400\u00A0mcg of clonidine", Assert.Single(Limited.Facts(clonidine, Limited.Terms(clonidine, new(400), unit: "ug")).UnderWay().Sign()).Fact, StringComparison.Ordinal);
        Assert.Contains("0.4\u00A0mg of clonidine at once; the usual most is 0.3\u00A0mg", Assert.Single(Limited.Facts(clonidine, Limited.Terms(clonidine, new(4), unit: "1")).UnderWay().Sign()).Fact, StringComparison.Ordinal);
        // A patch gives so much an hour: no amount of the substance says how many.
        var patch = Limited.Medicine("nicotine", new(21), per: "d");
        Assert.Empty(Limited.Facts(patch, Limited.Terms(patch, new(3), unit: "1")).Sign());
    }

    [Theory]
    [InlineData(null, "first-dose", "No dose is on record in the 30 days before.")]
    [InlineData("2026-06-05T08:00", "first-dose", "No dose is on record since 5 Jun 2026 08:00.")]
    [InlineData("2026-06-05T08:01", "", null)]
    [InlineData("2026-06-09T08:05", "", null)]
    public void Who_has_not_taken_it_for_days_begins_anew(string? lastTaken, string asks, string? since)
    {
        var facts = Limited.Facts(Methadone, 40);
        facts = lastTaken is null ? facts : facts.Taken(lastTaken);

        Assert.Equal(asks, facts.Asks());
        if (since is not null)
        {
            var finding = Assert.Single(facts.Sign());
            Assert.Equal(("More than a first dose.", $"Ordered: 40\u00A0mg of methadone at once; a first dose is at most 30\u00A0mg (US label, first dose). {since}"), (finding.What, finding.Fact));
        }
    }

    [Theory]
    [InlineData("clozapine", 25, "2026-06-08T08:00", "first-dose")]
    [InlineData("clozapine", 25, "2026-06-08T08:01", "")]
    [InlineData("gabapentin", 600, "2026-06-03T08:00", "first-dose")]
    [InlineData("gabapentin", 600, "2026-06-03T08:01", "")]
    public void How_many_days_is_said_by_the_row(string substance, long dose, string lastTaken, string asks) =>
        Assert.Equal(asks, Limited.Facts(substance, dose).Taken(lastTaken).Asks());

    [Theory]
    [InlineData(30, "daily 08:00", "")]
    [InlineData(20, "daily 08:00 20:00", "")]
    [InlineData(21, "daily 08:00 20:00", "first-day")]
    [InlineData(50, "daily 08:00", "first-dose first-day")]
    [InlineData(40, "steps in mg from 2026-06-10: 1d 08:00=30 / on 08:00=40", "")]
    [InlineData(31, "steps in mg from 2026-06-10: 1d 08:00=31 / on 08:00=20", "first-dose")]
    [InlineData(80, "weekly Fri 08:00", "first-dose first-day")]
    public void A_treatment_that_begins_has_a_first_dose_and_a_first_day(long dose, string timing, string asks) =>
        Assert.Equal(asks, Limited.Facts(Methadone, dose, timing).Asks());

    [Fact]
    public void The_first_day_says_what_the_law_says_where_that_is_passed_too()
    {
        Assert.Contains("at most 40\u00A0mg (US label, first day)", Limited.Facts(Methadone, 25, "daily 08:00 20:00").Sign()[0].Fact, StringComparison.Ordinal);
        Assert.Contains("at most 50\u00A0mg (42 CFR 8.12", Limited.Facts(Methadone, 26, "daily 08:00 20:00").Sign()[0].Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_day_counts_what_was_taken_already_and_the_morning_after_an_evening()
    {
        var taken = Limited.Facts(Methadone, 20, "once now").Taken("2026-06-10T06:00", 21);
        var finding = Assert.Single(taken.Sign());
        Assert.Equal(("first-day", "Together 41\u00A0mg of methadone on the first day; at most 40\u00A0mg (US label, first day). It began that day: 10 Jun 2026 06:00."), (finding.Code, finding.Fact));
        Assert.Equal("", Limited.Facts(Methadone, 20, "once now").Taken("2026-06-10T06:00", 20).Asks());
        // Begun in the evening before: still its first day at four in the afternoon, but no longer after twenty hours.
        Assert.Equal("first-day", Limited.Facts(Methadone, 20, "once now").Taken("2026-06-09T20:00", 21).Asks());
        Assert.Equal("", Limited.Facts(Methadone, 20, "daily 16:00").Taken("2026-06-09T20:00", 21).Asks());
        Assert.Equal("first-day", Limited.Facts(Methadone, 30, "daily 20:00").Taken("2026-06-10T07:00", 30).Asks());

        var evening = Limited.Facts(Methadone, 30, "daily 07:00 21:00");
        Assert.Equal("first-day", evening.Asks());
    }

    [Fact]
    public void What_another_order_lists_until_then_carries_the_treatment_on()
    {
        var later = Limited.Facts(Methadone, 80);
        later = later with { Terms = later.Terms with { StartsAt = A.At("2026-06-20T00:00") } };
        var before = Limited.Other(Limited.Medicine(Methadone), 20);

        Assert.Equal("first-dose first-day", later.Asks());
        Assert.DoesNotContain(later.With(before).Sign(), finding => finding.Code is "first-dose" or "first-day");
    }

    [Fact]
    public void Orders_of_one_substance_count_together_for_the_day()
    {
        var facts = Limited.Facts("lorazepam", 2, "daily 08:00 20:00").UnderWay();
        OtherOrder Needed(long most) => Limited.Other(Limited.Medicine("lorazepam"), 1, "as needed", maximum: most);

        var note = Assert.Single(facts.With(Needed(6)).Sign());
        Assert.Equal((FindingTier.Note, "dose-together", "Ordered: 4\u00A0mg of lorazepam in a day. With order 7 it comes to 10\u00A0mg."), (note.Tier, note.Code, note.Fact));
        var over = Assert.Single(facts.With(Needed(7)).Sign());
        Assert.Equal((FindingTier.Reason, "dose-a-day"), (over.Tier, over.Code));
        Assert.Contains("With order 7 it comes to 11\u00A0mg; the usual most is 10\u00A0mg (US label)", over.Fact, StringComparison.Ordinal);
        // The other way round, and other strengths of the substance count as what is in them.
        var needed = Limited.Facts("lorazepam", 1, "as needed").UnderWay();
        needed = needed with { Terms = needed.Terms with { Maximum = new(4) } };
        Assert.Equal("", needed.With(Limited.Other(Limited.Medicine("lorazepam", new(1, 2)), 6, "daily 08:00 20:00")).Asks());
        Assert.Equal("dose-a-day", needed.With(Limited.Other(Limited.Medicine("lorazepam", new(1, 2)), 7, "daily 08:00 20:00")).Asks());
        // What never falls on one day is not added up.
        Assert.Equal("", Limited.Facts("lorazepam", 4, "weekly Mon 08:00 20:00").UnderWay().With(Limited.Other(Limited.Medicine("lorazepam"), 4, "weekly Tue 08:00")).Asks());
        Assert.Equal("dose-a-day", Limited.Facts("lorazepam", 4, "weekly Mon 08:00 20:00").UnderWay().With(Limited.Other(Limited.Medicine("lorazepam"), 4, "weekly Mon 08:00")).Asks());
    }

    [Fact]
    public void An_injection_for_a_month_is_not_added_to_what_is_taken_under_the_tongue()
    {
        var film = Limited.Medicine("buprenorphine", route: "sublingual");
        var depot = Limited.Medicine("buprenorphine", new(300), form: "syringe", route: "subcutaneous");

        var facts = Limited.Facts(film, Limited.Terms(film, new(16))).With(Limited.Other(depot, 1));
        Assert.Equal("first-dose", facts.Asks());
        // Who has the injection does not begin anew.
        Assert.Empty(facts.Taken("2026-06-09T08:00", 1, depot).Sign());
    }

    [Theory]
    [InlineData(1961, 6, 10, 20, "", "begin-low")]
    [InlineData(1961, 6, 10, 21, "cautious-start", null)]
    [InlineData(1961, 6, 11, 21, "", null)]
    [InlineData(1961, 6, 10, 31, "first-dose cautious-start", null)]
    public void Whoever_is_65_or_more_begins_lower(int year, int month, int day, long dose, string asks, string? note)
    {
        var facts = Limited.Facts(Methadone, dose).Born(year, month, day);

        Assert.Equal(asks, facts.Asks());
        Assert.Equal(note, facts.Sign().FirstOrDefault(finding => finding.Tier == FindingTier.Note)?.Code);
        Assert.Empty(facts.UnderWay().Sign());
    }

    [Theory]
    [InlineData("lorazepam", "cautious-start")]
    [InlineData("pregabalin", "cautious-start")]
    [InlineData("oxycodone", "cautious-start")]
    [InlineData("ibuprofen", "")]
    public void Whoever_has_what_sedates_ordered_begins_lower(string other, string asks)
    {
        var facts = Limited.Facts(Methadone, 25).With(Limited.Other(Limited.Medicine(other), 1));

        Assert.Equal(asks, facts.Asks());
        if (asks.Length > 0)
            Assert.Contains($"since {other} is ordered too (order 7). No dose", Assert.Single(facts.Sign()).Fact, StringComparison.Ordinal);
        Assert.Equal("", (facts with { Terms = facts.Terms with { Dose = new(20) } }).Asks());
    }

    [Fact]
    public void One_reason_lets_all_of_them_through_as_notes()
    {
        var facts = Limited.Facts(Methadone, 600).Born(1950);
        Assert.Equal("dose-at-once first-dose first-day cautious-start", facts.Asks());

        var reasoned = (facts with { Terms = facts.Terms with { DoseReason = "Transferred, 600 mg confirmed" } }).Sign();
        Assert.All(reasoned, finding => Assert.Equal(FindingTier.Note, finding.Tier));
        Assert.True(DoseWithinLimits.NeedsReason(reasoned));
        Assert.Equal("dose-at-once first-dose first-day cautious-start", (facts with { Terms = facts.Terms with { DoseReason = " " } }).Asks());
        Assert.False(DoseWithinLimits.NeedsReason(Limited.Facts(Methadone, 20).Sign()));
    }

    [Fact]
    public void A_change_counts_what_was_taken_that_day_and_what_is_listed_until_it_holds()
    {
        var medicine = Limited.Medicine(Methadone);
        var order = A.Order([A.Version("daily 06:00 23:00", medicine: medicine, amount: 60, dose: new(60), unit: "mg", route: "oral")]);
        var facts = Limited.Facts(Methadone, 61, "daily 22:00") with { Changes = order };

        Assert.Equal("", facts.UnderWay().Asks());
        Assert.Equal("", facts.UnderWay().Taken("2026-06-10T06:00", 59).Asks());
        var over = Assert.Single(facts.UnderWay().Taken("2026-06-10T06:00", 60).Sign());
        Assert.Equal("dose-a-day", over.Code);
        Assert.Contains("With what was taken that day it comes to 121\u00A0mg", over.Fact, StringComparison.Ordinal);
        // From tomorrow noon on: the dose at six of the version before is still given.
        var tomorrow = facts with { EffectiveFrom = A.At("2026-06-11T12:00") };
        Assert.Equal("dose-a-day", tomorrow.UnderWay().Asks());
        Assert.Equal("", (facts with { EffectiveFrom = A.At("2026-06-11T00:00") }).UnderWay().Asks());
    }

    [Fact]
    public void What_other_checks_refuse_is_not_asked_about()
    {
        Assert.Empty(Limited.Facts(Methadone, 0).Sign());
        Assert.Empty(Limited.Facts(Methadone, 600, "daily").Sign());
        var unknown = Limited.Facts(Methadone, 600);
        Assert.Empty((unknown with { Terms = unknown.Terms with { DoseUnit = "spoon" } }).Sign());
        Assert.Empty((unknown with { Terms = unknown.Terms with { Route = "" } }).Sign());
    }
}
