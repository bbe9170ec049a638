using System.Text.Json;
using FsCheck.Fluent;
using MedDispense.Domain.Schedules;
using MedDispense.Domain.Schedules.Entry;

namespace MedDispense.Domain.Tests.Schedules;

public sealed class TimingEntryTests
{
    // A Tuesday, 10:10 in New York.
    private static readonly TimingContext Context = new(A.At("2027-03-02T10:10"), A.Zone, new StandardTimes());

    [Theory]
    [InlineData("08:00 20:00", "daily 08:00 20:00")]
    [InlineData("daily at 8:00 and 20:00", "daily 08:00 20:00")]
    [InlineData("every day 0800, 2000", "daily 08:00 20:00")]
    [InlineData("8 am and 8 pm", "daily 08:00 20:00")]
    [InlineData("09-13-17", "daily 09:00 13:00 17:00")]
    [InlineData("0600-1200-1800-2400", "daily 00:00 06:00 12:00 18:00")]
    [InlineData("BID", "daily 09:00 17:00")]
    [InlineData("b.i.d.", "daily 09:00 17:00")]
    [InlineData("twice a day", "daily 09:00 17:00")]
    [InlineData("2 times daily", "daily 09:00 17:00")]
    [InlineData("twice daily at 08:00 and 20:00", "daily 08:00 20:00")]
    [InlineData("three times a day", "daily 09:00 13:00 17:00")]
    [InlineData("TDS", "daily 09:00 13:00 17:00")]
    [InlineData("QID", "daily 09:00 13:00 17:00 21:00")]
    [InlineData("4ID", "daily 09:00 13:00 17:00 21:00")]
    [InlineData("once daily", "daily 09:00")]
    [InlineData("QD", "daily 09:00")]
    [InlineData("Q1D", "daily 09:00")]
    [InlineData("QAM", "daily 09:00")]
    [InlineData("every morning and at bedtime", "daily 09:00 21:00")]
    [InlineData("QHS", "daily 21:00")]
    [InlineData("QPM", "daily 18:00")]
    [InlineData("QSHIFT", "daily 06:00 14:00 22:00")]
    [InlineData("MORN.early", "daily 07:30")]
    [InlineData("AC", "daily 07:30 12:00 17:30")]
    [InlineData("TID PC", "daily 08:30 13:00 18:30")]
    [InlineData("with breakfast", "daily 08:00")]
    [InlineData("ICM", "daily 10:00")]
    [InlineData("Q6H", "every 6 hours from 2027-03-02T17:00Z")]
    [InlineData("every 8 hours", "every 8 hours from 2027-03-02T18:00Z")]
    [InlineData("every 6 hours from 14:00", "every 6 hours from 2027-03-02T19:00Z")]
    [InlineData("every 4 hrs starting at 2200 on 13 Mar 2027", "every 4 hours from 2027-03-14T03:00Z")]
    [InlineData("every 5 hours", "every 5 hours from 2027-03-02T15:10Z")]
    [InlineData("q90min", "every 90 minutes from 2027-03-02T15:10Z")]
    [InlineData("Q15M", "every 15 minutes from 2027-03-02T15:10Z")]
    [InlineData("every 6 hours: 06:00, 12:00, 18:00, 24:00", "daily 00:00 06:00 12:00 18:00")]
    [InlineData("Mon Wed Fri 0900", "weekly Mon Wed Fri 09:00")]
    [InlineData("Mondays, Wednesdays and Fridays at 09:00", "weekly Mon Wed Fri 09:00")]
    [InlineData("MO-WE-FR", "weekly Mon Wed Fri 09:00")]
    [InlineData("MWF 8am", "weekly Mon Wed Fri 08:00")]
    [InlineData("QJ135", "weekly Mon Wed Fri 09:00")]
    [InlineData("Q1J6", "weekly Sat 09:00")]
    [InlineData("Q2J2", "every 2 weeks from 2027-03-03 Tue 09:00")]
    [InlineData("every other week on Tuesdays", "every 2 weeks from 2027-03-03 Tue 09:00")]
    [InlineData("Monday to Friday 08:00", "weekly Mon Tue Wed Thu Fri 08:00")]
    [InlineData("weekends twice a day", "weekly Sat Sun 09:00 17:00")]
    [InlineData("weekly", "weekly Wed 09:00")]
    [InlineData("Q3W", "every 3 weeks from 2027-03-03 Wed 09:00")]
    [InlineData("QOD", "every 2 days from 2027-03-03 09:00")]
    [InlineData("every other day at 08:00", "every 2 days from 2027-03-03 08:00")]
    [InlineData("every third day at 08:00 from 5 Mar 2027", "every 3 days from 2027-03-05 08:00")]
    [InlineData("Q3D", "every 3 days from 2027-03-03 09:00")]
    [InlineData("every month on the 31st at 09:00", "every 1 months from 2027-03-31 09:00")]
    [InlineData("monthly", "every 1 months from 2027-03-03 09:00")]
    [InlineData("every 3 months", "every 3 months from 2027-03-03 09:00")]
    [InlineData("21 days on, 7 days off, at 08:00", "cycle 21 on 7 off from 2027-03-03 08:00")]
    [InlineData("3 weeks on 1 week off", "cycle 21 on 7 off from 2027-03-03 09:00")]
    [InlineData("STAT", "once now")]
    [InlineData("now", "once now")]
    [InlineData("once now", "once now")]
    [InlineData("ONCE", "once 2027-03-02T10:10")]
    [InlineData("once at 14:30 on 2027-03-03", "once 2027-03-03T14:30")]
    [InlineData("PRN", "as needed")]
    [InlineData("as required", "as needed")]
    public void What_is_written_is_understood(string text, string timing)
    {
        var understood = Assert.IsType<TimingUnderstood>(TimingEntry.Read(text, Context));

        Assert.Equal(timing, understood.Timing.Text);
        Assert.Equal(understood.Timing, DoseTiming.Of(timing));
        Assert.NotEmpty(understood.Words);
        Assert.Equal(timing, Assert.IsType<TimingUnderstood>(TimingEntry.Read($"  {text.ToUpperInvariant()} ", Context)).Timing.Text);
    }

