using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>What keeps a pack from coming in at all. Facts about the medicines are read once; a serial number that two
/// people scan at once is caught by the database, and the second one is then asked again.</summary>
internal sealed class ArrivalChecks
{
    private const int MostYearsAhead = 30;
    private static readonly DateOnly EarliestExpiry = new(2000, 1, 1);

    private readonly LedgerScope _scope;
    private readonly Dictionary<Guid, List<Recall>> _recalls = [];
    private readonly HashSet<(Guid, string)> _serials = [];
    private readonly Dictionary<(Guid, string), DateOnly> _lots = [];

    private ArrivalChecks(LedgerScope scope, DateOnly today, Dictionary<Guid, Medicine> medicines) =>
        (_scope, Today, Medicines) = (scope, today, medicines);

    public DateOnly Today { get; }

    public Dictionary<Guid, Medicine> Medicines { get; }

    public static async Task<ArrivalChecks> ReadAsync(
        LedgerScope scope, Facility facility, IReadOnlyCollection<ArrivingPack> packs)
    {
        var ids = packs.Select(pack => pack.MedicineId).Distinct().Order().ToList();
        var medicines = await scope.Db.Medicines.AsNoTracking()
            .Where(row => ids.Contains(row.Id) && row.WithdrawnAt == null).ToDictionaryAsync(row => row.Id);
        var checks = new ArrivalChecks(scope, facility.LocalDay(scope.Act.Now), medicines);
        foreach (var id in ids)
            checks._recalls[id] = await scope.StandingRecallsAsync(id);
        return checks;
    }

    public IReadOnlyList<Recall> RecallsOf(Guid medicineId) => _recalls[medicineId];

    public async Task<List<Finding>> RefusalsAsync(int line, ArrivingPack item, Facility facility, Guid? ownerId)
    {
        if (!Medicines.TryGetValue(item.MedicineId, out var medicine))
            return [ArrivalWords.MedicineUnknown(line)];
        List<Finding> findings =
        [
            .. HouseStockAllowed.Check(facility, medicine, ownerId),
            .. MayHandleControlled.Check(_scope.Act.Actor, medicine),
        ];
        if (item.EachAmount != 0)
            findings.AddRange(AmountMovable.Check(item.EachAmount));
        if (item.Expiry is { } expiry && (expiry < EarliestExpiry || expiry > Today.AddYears(MostYearsAhead)))
            findings.Add(ArrivalWords.ExpiryUnlikely(line, expiry));
        findings.AddRange(await SerialAsync(line, item));
        findings.AddRange(await LotAsync(line, item));
        return findings;
    }

    private async Task<IEnumerable<Finding>> SerialAsync(int line, ArrivingPack item)
    {
        if (string.IsNullOrWhiteSpace(item.Serial))
            return [];
        var serial = item.Serial.Trim();
        if (item.Containers > 1)
            return [ArrivalWords.SerialOfOne(line)];
        var isTaken = !_serials.Add((item.MedicineId, serial))
            || await _scope.Db.Packs.AnyAsync(row => row.MedicineId == item.MedicineId && row.Serial == serial);
        return isTaken ? [ArrivalWords.SerialTaken(line, serial)] : [];
    }

    private async Task<IEnumerable<Finding>> LotAsync(int line, ArrivingPack item)
    {
        if (string.IsNullOrWhiteSpace(item.Lot) || item.Expiry is not { } expiry)
            return [];
        var lot = item.Lot.Trim();
        var key = (item.MedicineId, lot.ToUpperInvariant());
        if (!_lots.TryGetValue(key, out var known))
        {
            // People type lots in either case; a scanner reads them as printed.
            string[] written = [lot, key.Item2, lot.ToLowerInvariant()];
            known = await _scope.Db.Packs
                .Where(row => row.MedicineId == item.MedicineId && row.Expiry != null && written.Contains(row.Lot))
                .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => row.Expiry).FirstOrDefaultAsync() ?? expiry;
            _lots[key] = known;
        }

        return known == expiry || item.ExpiryChecked ? [] : [ArrivalWords.OtherExpiry(line, lot, known)];
    }
}
