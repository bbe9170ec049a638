using MedDispense.Data;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>The doses that stand: neither recorded in error nor replaced by what really happened.</summary>
public static class LiveDoses
{
    /// <summary>Doses that no correction has taken back or replaced.</summary>
    public static IQueryable<Dose> DosesThatStand(this MedDispenseDb db) =>
        db.Doses.AsNoTracking().Where(dose => !db.Postings.Any(posting => posting.CorrectsPostingId == dose.PostingId
            && (posting.Kind == PostingKind.RecordedInError || posting.Kind == PostingKind.DoseHappenedDifferently)));

    private static readonly DoseOutcome[] Taken = [.. Enum.GetValues<DoseOutcome>().Where(outcome => outcome.IsTaken())];

    /// <summary>Of those, what was swallowed.</summary>
    public static IQueryable<Dose> DosesTaken(this MedDispenseDb db) =>
        db.DosesThatStand().Where(dose => Taken.Contains(dose.Outcome) && dose.AmountTaken > 0);

    /// <summary>Of those, what the client swallowed.</summary>
    public static IQueryable<Dose> DosesTaken(this MedDispenseDb db, Guid clientId) => db.DosesTaken().Where(dose => dose.ClientId == clientId);

    /// <summary>Of those, what somebody drew for a client and has in their hands, unopened as far as the book knows: not
    /// answered, or answered as asleep and not brought back. What is left of an opened one waits for a second person, and
    /// is no dose any more.</summary>
    public static IQueryable<Dose> DosesInHands(this MedDispenseDb db)
    {
        var standing = db.DosesThatStand();
        return standing.Where(dose => dose.Outcome == DoseOutcome.Prepared
            && db.UnsettledMovements.Any(open => open.PostingId == dose.PostingId && open.Remaining > 0)
            && !standing.Any(answer => answer.PreparedPostingId == dose.PostingId && answer.AmountToWaste > 0));
    }

    /// <summary>Of those, what nobody has answered yet: each waits to be seen taken.</summary>
    public static IQueryable<Dose> DosesToObserve(this MedDispenseDb db)
    {
        var standing = db.DosesThatStand();
        return db.DosesInHands().Where(dose => !standing.Any(answer => answer.PreparedPostingId == dose.PostingId));
    }

    /// <summary>Of those, what was written down after the fact and nobody has approved yet.</summary>
    public static IQueryable<Dose> LateEntriesToApprove(this MedDispenseDb db) =>
        db.DosesThatStand().Where(dose => dose.IsLateEntry
            && !db.Postings.Any(other => other.AboutPostingId == dose.PostingId && other.Kind == PostingKind.LateEntryApproved));
}
