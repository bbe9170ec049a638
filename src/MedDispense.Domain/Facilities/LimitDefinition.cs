namespace MedDispense.Domain.Facilities;

/// <summary>One limit that a house may set: its name in storage, its words, and how far it goes.</summary>
/// <param name="Key">Name in <see cref="FacilitySetting.Key"/>.</param>
/// <param name="Words">What it limits, as a label.</param>
/// <param name="Counts">What the figure counts: hours, days, minutes, tries.</param>
/// <param name="Least">Smallest value that makes sense.</param>
/// <param name="Most">Largest value that makes sense.</param>
/// <param name="In">Reads the value from the limits in force.</param>
public sealed record LimitDefinition(
    string Key, string Words, string Counts, int Least, int Most, Func<FacilityLimits, int> In)
{
    /// <summary>Every limit, in the order in which it is shown.</summary>
    public static readonly IReadOnlyList<LimitDefinition> All =
    [
        new(FacilityLimits.ReturnLimitHoursKey, "Bring back what was signed out within", "hours", 1, 72, limits => limits.ReturnLimitHours),
        new(FacilityLimits.TransitLimitHoursKey, "Receive a transfer within", "hours", 1, 168, limits => limits.TransitLimitHours),
        new(FacilityLimits.SettleLimitHoursKey, "Account for what was signed out within", "hours", 1, 72, limits => limits.SettleLimitHours),
        new(FacilityLimits.ExpiringSoonDaysKey, "List packs as expiring soon before their last day by", "days", 1, 365, limits => limits.ExpiringSoonDays),
        new(FacilityLimits.IdleLockMinutesKey, "Lock a screen that nobody uses after", "minutes", 1, 60, limits => limits.IdleLockMinutes),
        new(FacilityLimits.SignInAttemptsKey, "Lock a person after wrong passwords or PINs in a row", "tries", 3, 10, limits => limits.SignInAttempts),
        new(FacilityLimits.LockoutMinutesKey, "Keep a person or station locked for", "minutes", 1, 240, limits => limits.LockoutMinutes),
        new(FacilityLimits.DoseEarlyMinutesKey, "Ask for a reason when a dose is given earlier than", "minutes", 10, 240, limits => limits.DoseEarlyMinutes),
        new(FacilityLimits.DoseLateMinutesKey, "Ask for a reason when a dose is given later than", "minutes", 10, 240, limits => limits.DoseLateMinutes),
        new(FacilityLimits.DoseEarliestMinutesKey, "Do not give a dose earlier than", "minutes", 60, 720, limits => limits.DoseEarliestMinutes),
        new(FacilityLimits.CounterSignHoursKey, "A prescriber signs a verbal order within", "hours", 1, 168, limits => limits.CounterSignHours),
        new(FacilityLimits.MissedDaysKey, "Ask the prescriber before the next dose, for medicines without rows of their own, after missed", "days in a row", 1, 30, limits => limits.MissedDays),
        new(FacilityLimits.CountBackKey, "Count at each dose what is left of tablets, capsules or films in a container of a controlled medicine that is opened for several doses", "", 0, 1, limits => limits.CountBack),
    ];

    /// <summary>Whether it is a question and not a figure: 1 is yes, 0 is no.</summary>
    public bool IsYesNo => (Least, Most) == (0, 1);

    /// <summary>A value in words: <c>12 hours</c>, <c>yes</c>.</summary>
    public string Say(int value) => IsYesNo ? (value == 1 ? "yes" : "no") : $"{value} {Counts}";

    /// <summary>What is wrong with a value, in one sentence; null when it may be set.</summary>
    public string? WhyNot(int value) =>
        value >= Least && value <= Most ? null : $"Between {Least} and {Most} {Counts}.";
}
