using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>Holds the chart against the stock: what a dose says was swallowed left the house in the same entry, and the
/// stored answer of each occurrence is the one that the doses make.</summary>
internal sealed class DoseCheck(MedDispenseDb db, KnownThings known, Problems problems)
{
    private readonly record struct Key(Guid OrderId, string Nominal, int Ordinal);

    private readonly Dictionary<Key, (Guid PostingId, ClaimState State)> _answers = [];
    private readonly Dictionary<Guid, Key> _keyOf = [];

    public void Pass(RecordedPosting recorded)
    {
        foreach (var dose in recorded.Doses)
        {
            CheckStock(recorded, dose);
            if (dose.ReplacesPostingId is { } replaced)
                Open(replaced, recorded.Posting);
            Answer(recorded.Posting, dose);
        }

        // A correction opens the occurrence again, and so does a prepared dose that somebody else swallowed.
        var opens = recorded.Posting.Kind switch
        {
            PostingKind.RecordedInError => recorded.Posting.CorrectsPostingId,
            PostingKind.WrongClientSwallowed => recorded.Posting.AboutPostingId,
            _ => null,
        };
        if (opens is { } answered)
            Open(answered, recorded.Posting);
    }

    public async Task EndAsync()
    {
        var missing = new HashSet<Key>(_answers.Keys);
        await foreach (var claim in db.OccurrenceClaims.AsNoTracking().AsAsyncEnumerable())
        {
            var key = new Key(claim.OrderId, claim.Nominal, claim.Ordinal);
            missing.Remove(key);
            // Which of several corrections opened it again binds nobody.
            var isRight = _answers.TryGetValue(key, out var answer) && answer.State == claim.State
                && (claim.State == ClaimState.Open || answer.PostingId == claim.PostingId);
            if (!isRight)
                Add(key, $"is stored as {claim.State}; the entries make {(answer == default ? "nothing" : answer.State)} of it.");
        }

        foreach (var key in missing)
            Add(key, $"has no stored answer; the entries make {_answers[key].State} of it.");
    }

    private void CheckStock(RecordedPosting recorded, Dose dose)
    {
        // A correction of the facts moves only what they change; a dose elsewhere moved nothing here.
        if (dose.ReplacesPostingId is not null || dose.Outcome == DoseOutcome.GivenElsewhere)
            return;
        var left = recorded.Movements.Where(movement => known.Place(movement.ToPlaceId)?.Kind == PlaceKind.GivenToClient)
            .Sum(movement => movement.Amount);
        var hasCase = recorded.Discrepancies.Count > 0;
        if (left != dose.AmountTaken && !hasCase)
        {
            problems.Add("dose-without-stock", recorded.Posting.Number,
                $"Entry {recorded.Posting.Number} says that {dose.AmountTaken} was swallowed; {left} left the stock.");
        }
    }

    private void Answer(Posting posting, Dose dose)
    {
        if (dose is not { OrderId: { } orderId, Nominal: { } nominal, NominalOrdinal: { } ordinal })
            return;
        var key = new Key(orderId, nominal, ordinal);
        _answers[key] = (posting.Id, dose.Outcome.Claims());
        _keyOf[posting.Id] = key;
    }

    /// <summary>What a posting answered is open again, unless a later answer had taken its place already.</summary>
    private void Open(Guid answered, Posting by)
    {
        if (_keyOf.TryGetValue(answered, out var key) && _answers[key].PostingId == answered)
            _answers[key] = (by.Id, ClaimState.Open);
    }

    private void Add(Key key, string what) =>
        problems.Add("dose-answer-differs", null, $"The dose of {key.Nominal} (order {key.OrderId}) {what}");
}