    [Theory]
    [InlineData("Q4H PRN", 240, null)]
    [InlineData("PRNQ4H", 240, null)]
    [InlineData("every 6 hours as needed, at most 3 doses a day", 360, 3)]
    [InlineData("twice a day as needed", null, 2)]
    [InlineData("prn", null, null)]
    public void As_needed_keeps_its_interval_and_its_most(string text, int? gap, int? most)
    {
        var understood = Assert.IsType<TimingUnderstood>(TimingEntry.Read(text, Context));

        Assert.IsType<AsNeeded>(understood.Timing);
        Assert.Equal((gap, most), (understood.MinimumGapMinutes, understood.MostDosesADay));
    }

    [Theory]
    [InlineData("BID for 7 days", 7, null, null)]
    [InlineData("TID x 2 weeks", 14, null, null)]
    [InlineData("every 6 hours for 5 doses", null, 5, null)]
    [InlineData("08:00 until 10 Mar 2027", null, null, "2027-03-10")]
    [InlineData("08:00 from March 5, 2027 to 2027-03-10", null, null, "2027-03-10")]
    public void How_long_is_understood_too(string text, int? days, int? doses, string? until)
    {
        var understood = Assert.IsType<TimingUnderstood>(TimingEntry.Read(text, Context));

        Assert.Equal((days, doses, until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)),
            (understood.ForDays, understood.ForDoses, understood.Until));
    }

    [Theory]
    [InlineData("", "not said when")]
    [InlineData("BIW", "twice a week")]
    [InlineData("OD", "right eye")]
    [InlineData("Q0D", "QOD")]
    [InlineData("QOP", "QOD")]
    [InlineData("MO", "Monday")]
    [InlineData("C", "continuously")]
    [InlineData("PM", "evening")]
    [InlineData("12 pm", "noon")]
    [InlineData("at 8", "8")]
    [InlineData("25:00", "no time")]
    [InlineData("twice a day at 08:00", "2 a day and 1 time")]
    [InlineData("BID TID", "twice and 3 times")]
    [InlineData("BID AC", "2 a day and 3 times")]
    [InlineData("8ID", "must be written")]
    [InlineData("twice a week", "which days")]
    [InlineData("Mon-Fri", "all days between")]
    [InlineData("every 4 to 6 hours", "range")]
    [InlineData("q6", "hours, days or weeks")]
    [InlineData("Q3M", "months")]
    [InlineData("Q1L", "moon")]
    [InlineData("Q30S", "seconds")]
    [InlineData("every 2 minutes", "bounds")]
    [InlineData("Q6H BID", "both")]
    [InlineData("every 6 hours at 06:00 and 12:00", "apart")]
    [InlineData("Mon Wed every other day", "both")]
    [InlineData("as needed at 08:00", "no times")]
    [InlineData("STAT then Q6H", "step")]
    [InlineData("STAT Q6H", "two orders")]
    [InlineData("once at 08:00 and 20:00", "one dose")]
    [InlineData("Mon 24:00", "Midnight")]
    [InlineData("from 3/2/2027", "day and month")]
    [InlineData("until 31 Feb 2027", "no day")]
    [InlineData("with food", "say when")]
    [InlineData("biweekly", "two weeks")]
    [InlineData("20 mg at 08:00", "20 mg")]
    [InlineData("BID $%&", "$%&")]
    public void What_has_two_readings_or_none_is_asked_back(string text, string why)
    {
        var asked = Assert.IsType<TimingNotUnderstood>(TimingEntry.Read(text, Context));

        Assert.Contains(why, asked.Why, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(asked.WriteInstead);
    }

    [Theory]
    [InlineData("QD", "every day at 09:00", "every day")]
    [InlineData("QOD", "every second day at 09:00, first on 3 Mar 2027", "every second day")]
    [InlineData("HS", "every day at 21:00", "at bedtime")]
    public void What_people_misread_is_shown_written_out(string text, string words, string writtenOut)
    {
        var understood = Assert.IsType<TimingUnderstood>(TimingEntry.Read(text, Context));

        Assert.Equal(words, understood.Words);
        Assert.Contains(understood.Remarks, remark => remark.Contains("misread", StringComparison.Ordinal) && remark.Contains(writtenOut, StringComparison.Ordinal));
    }

    [Fact]
    public void A_house_has_its_own_times()
    {
        var house = Context with { Times = new StandardTimes { Twice = [new(8, 0), new(20, 30)], Breakfast = new(7, 0), EveryHours = new Dictionary<int, TimeOnly> { [6] = new(0, 0) } } };

        Assert.Equal("daily 08:00 20:30", Text("BID"));
        Assert.Equal("daily 06:30", Text("ACM"));
        Assert.Equal("every 6 hours from 2027-03-02T17:00Z", Text("Q6H"));

        string Text(string written) => Assert.IsType<TimingUnderstood>(TimingEntry.Read(written, house)).Timing.Text;
    }

    [SharedFact]
    public void Every_name_of_the_VA_is_understood_with_its_standard_times()
    {
        var seen = 0;
        foreach (var row in Json().GetProperty("va_administration_schedules").EnumerateArray())
        {
            var code = row.GetProperty("code").GetString()!;
            var understood = Assert.IsType<TimingUnderstood>(TimingEntry.Read(code, Context));
            var standard = row.GetProperty("standard_times").EnumerateArray().Select(hour => int.Parse(hour.GetString()!, System.Globalization.CultureInfo.InvariantCulture) % 24);
            var schedule = new DoseSchedule(A.OrderId, [new(Context.Starts, Context.Starts, null, understood.Timing)], [], A.Zone);
            var listed = Enumerable.Range(3, 4).Select(day => schedule.On(new DateOnly(2027, 3, day)).Select(dose => dose.Time.Hour).ToList()).First(day => day.Count > 0 || !standard.Any());
            Assert.True(standard.All(listed.Contains), code);
            seen++;
        }

        Assert.Equal(18, seen);
    }

    [SharedFact]
    public void Every_code_of_HL7_and_FHIR_is_understood_or_asked_back_with_what_to_write()
    {
        var systems = Json().GetProperty("hl7_code_systems");
        var understood = new List<string>();
        foreach (var system in new[] { "CodeSystem-v2-0335", "CodeSystem-event-timing", "CodeSystem-v3-TimingEvent", "CodeSystem-v3-GTSAbbreviation" })
        {
            foreach (var concept in systems.GetProperty(system).GetProperty("concepts").EnumerateArray())
            {
                var code = concept.GetProperty("code").GetString()!.Replace("<integer>", "14", StringComparison.Ordinal)
                    .Replace("<day#>", "3", StringComparison.Ordinal).Replace("xxx", "Q4H", StringComparison.Ordinal).Replace("xID", "3ID", StringComparison.Ordinal);
                if (TimingEntry.Read(code, Context) is TimingUnderstood)
                    understood.Add(code);
                else
                    Assert.NotEmpty(Assert.IsType<TimingNotUnderstood>(TimingEntry.Read(code, Context)).WriteInstead);
            }
        }

        Assert.Superset(
            new HashSet<string>
            {
                "BID", "Once", "PRN", "PRNQ4H", "Q14D", "Q14H", "Q14J3", "Q14M", "Q14W", "QAM", "QHS", "QID", "QOD", "QPM", "QSHIFT", "TID", "3ID",
                "MORN", "NOON", "AFT", "EVE", "NIGHT", "AC", "ACD", "PC", "PCV", "HS", "IC", "WAKE", "AM", "BED", "Q6H", "QD", "WK",
            },
            new HashSet<string>(understood));
    }

    [Fact]
    public void Whatever_it_recommends_to_write_is_understood() => Seeded.Check(
        Gen.Elements("BIW", "OD", "Q0D", "MO", "C", "PM", "12 am", "twice a week", "Mon-Fri", "every 4 to 6 hours", "q6", "Q3M", "Q1L", "Q30S", "biweekly", "JB", "JE",
            "twice a day at 08:00", "BID TID", "8ID", "every 6 hours at 06:00 and 12:00", "from 3/2/2027", "with food", "STAT Q6H", "TTS", "d", "PHS", "TIW", "QN", ""),
        text =>
        {
            var asked = Assert.IsType<TimingNotUnderstood>(TimingEntry.Read(text, Context));
            foreach (var instead in asked.WriteInstead)
                Assert.True(TimingEntry.Read(instead, Context) is TimingUnderstood || DateOnly.TryParse(instead, out _), $"{text}: {instead}");
        });

    [Fact]
    public void No_text_brings_the_reader_down() => Seeded.Check(
        Gen.Elements("q", "every ", "6", " hours", "mon", "-", "bid ", "24:00", "99:99", "on", " off", "for ", "x", "2027-02-30", "once ", "12 pm", "prn", "\0", "é", "９", " to ", "31st", "monthly on the ", "until ", "0", "999 days ").ArrayOf().Select(string.Concat),
        text =>
        {
            if (TimingEntry.Read(text, Context) is TimingUnderstood understood)
                Assert.Equal(understood.Timing, DoseTiming.Of(understood.Timing.Text));
        }, 3000);

    private static JsonElement Json()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedMaterial.PathOf("schedules/timing_codes.json")));
        return document.RootElement.Clone();
    }

    [Theory]
    [InlineData("every second day 09:00", "2027-03-02T06:00", "every 2 days from 2027-03-02 09:00")]
    [InlineData("every second day 09:00", "2027-03-02T09:00", "every 2 days from 2027-03-02 09:00")]
    [InlineData("every second day 09:00", "2027-03-02T20:00", "every 2 days from 2027-03-03 09:00")]
    [InlineData("every second day 09:00 21:00", "2027-03-02T20:00", "every 2 days from 2027-03-02 09:00 21:00")]
    [InlineData("every second day 09:00 from 2 Mar 2027", "2027-03-02T20:00", "every 2 days from 2027-03-02 09:00")]
    [InlineData("weekly", "2027-03-02T06:00", "weekly Tue 09:00")]
    public void Days_are_counted_from_the_first_that_has_a_dose_ahead(string text, string starts, string timing) =>
        Assert.Equal(timing, Assert.IsType<TimingUnderstood>(TimingEntry.Read(text, Context with { Starts = A.At(starts) })).Timing.Text);
}
