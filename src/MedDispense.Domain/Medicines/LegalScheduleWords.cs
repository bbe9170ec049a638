namespace MedDispense.Domain.Medicines;

/// <summary>Schedules as labels, registers and people write them, and which of two is the stricter.</summary>
public static class LegalScheduleWords
{
    /// <summary><c>CII</c>; empty when it is not scheduled.</summary>
    public static string Sign(this UsSchedule schedule) => schedule == UsSchedule.None ? "" : schedule.ToString();

    /// <summary><c>Schedule II (US)</c>.</summary>
    public static string Words(this UsSchedule schedule) => schedule switch
    {
        UsSchedule.None => "Not scheduled (US)",
        UsSchedule.CI => "Schedule I (US)",
        UsSchedule.CII => "Schedule II (US)",
        UsSchedule.CIII => "Schedule III (US)",
        UsSchedule.CIV => "Schedule IV (US)",
        UsSchedule.CV => "Schedule V (US)",
    };

    /// <summary><c>CD2</c>, <c>CD4-1</c>; empty when it is not scheduled.</summary>
    public static string Sign(this UkSchedule schedule) => schedule switch
    {
        UkSchedule.None => "",
        UkSchedule.Schedule1 => "CD1",
        UkSchedule.Schedule2 => "CD2",
        UkSchedule.Schedule3 => "CD3",
        UkSchedule.Schedule4Part1 => "CD4-1",
        UkSchedule.Schedule4Part2 => "CD4-2",
        UkSchedule.Schedule5 => "CD5",
    };

    /// <summary><c>Schedule 4 part I (UK)</c>.</summary>
    public static string Words(this UkSchedule schedule) => schedule switch
    {
        UkSchedule.None => "Not scheduled (UK)",
        UkSchedule.Schedule1 => "Schedule 1 (UK)",
        UkSchedule.Schedule2 => "Schedule 2 (UK)",
        UkSchedule.Schedule3 => "Schedule 3 (UK)",
        UkSchedule.Schedule4Part1 => "Schedule 4 part I (UK)",
        UkSchedule.Schedule4Part2 => "Schedule 4 part II (UK)",
        UkSchedule.Schedule5 => "Schedule 5 (UK)",
    };

    /// <summary>The stricter of two.</summary>
    public static UsSchedule Stricter(UsSchedule one, UsSchedule other) => IsLower(one, other) ? one : other;

    /// <summary>The stricter of two.</summary>
    public static UkSchedule Stricter(UkSchedule one, UkSchedule other) => IsLower(one, other) ? one : other;

    /// <summary>Whether <paramref name="now"/> controls less than <paramref name="was"/>.</summary>
    public static bool IsLower(UsSchedule was, UsSchedule now) => Looseness((int)now) > Looseness((int)was);

    /// <summary>Whether <paramref name="now"/> controls less than <paramref name="was"/>.</summary>
    public static bool IsLower(UkSchedule was, UkSchedule now) => Looseness((int)now) > Looseness((int)was);

    // Not scheduled is the loosest of all.
    private static int Looseness(int schedule) => schedule == 0 ? int.MaxValue : schedule;
}
