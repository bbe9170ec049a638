using System.Globalization;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Transfers;

/// <summary>Sends packs from one place to another. They are on the way until another person has counted them in; the
/// sending's place on the way has the id of its posting, so the one names the other.</summary>
public sealed class SendTransfer(LedgerStore ledger)
{
    public sealed record Command(Guid FromPlaceId, Guid ToPlaceId, IReadOnlyList<PackAmount> Lines, string? Reason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.TransferSent, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var packs = await PackLines.ReadAsync(scope, command.FromPlaceId, command.Lines);
        if (packs.Lines.Count == 0)
            return PostingPlan.Refuse(packs.Findings);
        var from = packs.Lines[0].Here.Place;
        if (await scope.FindPlaceAsync(command.ToPlaceId) is not { } to || to.Id == from.Id)
        {
            return PostingPlan.Refuse(Finding.Stop("destination-unknown", "Choose another place to send to.",
                "It is not a place of this house, or the packs are there already.", "Choose where they go.", "ToPlaceId"));
        }

        List<Finding> findings = [.. packs.Findings, .. PlaceOpen.Check(to, "ToPlaceId")];
        if (to.Kind != PlaceKind.Quarantine)
        {
            findings.AddRange(PlaceUsable.Check(from));
            findings.AddRange(await scope.CheckUsableAsync(packs.Packs));
        }

        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        var onTheWay = new Place
        {
            FacilityId = scope.Act.FacilityId,
            Id = scope.Act.Id,
            Kind = PlaceKind.InTransit,
            Name = $"On the way to {to.Name}",
            DestinationId = to.Id,
        };
        scope.Db.Places.Add(onTheWay);
        var notes = packs.Lines.SelectMany(line => KeptLocked.Check(to, line.Here.Medicine)).Distinct();
        return new PostingPlan
        {
            Findings = [.. await EarlierStaysAsync(scope, from, packs), .. notes],
            Movements =
            [
                .. packs.Lines.Select(line => new PlannedMovement(
                    line.Here.Pack, line.Amount, from, onTheWay, to.Name, Note: command.Reason)),
            ],
            Reason = command.Reason,
        };
    }

    /// <summary>A note when a lot that expires earlier stays behind; it refuses nothing.</summary>
    private static async Task<List<Finding>> EarlierStaysAsync(LedgerScope scope, Place from, PackLines packs)
    {
        var sent = packs.Lines.ToDictionary(line => line.Here.Pack.Id, line => line.Amount);
        var medicineIds = packs.Packs.Select(pack => pack.MedicineId).Distinct().ToList();
        var there = await scope.Db.Holdings.Where(row => row.PlaceId == from.Id && row.Amount > 0)
            .Join(scope.Db.Packs.Where(pack => medicineIds.Contains(pack.MedicineId)), row => row.PackId, pack => pack.Id,
                (row, pack) => new { row.Amount, Pack = pack })
            .ToListAsync();
        var staying = there.Where(row => row.Amount > sent.GetValueOrDefault(row.Pack.Id)).Select(row => row.Pack);
        return
        [
            .. FirstExpiringFirst.LeftBehind([.. packs.Packs], staying, await scope.TodayAsync()).Take(3).Select(pack =>
                new Finding(FindingTier.Note, "earlier-expiry-stays", "A lot that expires earlier stays here.",
                    string.Create(CultureInfo.InvariantCulture, $"Lot {pack.Lot ?? "not known"} expires on {pack.Expiry:d MMM yyyy}."), "Use it first where you can.")),
        ];
    }
}
