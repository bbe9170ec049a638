using System.Security.Cryptography;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Labels;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>Packs on their way into the house, inside the write door: every way in checks and books them alike.
/// Findings gather here; a use case that sees a stop among them posts nothing.</summary>
public sealed class Arrival
{
    /// <summary>The most containers of one posting; a longer delivery is two.</summary>
    public const int MostContainers = 1_000;

    private readonly LedgerScope _scope;
    private readonly Facility _facility;
    private readonly Place _place;
    private readonly ArrivalChecks _checks;
    private readonly Queue<string> _codes;
    private Place? _quarantine;

    private Arrival(LedgerScope scope, Facility facility, Place place, ArrivalChecks checks, Queue<string> codes) =>
        (_scope, _facility, _place, _checks, _codes) = (scope, facility, place, checks, codes);

    public List<PlannedMovement> Movements { get; } = [];

    /// <summary>What was found of the packs; a pack that goes to quarantine is a note.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Whether something came that is counted by two.</summary>
    public bool SecondPersonNeeded { get; private set; }

    public bool IsRefused => Findings.Any(finding => finding.Tier == FindingTier.Stop);

    /// <summary>The facility's local day.</summary>
    public DateOnly Today => _checks.Today;

    public Place Place => _place;

    /// <summary>Reads what the checks need. The place must be one that people set up and that is open.</summary>
    /// <returns>The arrival, or the finding that ends it.</returns>
    public static async Task<(Arrival? Arrival, Finding? Refusal)> BeginAsync(
        LedgerScope scope, RandomNumberGenerator chance, Guid placeId, IReadOnlyCollection<ArrivingPack> packs)
    {
        if (packs.Count == 0)
            return (null, ArrivalWords.NoPacks);
        if (packs.Any(pack => pack.Containers is < 1 or > MostContainers) || packs.Sum(pack => (long)pack.Containers) > MostContainers)
            return (null, ArrivalWords.TooMany);
        var place = await scope.Db.Places.SingleOrDefaultAsync(row => row.Id == placeId);
        if (place is null || !PlaceKinds.SetUpByPeople.Contains(place.Kind))
            return (null, ArrivalWords.PlaceUnknown);
        var closed = PlaceOpen.Check(place, "PlaceId").FirstOrDefault();
        if (closed is not null)
            return (null, closed);
        var facility = await scope.Db.Facilities.AsNoTracking().SingleAsync(row => row.Id == scope.Act.FacilityId);
        var checks = await ArrivalChecks.ReadAsync(scope, facility, packs);
        var codes = await LabelCodes.FreshAsync(scope.Db, chance, packs.Sum(pack => pack.Containers));
        return (new Arrival(scope, facility, place, checks, codes), null);
    }

    /// <summary>The medicine of a pack; null when the house does not know it, which is then a finding.</summary>
    public Medicine? MedicineOf(ArrivingPack pack) => _checks.Medicines.GetValueOrDefault(pack.MedicineId);

    /// <summary>Checks one line and books its containers.</summary>
    /// <param name="line">Position on the form, from 0, for the field of a finding.</param>
    /// <param name="item">The containers.</param>
    /// <param name="from">Where they come from: supplier, opening, the client.</param>
    /// <param name="owner">Whose they are; null for the house.</param>
    /// <param name="source">Who they come from, as the register prints it.</param>
    /// <param name="note">What the register line says besides.</param>
    /// <param name="setAside">Whether they go to quarantine whatever their state.</param>
    /// <returns>One pack a container; empty when nothing came or the line is refused.</returns>
    public async Task<IReadOnlyList<Pack>> AddAsync(
        int line, ArrivingPack item, Place from, Client? owner, string source, string? note = null, bool setAside = false)
    {
        var refusals = await _checks.RefusalsAsync(line, item, _facility, owner?.Id);
        Findings.AddRange(refusals);
        if (refusals.Count > 0 || MedicineOf(item) is not { } medicine)
            return [];
        SecondPersonNeeded |= SecondPersonForArrival.IsNeeded(medicine);
        if (item.EachAmount == 0)
            return [];

        var packs = Enumerable.Range(0, item.Containers).Select(_ => PackOf(item, owner)).ToList();
        var unusable = PackUsable.Check(packs[0], Today, _checks.RecallsOf(medicine.Id)).ToList();
        var to = setAside || unusable.Count > 0 ? await QuarantineAsync() : _place;
        if (to is null)
            return [];
        Findings.AddRange(KeptLocked.Check(to, medicine).Where(finding => !Findings.Contains(finding)));
        Findings.AddRange(unusable.Select(finding => ArrivalWords.SetAside(finding, line, medicine, to)));
        _scope.Db.Packs.AddRange(packs);
        var words = unusable.Count == 0 ? note : ArrivalWords.Join(note, [.. unusable.Select(finding => finding.What)]);
        Movements.AddRange(packs.Select(pack =>
            new PlannedMovement(pack, item.EachAmount, from, to, source, Note: words)));
        return packs;
    }

    private Pack PackOf(ArrivingPack item, Client? owner) => new()
    {
        FacilityId = _scope.Act.FacilityId,
        Id = Guid.CreateVersion7(new DateTimeOffset(_scope.Act.Now)),
        MedicineId = item.MedicineId,
        Lot = CanonicalText.OrNull(item.Lot),
        Expiry = item.Expiry,
        Serial = CanonicalText.OrNull(item.Serial),
        OwnerClientId = owner?.Id,
        LabelCode = _codes.Dequeue(),
        DispensedLabel = CanonicalText.OrNull(item.DispensedLabel),
        FullAmount = item.EachAmount,
        CreatedAt = _scope.Act.Now,
    };

    /// <summary>The quarantine of the same house, or else the first there is; missing, the arrival is refused.</summary>
    private async Task<Place?> QuarantineAsync()
    {
        if (_place.Kind == PlaceKind.Quarantine)
            return _place;
        if (_quarantine is null)
        {
            var open = await _scope.Db.Places.Where(row => row.Kind == PlaceKind.Quarantine && row.ClosedAt == null)
                .OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync();
            _quarantine = open.FirstOrDefault(row => row.House == _place.House) ?? open.FirstOrDefault();
            if (_quarantine is null)
                Findings.Add(ArrivalWords.NoQuarantine);
        }

        return _quarantine;
    }
}
