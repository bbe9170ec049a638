namespace MedDispense.Domain.Medicines;

/// <summary>Schedules as labels, registers and people write them, and which of two is the stricter.</summary>
public static class LegalScheduleWords
{
    /// <summary><c>CII</c>; empty when it is not scheduled.</summary>
    public static string Sign(this UsSchedule schedule) => schedule == UsSchedule.NotScheduled ? "" : $"C{schedule}";

    /// <summary><c>Schedule II (US)</c>.</summary>
    public static string Words(this UsSchedule schedule) => schedule switch
    {
        UsSchedule.NotScheduled => "Not scheduled (US)",
        UsSchedule.I => "Schedule I (US)",
        UsSchedule.II => "Schedule II (US)",
        UsSchedule.III => "Schedule III (US)",
        UsSchedule.IV => "Schedule IV (US)",
        UsSchedule.V => "Schedule V (US)",
    };

    /// <summary><c>CD2</c>, <c>CD4-1</c>; empty when it is not scheduled.</summary>
    public static string Sign(this UkSchedule schedule) => schedule switch
    {
        UkSchedule.NotScheduled => "",
        UkSchedule.One => "CD1",
        UkSchedule.Two => "CD2",
        UkSchedule.Three => "CD3",
        UkSchedule.FourPartOne => "CD4-1",
        UkSchedule.FourPartTwo => "CD4-2",
        UkSchedule.Five => "CD5",
    };

    /// <summary><c>Schedule 4 part I (UK)</c>.</summary>
    public static string Words(this UkSchedule schedule) => schedule switch
    {
        UkSchedule.NotScheduled => "Not scheduled (UK)",
        UkSchedule.One => "Schedule 1 (UK)",
        UkSchedule.Two => "Schedule 2 (UK)",
        UkSchedule.Three => "Schedule 3 (UK)",
        UkSchedule.FourPartOne => "Schedule 4 part I (UK)",
        UkSchedule.FourPartTwo => "Schedule 4 part II (UK)",
        UkSchedule.Five => "Schedule 5 (UK)",
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
