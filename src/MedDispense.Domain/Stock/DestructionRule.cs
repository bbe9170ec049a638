using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Stock;

/// <summary>What the law asks of a destruction.</summary>
public enum DestructionRegime
{
    /// <summary>US controlled inventory: two employees, non-retrievable, DEA Form 41 (21 CFR 1317.90, 1317.95).</summary>
    UsInventory,

    /// <summary>UK stock of Schedule 2: an authorised witness is named (regulation 27).</summary>
    UkAuthorisedWitness,

    /// <summary>A client's own medicine: its own record and one witness, no Form 41 and no authorised witness.</summary>
    ClientOwned,

    /// <summary>The house's other stock: one witness.</summary>
    HouseStock,
}

/// <summary>Who and what a destruction needs, by jurisdiction, schedule and owner (DOMAIN 0.1, 6.1, 6.3). The second
/// person is asked for in every case and checked by the write door.</summary>
public static class DestructionRule
{
    /// <param name="MethodCode">From <see cref="DestructionMethods"/>.</param>
    /// <param name="WhereDestroyed">Where it is destroyed, as Form 41 asks.</param>
    /// <param name="AuthorisedWitness">Name and authority of the person who is authorised to witness; not staff.</param>
    public sealed record Facts(string? MethodCode, string? WhereDestroyed, string? AuthorisedWitness);

    /// <summary>Which rule holds.</summary>
    public static DestructionRegime RegimeOf(Jurisdiction jurisdiction, Medicine medicine, bool isClientOwned)
    {
        if (isClientOwned)
            return DestructionRegime.ClientOwned;
        return jurisdiction switch
        {
            Jurisdiction.UnitedStates when medicine.UsSchedule != UsSchedule.NotScheduled => DestructionRegime.UsInventory,
            Jurisdiction.UnitedStates => DestructionRegime.HouseStock,
            Jurisdiction.UnitedKingdom when medicine.UkSchedule == UkSchedule.Two => DestructionRegime.UkAuthorisedWitness,
            Jurisdiction.UnitedKingdom => DestructionRegime.HouseStock,
        };
    }

    /// <summary>Whether the destruction goes on a DEA Form 41.</summary>
    public static bool NeedsForm41(this DestructionRegime regime) => regime == DestructionRegime.UsInventory;

    /// <summary>Whether an authorised witness from outside must be named.</summary>
    public static bool NeedsAuthorisedWitness(this DestructionRegime regime) => regime == DestructionRegime.UkAuthorisedWitness;

    /// <summary>What of the request is wrong: the method decides already when it is asked for.</summary>
    public static IEnumerable<Finding> CheckMethod(DestructionRegime regime, string? methodCode)
    {
        var method = DestructionMethods.Find(methodCode);
        if (method is null)
        {
            yield return Finding.Stop("method-missing", "A method is needed.", "No method from the list was chosen.",
                "Choose how it is destroyed.", "MethodCode");
        }
        else if (regime == DestructionRegime.UsInventory && !method.IsNonRetrievable)
        {
            yield return Finding.Stop("method-retrievable", "This method does not destroy controlled stock.",
                $"{method.Words} leaves something that can be won back (21 CFR 1317.90).",
                "Choose a method that leaves nothing usable.", "MethodCode");
        }
    }

    /// <summary>What keeps the destruction from being confirmed.</summary>
    public static IEnumerable<Finding> CheckConfirmation(DestructionRegime regime, Facts facts)
    {
        foreach (var finding in CheckMethod(regime, facts.MethodCode))
            yield return finding;
        if (regime.NeedsForm41() && string.IsNullOrWhiteSpace(facts.WhereDestroyed))
        {
            yield return Finding.Stop("where-missing", "Form 41 asks where it was destroyed.", "No place was named.",
                "Write the place and address of the destruction.", "WhereDestroyed");
        }

        if (regime.NeedsAuthorisedWitness() && string.IsNullOrWhiteSpace(facts.AuthorisedWitness))
        {
            yield return Finding.Stop("authorised-witness-missing", "An authorised witness is needed.",
                "House stock of Schedule 2 is destroyed in the presence of a person authorised under regulation 27.",
                "Write their name and who authorised them.", "AuthorisedWitness");
        }
    }
}
