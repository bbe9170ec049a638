using System.Security.Cryptography;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Arrivals;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.OpeningBalance;

/// <summary>Records what is there before the house goes live: counted by two, at the opening or the close of business
/// as 21 CFR 1304.11 wants it stated. One posting however many packs; refused once the house is live.</summary>
public sealed class RecordOpeningBalance(LedgerStore ledger, RandomNumberGenerator chance)
{
    /// <param name="Inventory">When it was counted.</param>
    /// <param name="Lines">What is there.</param>
    public sealed record Command(InventoryMoment Inventory, IReadOnlyList<Line> Lines);

    /// <param name="Pack">What was counted.</param>
    /// <param name="PlaceId">Where it lies.</param>
    /// <param name="OwnerClientId">Whose it is; null for the house.</param>
    public sealed record Line(ArrivingPack Pack, Guid PlaceId, Guid? OwnerClientId);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.OpeningBalance, command, scope => PlanAsync(scope, command));

    private async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var facility = await FacilityLock.TakeAsync(scope);
        List<Finding> first = [.. NotYetLive.Check(facility), .. command.Inventory.Check(facility, scope.Act.Now)];
        if (first.Count > 0)
            return PostingPlan.Refuse(first);
        if (command.Lines.Count == 0)
            return PostingPlan.Refuse(ArrivalWords.NoPacks);

        var from = await scope.TheAsync(PlaceKind.Opening);
        var owners = await OwnersAsync(scope, command);
        var findings = new List<Finding>();
        var movements = new List<PlannedMovement>();
        foreach (var place in command.Lines.Index().GroupBy(line => line.Item.PlaceId))
        {
            var (arrival, cannot) = await Arrival.BeginAsync(scope, chance, place.Key, [.. place.Select(line => line.Item.Pack)]);
            if (arrival is null)
            {
                findings.Add(cannot!); // Without an arrival there is always the finding that ended it.
                continue;
            }

            foreach (var (i, line) in place)
                await AddAsync(arrival, i, line, from, owners);
            findings.AddRange(arrival.Findings);
            movements.AddRange(arrival.Movements);
        }

        findings.AddRange(SerialsTwice(movements));
        if (findings.Any(finding => finding.Tier == FindingTier.Stop))
            return PostingPlan.Refuse(findings);
        return new PostingPlan
        {
            Findings = findings,
            Movements = movements,
            WitnessRequired = true,
            HappenedAt = command.Inventory.Moment(facility, scope.Act.Now),
            ReasonCode = command.Inventory.Code,
            Reference = command.Inventory.Words,
        };
    }

    private static async Task AddAsync(
        Arrival arrival, int i, Line line, Place from, Dictionary<Guid, Client> owners)
    {
        var owner = line.OwnerClientId is { } ownerId ? owners.GetValueOrDefault(ownerId) : null;
        if (line.OwnerClientId is not null && owner is null)
        {
            arrival.Findings.Add(OwnerWords.ClientUnknown);
            return;
        }

        if (line.Pack.EachAmount == 0)
            arrival.Findings.Add(OpeningWords.Nothing(i));
        await arrival.AddAsync(i, line.Pack, from, owner, "Opening balance", line.Pack.DispensedLabel);
    }

    private static async Task<Dictionary<Guid, Client>> OwnersAsync(LedgerScope scope, Command command)
    {
        var ids = command.Lines.Select(line => line.OwnerClientId).OfType<Guid>().Distinct().ToList();
        return await scope.Db.Clients.AsNoTracking().Where(row => ids.Contains(row.Id) && row.LeftAt == null)
            .ToDictionaryAsync(row => row.Id);
    }

    /// <summary>Each place is checked by itself; a serial number in two places is found here.</summary>
    private static IEnumerable<Finding> SerialsTwice(List<PlannedMovement> movements) =>
        movements.Where(movement => movement.Pack.Serial is not null)
            .GroupBy(movement => (movement.Pack.MedicineId, movement.Pack.Serial))
            .Where(group => group.Count() > 1)
            .Select(group => ArrivalWords.SerialTaken(0, group.Key.Serial!)); // Those without a serial are filtered out.
}
