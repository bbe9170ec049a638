using MedDispense.Domain.Medicines;
using MedDispense.Domain.Schedules;
using NodaTime;

namespace MedDispense.Domain.Tests.Schedules;

public sealed class TimingKindsTests
{
    public static TheoryData<string, string, int?> Kinds => new()
    {
        { "daily 08:00 20:00", "every day at 08:00 and 20:00", 720 },
        { "as needed", "as needed", null },
        { "weekly Mon Wed Fri 09:00", "Mondays, Wednesdays and Fridays at 09:00", 2880 },
        { "weekly Mon Tue Wed Thu Fri Sat Sun 09:00", "every day at 09:00", 1440 },
        { "weekly Sun 09:00 21:00", "Sundays at 09:00 and 21:00", 720 },
        { "every 2 weeks from 2027-03-01 Tue 09:00", "Tuesdays of every second week at 09:00, first in the week of 1 Mar 2027", 20160 },
        { "every 3 days from 2027-03-02 08:00", "every third day at 08:00, first on 2 Mar 2027", 4320 },
        { "every 14 days from 2027-03-02 08:00 20:00", "every 14 days at 08:00 and 20:00, first on 2 Mar 2027", 720 },
        { "every 1 months from 2027-01-31 09:00", "every month on the 31st or the last day of a shorter month at 09:00, first on 31 Jan 2027", 40320 },
        { "every 3 months from 2027-01-02 09:00", "every third month on the 2nd at 09:00, first on 2 Jan 2027", 120960 },
        { "cycle 21 on 7 off from 2027-03-02 08:00", "21 days on, 7 days off, at 08:00, first on 2 Mar 2027", 1440 },
        { "cycle 1 on 2 off from 2027-03-02 08:00", "1 day on, 2 days off, at 08:00, first on 2 Mar 2027", 4320 },
        { "pattern in mg from 2027-03-02: 08:00=5 / 08:00=2.5 / off", "3 days in turn: day 1 5\u00A0mg at 08:00; day 2 2.5\u00A0mg at 08:00; day 3 nothing; day 1 is 2 Mar 2027", 1440 },
        { "pattern from 2027-03-02: 08:00 / 08:00 / 08:00 / off / off", "5 days in turn: days 1 to 3 at 08:00; days 4 to 5 nothing; day 1 is 2 Mar 2027", 1440 },
        { "pattern from 2027-03-02: 08:00 / off", "2 days in turn: day 1 at 08:00; day 2 nothing; day 1 is 2 Mar 2027", 2880 },
        { "split in mg 08:00=20 20:00=10", "every day 20\u00A0mg at 08:00 and 10\u00A0mg at 20:00", 720 },
        { "split in 1 08:00=1 20:00=4/3", "every day 1 at 08:00 and 1 1/3 at 20:00", 720 },
        {
            "steps in mg from 2027-03-02: 3d 08:00=20 20:00=20 / 1d 08:00=15 / on 08:00=10",
            "from 2 Mar 2027 for 3 days 20\u00A0mg at 08:00 and 20:00; then from 5 Mar 2027 for 1 day 15\u00A0mg at 08:00; then from 6 Mar 2027 on 10\u00A0mg at 08:00",
            720
        },
        { "steps in mL from 2027-03-02: 2d 08:00=8.5", "from 2 Mar 2027 for 2 days 8.5\u00A0mL at 08:00; nothing after 3 Mar 2027", 1440 },
        { "once 2027-03-02T14:30", "once, on 2 Mar 2027 at 14:30", null },
        { "once now", "once, now", null },
        { "every 6 hours from 2027-03-02T19:00Z", "every 6 hours from 14:00 on 2 Mar 2027", 360 },
        { "every 1 hours from 2027-03-02T19:00Z", "every hour from 14:00 on 2 Mar 2027", 60 },
        { "every 90 minutes from 2027-03-02T19:00Z", "every 90 minutes from 14:00 on 2 Mar 2027", 90 },
        { "every 4 hours from 2027-11-07T05:30Z", "every 4 hours from 01:30 on 7 Nov 2027, before the clocks go back", 240 },
        { "every 4 hours from 2027-11-07T06:30Z", "every 4 hours from 01:30 on 7 Nov 2027, after the clocks went back", 240 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_has_one_text_and_one_sentence(string text, string sentence, int? closestMinutes)
    {
        var timing = DoseTiming.Of(text);

        Assert.Equal(text, timing.Text);
        Assert.Equal(sentence, timing.Sentence(A.Zone));
        Assert.Equal(DoseTiming.Of(text), timing);
        Assert.Equal(closestMinutes, timing.Closest?.TotalMinutes);
    }

    [Theory]
    [InlineData("weekly 09:00")]
    [InlineData("weekly Fri Mon 09:00")]
    [InlineData("weekly Mon Mon 09:00")]
    [InlineData("weekly Mon 9:00")]
    [InlineData("weekly Mon 20:00 08:00")]
    [InlineData("weekly Mon 09:00=5")]
    [InlineData("every 1 weeks from 2027-03-01 Tue 09:00")]
    [InlineData("every 1 days from 2027-03-02 08:00")]
    [InlineData("every 03 days from 2027-03-02 08:00")]
    [InlineData("every 400 days from 2027-03-02 08:00")]
    [InlineData("every 3 days from 2027-02-29 08:00")]
    [InlineData("every 3 days from 2027-03-02")]
    [InlineData("every 3 days from 2027-03-02: 08:00")]
    [InlineData("every 0 months from 2027-03-02 08:00")]
    [InlineData("every 13 months from 2027-03-02 08:00")]
    [InlineData("cycle 21 on 0 off from 2027-03-02 08:00")]
    [InlineData("pattern from 2027-03-02: 08:00")]
    [InlineData("pattern from 2027-03-02: off / off")]
    [InlineData("pattern from 2027-03-02: 08:00=5 / off")]
    [InlineData("pattern in mg from 2027-03-02: 08:00 / off")]
    [InlineData("pattern in mg from 2027-03-02: 08:00=5 / 08:00")]
    [InlineData("pattern from 2027-03-02: / 08:00")]
    [InlineData("split in mg 08:00 20:00")]
    [InlineData("split in mg 08:00=0 20:00=10")]
    [InlineData("split in mg 08:00=20.0 20:00=10")]
    [InlineData("split in mg 08:00=1,000 20:00=10")]
    [InlineData("split in mg 08:00=4/2 20:00=10")]
    [InlineData("split in mg 08:00=5 08:00=10")]
    [InlineData("split in mg 08:00=5%")]
    [InlineData("split in stones 08:00=5")]
    [InlineData("split in MG 08:00=5")]
    [InlineData("steps in mg from 2027-03-02:")]
    [InlineData("steps in mg from 2027-03-02: on 08:00=20 / 3d 08:00=10")]
    [InlineData("steps in mg from 2027-03-02: 0d 08:00=20")]
    [InlineData("steps in mg from 2027-03-02: 3 08:00=20")]
    [InlineData("steps in mg from 2027-03-02: 3dd 08:00=20")]
    [InlineData("steps in mg from 2027-03-02: 3d 08:00")]
    [InlineData("steps in mg from 2027-03-02 3d 08:00=20")]
    [InlineData("once 2027-03-02")]
    [InlineData("once 2027-02-29T08:00")]
    [InlineData("once")]
    [InlineData("once now ")]
    [InlineData("every 6 hours from 14:00")]
    [InlineData("every 6 hours from 2027-03-02T19:00")]
    [InlineData("every 60 minutes from 2027-03-02T19:00Z")]
    [InlineData("every 4 minutes from 2027-03-02T19:00Z")]
    [InlineData("every 999999 hours from 2027-03-02T19:00Z")]
    [InlineData("every 6 hours from 2027-03-02T19:00:30Z")]
    public void A_text_that_does_not_come_back_letter_by_letter_is_none(string text) => Assert.False(DoseTiming.TryRead(text, out _));

    [Fact]
    public void No_text_is_longer_than_the_column_and_a_list_that_would_be_is_refused()
    {
        var day = new DayPlan(new PlannedDose(new(8, 0), new ExactNumber(1, 8)));
        DoseStep[] Of(int count) => [.. Enumerable.Range(0, count).Select(_ => new DoseStep(3, day))];

        Assert.Equal(20, Assert.IsType<Steps>(DoseTiming.Of(new Steps(new(2027, 3, 2), Of(20), "mg").Text)).List.Count);
        Assert.Throws<ArgumentException>(() => new Steps(new(2027, 3, 2), Of(30), "mg"));
        Assert.Throws<ArgumentException>(() => new DayPattern(new(2027, 3, 2), Of(40).Select(step => step.Plan), "mg"));
        Assert.False(DoseTiming.TryRead("daily" + string.Concat(Enumerable.Repeat(" 08:00", 100)), out _));
    }

    [Fact]
    public void A_day_says_amounts_for_all_its_times_or_for_none()
    {
        Assert.Throws<ArgumentException>(() => new DayPlan(new PlannedDose(new(8, 0), ExactNumber.One), new PlannedDose(new(20, 0))));
        Assert.Throws<ArgumentException>(() => new DayPlan(new PlannedDose(new(8, 0)), new PlannedDose(new(8, 0))));
        Assert.Throws<ArgumentException>(() => new DayPlan(new PlannedDose(new(8, 0, 30))));
        Assert.Throws<ArgumentException>(() => new DayPlan(new PlannedDose(new(8, 0), new ExactNumber(1, 1L << 40))));
        Assert.Throws<ArgumentException>(() => new Weekdays([IsoDayOfWeek.Monday], new DayPlan(new PlannedDose(new(8, 0), ExactNumber.One))));
    }

    [Fact]
    public void Amounts_are_said_as_the_house_counts_them()
    {
        var timing = DoseTiming.Of("split in 1 08:00=2 20:00=1");

        Assert.Equal("every day 2 films at 08:00 and 1 film at 20:00", timing.Sentence(A.Zone, amount => amount == ExactNumber.One ? "1 film" : $"{amount} films"));
        Assert.Equal("1", timing.Unit);
        Assert.Equal([new ExactNumber(2), ExactNumber.One], timing.Amounts);
        Assert.Empty(DoseTiming.Of("daily 08:00").Amounts);
    }
}
