using MedDispense.Domain.Staff;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A witness is another person, with the right to witness, who proved to be there for this act a moment ago.</summary>
public static class WitnessPresent
{
    /// <summary>How old a proof may be.</summary>
    public static readonly TimeSpan ProofLasts = TimeSpan.FromMinutes(2);

    public static IEnumerable<Finding> Check(Act act, bool required)
    {
        if (act.Witness is not { } witness)
        {
            if (required)
            {
                yield return Finding.Stop("witness-missing", "A second person is needed.",
                    "Nobody has confirmed as the second person.",
                    "Ask a colleague to scan their badge and enter their PIN here.", "Witness");
            }

            yield break;
        }

        if (witness.MembershipId == act.Actor.MembershipId)
        {
            yield return Finding.Stop("witness-is-actor", "The second person must be somebody else.",
                $"{witness.Name} is signed in here.", "Ask a colleague to scan their badge.", "Witness");
        }

        if ((witness.Rights & StaffRights.Witness) == StaffRights.None)
        {
            yield return Finding.Stop("witness-without-right", "This colleague may not be the second person.",
                $"{witness.Name} has no right to witness.", "Ask another colleague, or a manager to give the right.",
                "Witness");
        }

        if (witness.PostingId != act.Id)
        {
            yield return Finding.Stop("witness-of-another-act", "The second person confirmed something else.",
                "The confirmation belongs to another entry.", "Ask them to scan their badge again on this page.",
                "Witness");
        }

        if (act.Now - witness.ProvenAt > ProofLasts || witness.ProvenAt > act.Now)
        {
            yield return Finding.Stop("witness-too-long-ago", "The second person confirmed too long ago.",
                "A confirmation lasts two minutes.", "Ask them to scan their badge again.", "Witness");
        }
    }
}
