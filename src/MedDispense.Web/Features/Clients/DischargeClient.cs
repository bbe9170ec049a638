using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Stock;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>A client leaves for good: discharged, against advice, or dead. Every order ends in the same posting, so that
/// nothing is due any more. What somebody has prepared for them is answered first; their own medicines that are still here
/// are returned or destroyed and signed for first, or somebody says why not.</summary>
public sealed class DischargeClient(LedgerStore ledger)
{
    private const int LongestNote = 4000;
    private const int MostNamed = 5;

    public static readonly Finding NotKnown = Finding.Stop("client-unknown", "This client is not known here.", "", "Open the list of clients again.");

    /// <param name="ClientId">The client.</param>
    /// <param name="Version">The version that the person saw.</param>
    /// <param name="Kind">Discharged, left against advice, or died.</param>
    /// <param name="HappenedAt">UTC; null for now.</param>
    /// <param name="Note">Where to, who was told.</param>
    /// <param name="MedicinesReason">Why medicines of the client stay here.</param>
    public sealed record Command(
        Guid ClientId, int Version, StayEventKind Kind, DateTime? HappenedAt, string Note, string? MedicinesReason);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.StayEnded, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        // Whoever prepares a dose or writes an order for the client locks them first, so neither slips in after this.
        await scope.LockClientAsync(command.ClientId);
        if (await scope.Db.Clients.SingleOrDefaultAsync(row => row.Id == command.ClientId) is not { } client)
            return PostingPlan.Refuse(NotKnown);
        var at = command.HappenedAt ?? scope.Act.Now;
        List<Finding> findings =
        [
            .. await StayFitsAsync(scope, client, command, at),
            .. await NothingIsInHandsAsync(scope.Db, client),
            .. command.MedicinesReason is null ? await NothingIsHereAsync(scope.Db, client) : [],
        ];
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);

        var note = command.MedicinesReason is { } why ? $"{command.Note}\nMedicines that stay here: {why}" : command.Note;
        var detail = StayChange.Add(scope.Db, client,
            StayChange.Event(scope.Act, client, command.Kind, at, note.Length <= LongestNote ? note : note[..LongestNote]));
        client.Version++;
        var ends = (await scope.Db.OrdersOfAsync(client.Id)).Where(order => order.LastsBeyond(at));
        return new PostingPlan
        {
            Parts = [.. ends.Select(order => new PlannedPart(stamp => EndOf(order, stamp, command.Kind, at)))],
            Rows = [AuditRow.Of(scope.Act, AuditKind.Changed, "client", client.Id, detail)],
            HappenedAt = command.HappenedAt,
            ClientId = client.Id,
        };
    }

    private static OrderStep EndOf(OrderHistory order, PartStamp stamp, StayEventKind kind, DateTime at) => new()
    {
        FacilityId = stamp.FacilityId,
        PostingId = stamp.PostingId,
        Ordinal = stamp.Ordinal,
        OrderId = order.Order.Id,
        Kind = OrderStepKind.Discontinued,
        EffectiveAt = at,
        Reason = kind.Say(),
        Salt = stamp.Salt,
    };

    private static async Task<IEnumerable<Finding>> StayFitsAsync(LedgerScope scope, Client client, Command command, DateTime at)
    {
        if (client.Version != command.Version)
            return [Finding.Stop("client-changed", ChangeResult.Stale().Problems[0].Sentence, "", "")];
        if (await StayChange.WhyNotAsync(scope.Db, scope.Act, client, at, [Presence.Here, Presence.OnLeave]) is { } why)
            return [Finding.Stop("stay-does-not-fit", why.Sentence, "", "", why.Field.Length == 0 ? null : why.Field)];
        if (command.Kind.Leads() != Presence.Gone)
            return [Finding.Stop("kind-missing", "Choose how the stay ends.", "", "", nameof(command.Kind))];
        if (command.Note.Length == 0)
            return [Finding.Stop("note-missing", "Say where the client went, and who was told.", "", "", nameof(command.Note))];
        var last = await scope.Db.DosesTaken(client.Id).MaxAsync(dose => (DateTime?)dose.HappenedAt);
        return last > at
            ? [Finding.Stop("dose-after-it", "The client took a dose after this moment.", "It stands on the chart.", "Check the time, or correct the dose first.", nameof(command.HappenedAt))]
            : [];
    }

    private static async Task<IEnumerable<Finding>> NothingIsInHandsAsync(MedDispenseDb db, Client client)
    {
        var open = await (
            from dose in db.DosesInHands().Where(dose => dose.ClientId == client.Id)
            join posting in db.Postings on dose.PostingId equals posting.Id
            join medicine in db.Medicines on dose.MedicineId equals medicine.Id
            orderby posting.Number
            select new { posting.ActorName, posting.Number, Medicine = medicine }).Take(MostNamed).ToListAsync();
        return open.Select(row => Finding.Stop("dose-in-hands", "A dose that was prepared for this client is not answered.",
            $"{row.ActorName} has {MedicineWords.Of(row.Medicine)} since entry {row.Number}.",
            "Say first whether it was taken, or bring it back: then the stay can end."));
    }

    private static async Task<IEnumerable<Finding>> NothingIsHereAsync(MedDispenseDb db, Client client)
    {
        var here = await (
            from holding in db.Holdings
            join pack in db.Packs on holding.PackId equals pack.Id
            join medicine in db.Medicines on pack.MedicineId equals medicine.Id
            where pack.OwnerClientId == client.Id && holding.Amount > 0
            select medicine).Distinct().OrderBy(medicine => medicine.Name).ThenBy(medicine => medicine.Id).Take(MostNamed).ToListAsync();
        return here.Count == 0
            ? []
            : [Finding.Stop("medicines-here", "Medicines of this client are still here.",
                $"{string.Join(", ", here.Select(MedicineWords.Of))}.", "Return or destroy them first, or say why they stay.", nameof(Command.MedicinesReason))];
    }
}
