using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Discrepancies;

/// <summary>A discrepancy is decided by an approver who had no part in what it is about, and so is the second person. A
/// small house names somebody from outside for it, such as the consultant pharmacist.</summary>
public static class OutsideApprover
{
    /// <param name="act">Who decides, and with whom.</param>
    /// <param name="involved">The part, in words, of every person who had one.</param>
    /// <param name="couldDecide">Names of approvers without a part.</param>
    public static IEnumerable<Finding> Check(
        Act act, IReadOnlyDictionary<Guid, string> involved, IReadOnlyList<string> couldDecide)
    {
        var ask = couldDecide.Count == 0
            ? "Nobody with the right to approve is outside. Give that right to somebody who is, such as the consultant pharmacist or the owner."
            : $"{Join(couldDecide)} can decide it.";
        if (!act.Actor.Has(StaffRights.Approve))
        {
            yield return Finding.Stop("no-right-to-approve", "You may not decide discrepancies.",
                "It needs the right to approve.", ask);
        }

        if (involved.TryGetValue(act.Actor.MembershipId, out var part))
        {
            yield return Finding.Stop("approver-involved", "Somebody else decides this discrepancy.",
                $"You had a part since the last correct count: {part}.", ask);
        }

        if (act.Witness is { } witness && involved.TryGetValue(witness.MembershipId, out var theirs))
        {
            yield return Finding.Stop("second-person-involved", "The second person had a part in it.",
                $"{witness.Name}, since the last correct count: {theirs}.", "Ask a colleague who had none.", "Witness");
        }
    }

    private static string Join(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}",
    };
}
