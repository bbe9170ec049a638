using MedDispense.Domain.DoseLimits;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.DoseLimits;

public sealed class FieldDoseLimitsTests
{
    // A hundred pieces are the limit, however much it is.
    private const int Pieces = 100;

    public static TheoryData<int, int> Limits
    {
        get
        {
            var all = new TheoryData<int, int>();
            for (var row = 0; row < FieldDoseLimits.All.Count; row++)
            {
                for (var limit = 0; limit < FieldDoseLimits.All[row].Limits.Count; limit++)
                    all.Add(row, limit);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Each_limit_lets_through_what_it_says_and_asks_for_a_reason_above_it(int row, int limit)
    {
        var (says, of) = (FieldDoseLimits.All[row], FieldDoseLimits.All[row].Limits[limit]);

        Assert.DoesNotContain(Ordered(says, of, 0), finding => finding.AsksForReason && finding.Code == Code(of.Kind) && finding.Fact.Contains(Said(of, says.Unit), StringComparison.Ordinal));
        var asked = Assert.Single(Ordered(says, of, 1), finding => finding.Code == Code(of.Kind));
        Assert.Equal((FindingTier.Reason, "DoseReason"), (asked.Tier, asked.Field));
        Assert.Contains(Said(of, says.Unit), asked.Fact, StringComparison.Ordinal);
        Assert.Contains(says.Substance, asked.Fact, StringComparison.Ordinal);
        Assert.EndsWith("enter the prescriber's reason.", asked.Next, StringComparison.Ordinal);
        Assert.Equal(FindingTier.Note, Assert.Single(Ordered(says, of, 1, "Confirmed by the clinic before"), finding => finding.Code == Code(of.Kind)).Tier);
    }

    [Fact]
    public void Every_row_is_found_by_its_substance_names_routes_that_are_ordered_and_lies_in_order()
    {
        Assert.All(FieldDoseLimits.All, row =>
        {
            Assert.Equal(row.Substance, SubstanceName.Of(row.Substance));
            Assert.NotEmpty(row.Limits);
            Assert.True(row.NewAfterDays < SigningFacts.TakenDays);
            Assert.All(row.Routes, route => Assert.Contains(route, RouteWords.All));
            Assert.All(row.Limits, limit => Assert.NotEmpty(limit.Source));
            Assert.All(row.Limits, limit => Assert.Equal(limit.Kind == DoseLimitKind.CautiousAtOnce, limit.For != Caution.None));
            foreach (var (low, high) in new[]
                {
                    (DoseLimitKind.MostAtOnce, DoseLimitKind.MostADay), (DoseLimitKind.FirstAtOnce, DoseLimitKind.FirstDayTotal),
                    (DoseLimitKind.FirstAtOnce, DoseLimitKind.MostAtOnce), (DoseLimitKind.FirstDayTotal, DoseLimitKind.MostADay),
                    (DoseLimitKind.CautiousAtOnce, DoseLimitKind.FirstAtOnce), (DoseLimitKind.CautiousAtOnce, DoseLimitKind.MostAtOnce),
                })
            {
                Assert.All(row.Limits.Where(limit => limit.Kind == low), limit =>
                    Assert.All(row.Limits.Where(other => other.Kind == high), other => Assert.True(limit.Amount <= other.Amount, $"{row.Substance}: {low} above {high}")));
            }
        });
        // A second row of a substance would never be used unless the one before asks for something.
        Assert.All(FieldDoseLimits.All.GroupBy(row => row.Substance), rows => Assert.All(rows.SkipLast(1), row => Assert.NotNull(row.Form)));
    }

    [Theory]
    [InlineData("methadone hydrochloride", "oral", "methadone")]
    [InlineData("methadone hydrochloride", "intramuscular", "")]
    [InlineData("buprenorphine hydrochloride", "sublingual", "buprenorphine")]
    [InlineData("buprenorphine", "subcutaneous", "")]
    [InlineData("buprenorphine", "transdermal", "")]
    [InlineData("naltrexone", "intramuscular", "")]
    [InlineData("diazepam", "intravenous", "")]
    [InlineData("paracetamol", "oral", "acetaminophen")]
    [InlineData("lithium carbonate", "oral", "lithium")]
    [InlineData("lithium citrate", "oral", "")]
    [InlineData("thiamine hydrochloride", "oral", "")]
    public void A_row_is_silent_about_another_route_or_salt(string substance, string route, string found) =>
        Assert.Equal(found, string.Join(' ', FieldDoseLimits.Of(Limited.Medicine(substance, route: route), route).Select(row => row.Substance)));

    [Fact]
    public void A_form_with_amounts_of_its_own_is_held_against_them()
    {
        Assert.Equal("dose-at-once", Limited.Facts("tramadol", 200).UnderWay().Asks());
        var slow = Limited.Medicine("tramadol", form: "tablet, extended release");
        Assert.Equal("", Limited.Facts(slow, Limited.Terms(slow, new(200))).UnderWay().Asks());
    }

    private static string Code(DoseLimitKind kind) => kind switch
    {
        DoseLimitKind.MostAtOnce => "dose-at-once",
        DoseLimitKind.MostADay => "dose-a-day",
        DoseLimitKind.FirstAtOnce => "first-dose",
        DoseLimitKind.FirstDayTotal => "first-day",
        DoseLimitKind.CautiousAtOnce => "cautious-start",
    };

    private static string Said(DoseLimit limit, UcumUnit unit) => $"{limit.Amount}\u00A0{unit.OnScreen} ({limit.Source})";

    /// <summary>An order of just the limit, or of so many pieces more, for whom the limit is meant.</summary>
    private static IReadOnlyList<Finding> Ordered(FieldDoseLimit row, DoseLimit limit, int more, string? reason = null)
    {
        var medicine = Limited.Medicine($"{row.Substance} {row.Salt}".TrimEnd(), limit.Amount / new ExactNumber(Pieces), row.Unit.Code, $"tablet, {row.Form}", row.Routes[0]);
        // What is meant for a day is split, so that no dose is too much at once.
        var isOfADay = limit.Kind is DoseLimitKind.MostADay or DoseLimitKind.FirstDayTotal;
        var times = string.Join(' ', Enumerable.Range(0, 20 + more).Select(i => new TimeOnly(8, 0).AddMinutes(i * 30).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        var terms = isOfADay ? Limited.Terms(medicine, new(5), $"daily {times}", "1") : Limited.Terms(medicine, new(Pieces + more), unit: "1");
        var facts = Limited.Facts(medicine, terms with { DoseReason = reason });
        if (limit.Kind is DoseLimitKind.MostAtOnce or DoseLimitKind.MostADay)
            facts = facts.UnderWay();
        if (limit.For.HasFlag(Caution.Older))
            facts = facts.Born(1950);
        return facts.Sign();
    }
}
