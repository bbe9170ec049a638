using MedDispense.Domain.Staff;

namespace MedDispense.Domain.SafetyChecks;

/// <summary>A trainee acts only together with a co-signer, who is another person than the trainee and the witness.</summary>
public static class CoSignerPresent
{
    public static IEnumerable<Finding> Check(Act act)
    {
        if (act.Actor.IsTrainee && act.CoSigner is null)
        {
            yield return Finding.Stop("co-signer-missing", "A co-signer is needed.",
                $"{act.Actor.Name} is a trainee.",
                "Ask your co-signer to scan their badge and enter their PIN here.", "CoSigner");
        }

        if (act.CoSigner is not { } coSigner)
            yield break;
        if (coSigner.MembershipId == act.Actor.MembershipId || coSigner.MembershipId == act.Witness?.MembershipId)
        {
            yield return Finding.Stop("co-signer-not-another", "The co-signer must be a third person.",
                $"{coSigner.Name} is already part of this entry.", "Ask another colleague to co-sign.", "CoSigner");
        }

        if (coSigner.PostingId != act.Id || act.Now - coSigner.ProvenAt > WitnessPresent.ProofLasts
            || coSigner.ProvenAt > act.Now)
        {
            yield return Finding.Stop("co-signer-too-long-ago", "The co-signer confirmed too long ago or elsewhere.",
                "A confirmation lasts two minutes and is for one entry.", "Ask them to scan their badge again.",
                "CoSigner");
        }
    }
}
