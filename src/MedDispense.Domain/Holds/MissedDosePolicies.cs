using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Holds;

/// <summary>The policies of a house: our own rows (DOMAIN 0.1 and 10.1), and what the house has set instead.</summary>
/// <param name="BySubstance">By the one name of the substance (<see cref="SubstanceName"/>).</param>
/// <param name="DaysWithout">From how many missed days on a substance without rows asks the prescriber.</param>
public sealed record MissedDosePolicies(IReadOnlyDictionary<string, MissedDosePolicy> BySubstance, int DaysWithout)
{
    /// <summary>Begins the key of a setting; the substance follows.</summary>
    public const string KeyBegins = "missed-doses:";

    public const string HouseSource = "set by this house";

    /// <summary>Our own rows.</summary>
    public static readonly IReadOnlyDictionary<string, MissedDosePolicy> Own = new Dictionary<string, MissedDosePolicy>
    {
        ["methadone"] = Of(MissedUnit.Days, "usual for supervised dosing; the half and 40 mg are the program's defaults",
            new(1, MissedDoseStep.GoOn), new(2, MissedDoseStep.LookFirst), new(3, MissedDoseStep.AskPrescriber, 50),
            new(4, MissedDoseStep.AskPrescriber, 50, Milligrams(40)), new(5, MissedDoseStep.BeginAnew)),
        ["buprenorphine"] = Of(MissedUnit.Days, "the program's defaults for films and tablets",
            new(1, MissedDoseStep.GoOn), new(2, MissedDoseStep.LookFirst), new(3, MissedDoseStep.AskPrescriber),
            new(6, MissedDoseStep.BeginAnew)),
        ["morphine"] = Of(MissedUnit.Days, "the program's defaults, as for methadone",
            new(1, MissedDoseStep.GoOn), new(2, MissedDoseStep.LookFirst), new(3, MissedDoseStep.AskPrescriber, 50),
            new(5, MissedDoseStep.BeginAnew)),
        ["clozapine"] = Of(MissedUnit.Hours, "clozapine label: 12.5 mg once or twice after 48 hours without it",
            new MissedDoseRow(48, MissedDoseStep.BeginAnew, null, new(new ExactNumber(25, 2), UcumUnit.Milligram))),
        ["lamotrigine"] = Of(MissedUnit.Days, "lamotrigine label: anew after more than five half-lives, here taken as 5 days",
            new(1, MissedDoseStep.GoOn), new(3, MissedDoseStep.AskPrescriber), new(5, MissedDoseStep.BeginAnew)),
        ["naltrexone"] = Of(MissedUnit.Days, "the program's defaults: opioids may have been taken meanwhile",
            new(1, MissedDoseStep.GoOn), new(2, MissedDoseStep.LookFirst), new(4, MissedDoseStep.AskPrescriber)),
    };

    /// <summary>Our own rows where a house has set none.</summary>
    public static readonly MissedDosePolicies Default = new(Own, 3);

    /// <summary>The policies with what a house has set, by the keys of settings.</summary>
    /// <param name="inForce">Settings in force, by key; those of other kinds are passed over.</param>
    /// <param name="daysWithout">From how many missed days on a substance without rows asks.</param>
    public static MissedDosePolicies In(IReadOnlyDictionary<string, string> inForce, int daysWithout)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        var policies = new Dictionary<string, MissedDosePolicy>(Own);
        foreach (var (key, text) in inForce.Where(pair => pair.Key.StartsWith(KeyBegins, StringComparison.Ordinal)))
        {
            var substance = key[KeyBegins.Length..];
            if (MissedDosePolicy.TryRead(text, HouseSource, out var policy))
                policies[substance] = Own.GetValueOrDefault(substance) is { } own && own.Text == policy.Text ? own : policy;
            else
                policies.Remove(substance);
        }

        return new(policies, daysWithout);
    }

    /// <summary>The policy of a medicine: of the first of its substances that has one; null when none has.</summary>
    public MissedDosePolicy? Of(Medicine medicine) =>
        medicine.Substances().Select(name => BySubstance.GetValueOrDefault(name)).FirstOrDefault(policy => policy is not null);

    private static MissedDosePolicy Of(MissedUnit unit, string source, params IReadOnlyList<MissedDoseRow> rows) => new(unit, rows, source);

    private static DoseCeiling Milligrams(long amount) => new(new ExactNumber(amount), UcumUnit.Milligram);
}
