using System.Globalization;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Schedules.Entry;

namespace MedDispense.Domain.Facilities;

/// <summary>The limits in force at one moment, with the product's defaults (DOMAIN section 8, row 23) where the house
/// has set none.</summary>
public sealed record FacilityLimits
{
    public const string ReturnLimitHoursKey = "return-limit-hours";
    public const string TransitLimitHoursKey = "transit-limit-hours";
    public const string SettleLimitHoursKey = "settle-limit-hours";
    public const string ExpiringSoonDaysKey = "expiring-soon-days";
    public const string IdleLockMinutesKey = "idle-lock-minutes";
    public const string SignInAttemptsKey = "sign-in-attempts";
    public const string LockoutMinutesKey = "lockout-minutes";
    public const string DoseEarlyMinutesKey = "dose-early-minutes";
    public const string DoseLateMinutesKey = "dose-late-minutes";
    public const string DoseEarliestMinutesKey = "dose-earliest-minutes";
    public const string CounterSignHoursKey = "counter-sign-hours";
    public const string CountBackKey = "count-back";
    public const string MissedDaysKey = "missed-days-ask";
    public const string SeparatorStandInKey = "separator-stand-in";

    /// <summary>Hours after taking out within which stock may be brought back (VistA's default is 12).</summary>
    public int ReturnLimitHours { get; init; } = 12;

    /// <summary>Hours after which a transfer that nobody received becomes a discrepancy.</summary>
    public int TransitLimitHours { get; init; } = 24;

    /// <summary>Hours after which what is signed out and not accounted for becomes a discrepancy.</summary>
    public int SettleLimitHours { get; init; } = 12;

    /// <summary>Days before expiry from which a pack is listed as expiring soon.</summary>
    public int ExpiringSoonDays { get; init; } = 60;

    /// <summary>Minutes without input after which a shared screen locks.</summary>
    public int IdleLockMinutes { get; init; } = 5;

    /// <summary>Wrong passwords or PINs in a row after which a person or a station is locked.</summary>
    public int SignInAttempts { get; init; } = 5;

    /// <summary>Minutes for which a person or a station stays locked.</summary>
    public int LockoutMinutes { get; init; } = 15;

    /// <summary>Minutes before a dose is due from which it is given without a reason (ISMP: an hour).</summary>
    public int DoseEarlyMinutes { get; init; } = 60;

    /// <summary>Minutes after a dose is due up to which it is given without a reason.</summary>
    public int DoseLateMinutes { get; init; } = 60;

    /// <summary>Minutes before a dose is due before which it is not given at all.</summary>
    public int DoseEarliestMinutes { get; init; } = 240;

    /// <summary>Hours within which a prescriber signs what they said.</summary>
    public int CounterSignHours { get; init; } = 24;

    /// <summary>Whether what is left in an open container of a controlled medicine is counted back at each dose: 1 for
    /// yes.</summary>
    public int CountBack { get; init; } = 1;

    /// <summary>Missed days in a row from which on a prescriber is asked before the next dose, where the substance has no rows
    /// of its own.</summary>
    public int MissedDays { get; init; } = 3;

    /// <summary>What missed doses ask for, by substance.</summary>
    public MissedDosePolicies MissedDoses { get; init; } = MissedDosePolicies.Default;

    /// <summary>What the house's scanners send for the separator inside GS1 codes; null when they send the separator itself.</summary>
    public string? SeparatorStandIn { get; init; }

    /// <summary>The times that the house means by codes without times.</summary>
    public StandardTimes StandardTimes { get; init; } = new();

    /// <summary>The limits at <paramref name="at"/>, from the whole history of the facility's settings.</summary>
    public static FacilityLimits At(DateTime at, IEnumerable<FacilitySetting> history)
    {
        var inForce = history.Where(setting => setting.From <= at)
            .GroupBy(setting => setting.Key)
            .ToDictionary(group => group.Key, group => group.OrderBy(setting => setting.From).ThenBy(setting => setting.Id).Last().Value);
        var defaults = new FacilityLimits();
        var missedDays = Whole(inForce, MissedDaysKey, defaults.MissedDays);
        return new FacilityLimits
        {
            ReturnLimitHours = Whole(inForce, ReturnLimitHoursKey, defaults.ReturnLimitHours),
            TransitLimitHours = Whole(inForce, TransitLimitHoursKey, defaults.TransitLimitHours),
            SettleLimitHours = Whole(inForce, SettleLimitHoursKey, defaults.SettleLimitHours),
            ExpiringSoonDays = Whole(inForce, ExpiringSoonDaysKey, defaults.ExpiringSoonDays),
            IdleLockMinutes = Whole(inForce, IdleLockMinutesKey, defaults.IdleLockMinutes),
            SignInAttempts = Whole(inForce, SignInAttemptsKey, defaults.SignInAttempts),
            LockoutMinutes = Whole(inForce, LockoutMinutesKey, defaults.LockoutMinutes),
            DoseEarlyMinutes = Whole(inForce, DoseEarlyMinutesKey, defaults.DoseEarlyMinutes),
            DoseLateMinutes = Whole(inForce, DoseLateMinutesKey, defaults.DoseLateMinutes),
            DoseEarliestMinutes = Whole(inForce, DoseEarliestMinutesKey, defaults.DoseEarliestMinutes),
            CounterSignHours = Whole(inForce, CounterSignHoursKey, defaults.CounterSignHours),
            CountBack = Whole(inForce, CountBackKey, defaults.CountBack),
            MissedDays = missedDays,
            MissedDoses = MissedDosePolicies.In(inForce, missedDays),
            SeparatorStandIn = inForce.TryGetValue(SeparatorStandInKey, out var standIn) && standIn.Length > 0 ? standIn : null,
            StandardTimes = HouseTimes.In(inForce),
        };
    }

    private static int Whole(Dictionary<string, string> inForce, string key, int otherwise) =>
        inForce.TryGetValue(key, out var text)
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : otherwise;
}
