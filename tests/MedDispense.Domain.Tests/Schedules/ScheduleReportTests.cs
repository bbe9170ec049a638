using MedDispense.Vectors.Schedules;

namespace MedDispense.Domain.Tests.Schedules;

/// <summary>What scripts/schedule-cases says of cases right, wrong and strange.</summary>
public sealed class ScheduleReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cases-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SharedFact]
    public void All_shared_cases_agree() => Assert.Equal((0, "20 of 20 agree\n", ""), ReportOn(SharedMaterial.PathOf("schedules", "dst_cases.json")));

    [Fact]
    public void Cases_worked_out_elsewhere_for_other_zones_and_years_agree()
    {
        var (code, said, _) = ReportOn(Path.Combine(SharedMaterial.Clone, "tests", "MedDispense.Domain.Tests", "Schedules", "cases-of-other-zones.json"));

        Assert.EndsWith(" agree\n", said, StringComparison.Ordinal);
        Assert.True(code == 0, said);
    }

    [Theory]
    // What is listed is understood as on entry, not only times.
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "every second day at 08:00", "policy": "wall clock", "expect": [{"date": "2027-03-27", "listed": "08:00", "utc": "2027-03-27T08:00:00Z"}, {"date": "2027-03-29", "listed": "08:00", "utc": "2027-03-29T07:00:00Z"}]}""")]
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "Mondays and Fridays at 09:00 over the change", "expect": [{"date": "2027-03-26", "listed": "09:00", "local": "2027-03-26T09:00:00+00:00"}, {"date": "2027-03-29", "listed": "09:00", "local": "2027-03-29T09:00:00+01:00"}]}""")]
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "no words", "times": ["08:00"], "expect": [{"date": "2027-03-26", "listed": "08:00", "utc": "2027-03-26T08:00:00Z"}]}""")]
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "every 90 real minutes from 00:00 on the short night", "policy": "elapsed", "expect": [{"n": 1, "local": "2027-03-28T00:00:00+00:00"}, {"n": 2, "local": "2027-03-28T02:30:00+01:00"}]}""")]
    [InlineData("""{"id": "A", "tz": "America/New_York", "description": "q2h from the second 01:30", "policy": "elapsed", "expect": [{"n": 1, "utc": "2027-11-07T06:30:00Z"}, {"n": 2, "utc": "2027-11-07T08:30:00Z"}]}""")]
    [InlineData("""{"id": "A", "tz": "America/New_York", "description": "PRN every 90 min given at the second 01:15", "policy": "minimum interval counts real time", "expect": {"given_local": "2027-11-07T01:15:00-05:00", "earliest_next_local": "2027-11-07T02:45:00-05:00"}}""")]
    [InlineData("""{"id": "SYD2027-spring-q4h", "tz": "Australia/Sydney", "description": "every 4 real hours from 22:00 the evening before", "policy": "elapsed", "expect": [{"n": 1, "local": "2027-04-03T22:00:00+11:00"}, {"n": 2, "local": "2027-04-04T02:00:00+11:00"}, {"n": 3, "local": "2027-04-04T05:00:00+10:00"}]}""")]
    [InlineData("""{"id": "A", "tz": "America/New_York", "description": "a time that comes twice", "expect": {"typed": "2027-11-07T01:30", "kind": "overlap", "first_utc": "2027-11-07T05:30:00Z", "second_utc": "2027-11-07T06:30:00Z"}}""")]
    public void A_case_is_judged_by_its_own_words(string one) => Assert.Equal((0, "1 of 1 agree\n", ""), Report(one));

    [Theory]
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "once daily 08:00", "expect": [{"date": "2027-03-27", "listed": "08:00", "utc": "2027-03-27T09:00:00Z"}]}""", "2027-03-27 08:00 utc 2027-03-27T08:00:00Z")]
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "08:00 and 20:00", "expect": [{"date": "2027-03-27", "listed": "08:00"}]}""", "doses 2")]
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "once daily 08:00", "expect": [{"date": "2027-03-27", "listed": "09:00"}]}""", "dose 2027-03-27 08:00")]
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "once daily 01:30", "expect": [{"date": "2027-03-28", "listed": "01:30", "kind": "normal"}]}""", "2027-03-28 01:30 kind gap")]
    [InlineData("""{"id": "A", "tz": "Europe/London", "description": "08:00 and 20:00", "hours_between": [11], "expect": [{"date": "2027-03-27", "listed": "08:00"}, {"date": "2027-03-27", "listed": "20:00"}]}""", "hours between 12")]
    [InlineData("""{"id": "A", "tz": "America/New_York", "description": "every 4 real hours from 22:00 two days before", "expect": [{"n": 1, "utc": "2027-03-14T03:00:00Z"}]}""", "dose 1 utc 2027-03-13T03:00:00Z")]
    [InlineData("""{"id": "X2027-spring-day", "tz": "America/New_York", "description": "a day", "expect": {"start_utc": "2027-03-14T05:00:00Z", "end_utc": "2027-03-15T05:00:00Z", "hours": 24}}""", "end_utc 2027-03-15T04:00:00Z, hours 23")]
    [InlineData("""{"id": "X2027-fall-day", "tz": "America/New_York", "description": "a day", "expect": {"start_utc": "2027-11-08T05:00:00Z"}}""", "start_utc 2027-11-07T04:00:00Z")]
    [InlineData("""{"id": "A", "tz": "America/New_York", "description": "PRN every 4 h: given at the second 01:00", "expect": {"given_local": "2027-11-07T01:00:00-04:00", "earliest_next_local": "2027-11-07T05:00:00-05:00"}}""", "given at the first, earliest_next_local 2027-11-07T04:00:00-05:00")]
    [InlineData("""{"id": "A", "tz": "UTC", "description": "PRN", "expect": {"first_utc": "2027-11-07T05:45:00Z", "second_utc": "2027-11-07T06:45:00Z", "real_minutes": 0, "allowed_with_min_interval_minutes": {"60": false}}}""", "real_minutes 60, with 60 minutes true")]
    [InlineData("""{"id": "A", "tz": "America/New_York", "description": "typed", "expect": {"typed": "2027-03-14T02:30 local", "kind": "normal", "shown_as": "2027-03-14T02:30:00-05:00"}}""", "kind gap, shown_as 2027-03-14T03:30:00-04:00")]
    public void A_disagreement_names_what_comes_out(string one, string got)
    {
        var (code, said, _) = Report(one);

        Assert.Equal(1, code);
        Assert.EndsWith($"got {got}\n0 of 1 agree\n", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", "no text “zone”")]
    [InlineData("""{"tz": "Europe/Atlantis", "expect": []}""", "no such zone")]
    [InlineData("""{"tz": "UTC", "expect": []}""", "empty")]
    [InlineData("""{"tz": "UTC"}""", "no “expect”")]
    [InlineData("""{"tz": "UTC", "expect": 7}""", "neither a list nor an object")]
    [InlineData("""{"tz": "UTC", "expect": {"colour": "red"}}""", "no kind")]
    [InlineData("""{"tz": "UTC", "expect": ["a"]}""", "no object")]
    [InlineData("""{"tz": "UTC", "description": "sometimes", "expect": [{"date": "2027-03-27", "listed": "08:00"}]}""", "no times of day")]
    [InlineData("""{"tz": "UTC", "description": "08:00", "policy": "elapsed", "expect": [{"date": "2027-03-27", "listed": "08:00"}]}""", "policy")]
    [InlineData("""{"tz": "UTC", "description": "08:00", "policy": "wall clock: a missing time is skipped", "expect": [{"date": "2027-03-27", "listed": "08:00"}]}""", "is skipped")]
    [InlineData("""{"tz": "UTC", "description": "08:00", "expect": [{"date": "2027-03-27", "listed": "08:00", "colour": "red"}]}""", "colour")]
    [InlineData("""{"tz": "UTC", "description": "08:00", "expect": [{"date": "27 March", "listed": "08:00"}]}""", "no day")]
    [InlineData("""{"tz": "UTC", "description": "from 08:00", "expect": [{"n": 1, "utc": "2027-03-14T03:00:00Z"}]}""", "no interval")]
    [InlineData("""{"tz": "UTC", "description": "every 4 h", "expect": [{"n": 1, "utc": "2027-03-14T03:00:00Z"}]}""", "no time to count from")]
    [InlineData("""{"tz": "UTC", "description": "every 4 h from 03:00", "expect": [{"n": 1, "utc": "soon"}]}""", "no moment")]
    [InlineData("""{"tz": "UTC", "description": "PRN every 4 h", "expect": {"given_local": "2027-11-07T01:00:00Z"}}""", "not expected when")]
    [InlineData("""{"tz": "UTC", "description": "a", "expect": {"typed": "half past two"}}""", "no local date and time")]
    public void A_case_that_cannot_be_judged_is_not_understood_and_says_why(string one, string why)
    {
        var (code, said, _) = Report(one);

        Assert.Equal(1, code);
        Assert.Contains("not understood: ", said, StringComparison.Ordinal);
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.EndsWith("0 of 1 agree\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_cases_and_no_file_are_errors_in_one_sentence()
    {
        File.WriteAllText(PathOf("cases.json"), """{"vectors": [1]}""");

        Assert.Equal((2, "", $"{PathOf("cases.json")} holds no list “cases” with at least one case in it.\n"), ReportOn(PathOf("cases.json")));
        Assert.Equal((2, "", "Name one file with cases: scripts/schedule-cases FILE\n"), ReportOn());
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private (int Code, string Said, string Complaint) Report(string one)
    {
        File.WriteAllText(PathOf("cases.json"), $$"""{"cases": [{{one}}]}""");
        return ReportOn(PathOf("cases.json"));
    }

    private static (int Code, string Said, string Complaint) ReportOn(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var complaints = new StringWriter { NewLine = "\n" };
        return (ScheduleReport.Write(arguments, output, complaints), output.ToString(), complaints.ToString());
    }
}
