using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;

namespace MedDispense.Data.Tests.Races;

/// <summary>One amount that an act moves, as the model sees it: hands are named by their person, a transfer by the
/// posting that sent it, and whatever is outside the house is nowhere.</summary>
internal sealed record Moved(Guid Pack, long Amount, Guid From, Guid To, MovementKey? Settles = null, MovementKey? Reopens = null)
{
    public static readonly Guid Nowhere = Guid.Empty;

    /// <summary>Whether it goes where every movement must be accounted for.</summary>
    public bool IntoHandsOrTransit { get; init; }
}

/// <summary>A dose on the model's chart.</summary>
internal sealed record ModelDose(Guid Order, string Nominal, DoseOutcome Outcome, long Films);

/// <summary>The small house in memory that the real one is measured against.</summary>
internal sealed class Model
{
    private readonly Dictionary<(Guid Pack, Guid Place), long> _amounts;
    private readonly Dictionary<MovementKey, (Moved Movement, long Remaining)> _open;
    private readonly Dictionary<Guid, IReadOnlyList<Moved>> _postings;
    private readonly HashSet<Guid> _corrected;
    private readonly HashSet<string> _recalled;
    private readonly Dictionary<Guid, (int Version, long Films)> _orders;
    private readonly Dictionary<(Guid Order, string Nominal), (Guid Posting, ClaimState State)> _claims;
    private readonly Dictionary<Guid, ModelDose> _doses;
    private readonly HashSet<Guid> _takenBack;

    public Model() => (_amounts, _open, _postings, _corrected, _recalled, _orders, _claims, _doses, _takenBack) =
        ([], [], [], [], [], [], [], [], []);

    private Model(Model other) => (_amounts, _open, _postings, _corrected, _recalled, _orders, _claims, _doses, _takenBack) =
        (new(other._amounts), new(other._open), new(other._postings), [.. other._corrected], [.. other._recalled],
            new(other._orders), new(other._claims), new(other._doses), [.. other._takenBack]);

    public Model Copy() => new(this);

    public IReadOnlyDictionary<(Guid Pack, Guid Place), long> Amounts => _amounts;

    public IEnumerable<(MovementKey Key, Moved Movement, long Remaining)> Unsettled =>
        _open.Select(entry => (entry.Key, entry.Value.Movement, entry.Value.Remaining));

    public IReadOnlyDictionary<Guid, IReadOnlyList<Moved>> Postings => _postings;

    public long Amount(Guid pack, Guid place) => _amounts.GetValueOrDefault((pack, place));

    public long Remaining(MovementKey key) => _open.GetValueOrDefault(key).Remaining;

    public bool IsRecalled(string lot) => _recalled.Contains(lot);

    public bool IsCorrected(Guid posting) => _corrected.Contains(posting);

    public void Recall(string lot) => _recalled.Add(lot);

    public void Correct(Guid posting) => _corrected.Add(posting);

    public IReadOnlyDictionary<Guid, ModelDose> Doses => _doses;

    public IReadOnlyDictionary<(Guid Order, string Nominal), (Guid Posting, ClaimState State)> Claims => _claims;

    public int Version(Guid order) => _orders[order].Version;

    public long Films(Guid order) => _orders[order].Films;

    public void Order(Guid order, int version, long films) => _orders[order] = (version, films);

    /// <summary>Whether a dose's occurrence is free, or is held by the very posting that is taken further.</summary>
    public bool MayAnswer(ModelDose dose, Guid? takes) => _claims.TryGetValue((dose.Order, dose.Nominal), out var claim)
        ? takes is { } held ? claim.Posting == held : claim.State is ClaimState.Open or ClaimState.CanBeSuperseded
        : takes is null;

    public void Answer(Guid posting, ModelDose dose)
    {
        _doses.Add(posting, dose);
        _claims[(dose.Order, dose.Nominal)] = (posting, dose.Outcome.Claims());
    }

    /// <summary>The occurrence is open again when this posting was still its answer.</summary>
    public void Open(Guid posting, Guid by)
    {
        _takenBack.Add(by);
        var key = (_doses[posting].Order, _doses[posting].Nominal);
        if (_claims[key].Posting == posting)
            _claims[key] = (by, ClaimState.Open);
    }

    /// <summary>Whether a posting charts a dose, or took one back: such acts are corrected with their dose or not at all.</summary>
    public bool IsOfDose(Guid posting) => _doses.ContainsKey(posting) || _takenBack.Contains(posting);

    /// <summary>Whether all of a posting's movements can be made together.</summary>
    public bool Allows(IReadOnlyList<Moved> movements) =>
        movements.SelectMany(one => new[] { (Key: (one.Pack, one.From), Delta: -one.Amount), (Key: (one.Pack, one.To), Delta: one.Amount) })
            .Where(change => change.Key.Item2 != Moved.Nowhere)
            .GroupBy(change => change.Key)
            .All(group => _amounts.GetValueOrDefault(group.Key) + group.Sum(change => change.Delta) >= 0)
        && movements.All(one => one.Settles is not { } key
            || (_open.TryGetValue(key, out var open) && open.Remaining >= one.Amount
                && open.Movement.Pack == one.Pack && open.Movement.To == one.From))
        && movements.All(one => one.Reopens is not { } key
            || (_open.TryGetValue(key, out var open) && open.Remaining + one.Amount <= open.Movement.Amount));

    public void Post(Guid posting, IReadOnlyList<Moved> movements)
    {
        _postings.Add(posting, movements);
        var ordinal = 0;
        foreach (var one in movements)
        {
            ordinal++;
            if (one.From != Moved.Nowhere)
                _amounts[(one.Pack, one.From)] = Amount(one.Pack, one.From) - one.Amount;
            if (one.To != Moved.Nowhere)
                _amounts[(one.Pack, one.To)] = Amount(one.Pack, one.To) + one.Amount;
            if (one.Settles is { } settled)
                _open[settled] = (_open[settled].Movement, _open[settled].Remaining - one.Amount);
            if (one.Reopens is { } reopened)
                _open[reopened] = (_open[reopened].Movement, _open[reopened].Remaining + one.Amount);
            else if (one.IntoHandsOrTransit)
                _open[new MovementKey(posting, ordinal)] = (one, one.Amount);
        }
    }

    /// <summary>What a correction of a posting would move, the last movement first.</summary>
    public IReadOnlyList<Moved> MirrorOf(Guid posting)
    {
        var movements = _postings[posting];
        return
        [
            .. movements.Select((one, index) => new Moved(one.Pack, one.Amount, one.To, one.From,
                Settles: one.IntoHandsOrTransit ? one.Reopens ?? new MovementKey(posting, index + 1) : null,
                Reopens: one.Settles)
            {
                IntoHandsOrTransit = one.Settles is not null,
            }).Reverse(),
        ];
    }
}
