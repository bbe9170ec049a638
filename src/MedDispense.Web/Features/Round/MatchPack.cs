using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Packs;
using MedDispense.Web.Features.Scan;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>From a scan on a client's page to the dose that the pack is for. A pack that fits nothing is held against what
/// is due, so that the page can say both names; nothing is guessed between two packs of one code.</summary>
public sealed class MatchPack(MedDispenseDb db, FindPack findPack, FindRound findRound, FindAsNeeded findAsNeeded)
{
    /// <summary>The dose and the pack.</summary>
    public sealed record Match(Guid OrderId, string? Nominal, Guid PackId, Guid PlaceId);

    /// <param name="Dose">The dose that the pack is for.</param>
    /// <param name="OtherClientId">A client's card was scanned instead.</param>
    /// <param name="Finding">What stands in the way; set when the others are not.</param>
    public sealed record Answer(Match? Dose, Guid? OtherClientId, Finding? Finding);

    public async Task<Answer> AskAsync(Guid clientId, string? text, CurrentStaff current, DateTime now)
    {
        var scan = ScanReader.Read(text, null, current.Facility.LocalDay(now));
        // A card or wristband from elsewhere may be a client's card here.
        var card = scan switch
        {
            ClientScan { Code: { } code } => code.Text,
            UnknownScan unknown => unknown.Text.Trim(),
            _ => null,
        };
        if (card is not null && await db.Clients.Where(row => row.CardCode == card).Select(row => (Guid?)row.Id).SingleOrDefaultAsync() is { } other)
            return new(null, other, null);
        if (scan is ClientScan)
            return Stop("card-unknown", "No client here has this card.", "It may be of another house.", "Find the client by name.");

        var packs = await PacksAsync(scan);
        if (packs.Finding is { } finding)
            return new(null, null, finding);
        var here = await HereAsync(packs.Rows, current.Station?.PlaceId);
        return here switch
        {
            [] => Stop("pack-empty", "Nothing of this pack is left in the book.", packs.Rows[0].Medicine,
                "If it is in your hand, look at the pack's page and record it as found with a second person."),
            [var one] => await MatchAsync(clientId, one, current, now),
            _ => Stop("several-packs", "Several packs here wear this code.", $"{here.Count} packs of {packs.Rows[0].Medicine}.",
                "Scan our own label on the pack, or choose the pack by its lot."),
        };
    }

    private async Task<(IReadOnlyList<FindPack.Row> Rows, Finding? Finding)> PacksAsync(Domain.Scanning.Scan scan)
    {
        IReadOnlyList<FindPack.Row> rows = scan switch
        {
            PackScan pack => await findPack.AskAsync(pack.Code.Text) is { } row ? [row] : [],
            ProductScan product => await findPack.AskAsync(product),
            UnknownScan unknown => await findPack.AskAsync(unknown.Text) is { } row ? [row] : [],
            _ => [],
        };
        if (rows.Count > 0)
            return (rows, null);
        return ([], scan switch
        {
            UnreadableScan unreadable => Finding.Stop("unreadable", unreadable.Reason, "Nothing in it may be used.", unreadable.WhatToDo),
            StaffScan => Finding.Stop("badge", "This is a badge.", "A badge is no pack.", "Scan the pack."),
            ProductScan product => Finding.Stop("pack-not-here", "No such pack is booked here.", $"{ScanWords.Of(product)}.", "Scan our own label, or ask stock staff to receive it."),
            _ => Finding.Stop("not-a-pack", "This is not a pack that is known here.", "Nothing of this house wears the code.", "Scan the label of the pack again."),
        });
    }

    private sealed record PackAt(Guid PackId, Guid PlaceId, Guid MedicineId);

    /// <summary>Where each pack is, in the place of this station if any of it is there.</summary>
    private async Task<IReadOnlyList<PackAt>> HereAsync(IReadOnlyList<FindPack.Row> rows, Guid? stationPlace)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var held = await (
            from holding in db.Holdings.AsNoTracking()
            join place in db.Places on holding.PlaceId equals place.Id
            where ids.Contains(holding.PackId) && holding.Amount > 0
                && place.Kind != PlaceKind.InTransit && place.Kind != PlaceKind.SignedOut
            select new { holding.PackId, holding.PlaceId, place.Kind }).ToListAsync();
        var at = rows.Select(row => (row, places: held.Where(place => place.PackId == row.Id)
                .OrderBy(place => place.PlaceId != stationPlace).ThenBy(place => !place.Kind.IsUsable()).ThenBy(place => place.PlaceId).ToList()))
            .Where(pair => pair.places.Count > 0)
            .Select(pair => new PackAt(pair.row.Id, pair.places[0].PlaceId, pair.row.MedicineId)).ToList();
        var inThisPlace = at.Where(pack => pack.PlaceId == stationPlace).ToList();
        if (at.Count == 0 && rows is [{ Serial: not null } used] && stationPlace is { } here)
            return [new(used.Id, here, used.MedicineId)];
        return inThisPlace.Count > 0 ? inThisPlace : at;
    }

    private async Task<Answer> MatchAsync(Guid clientId, PackAt pack, CurrentStaff current, DateTime now)
    {
        var round = await findRound.AskAsync(current.Facility, current.Limits, now, clientId: clientId);
        var open = round.Rows.SelectMany(row => row.Doses).Where(dose => dose.Status is DueStatus.Overdue or DueStatus.Due or DueStatus.Coming || dose.CanBeSuperseded)
            .OrderBy(dose => dose.Status).ThenBy(dose => dose.DueAt).ToList();
        var asNeeded = await findAsNeeded.AskAsync(clientId, now);
        var ids = open.Select(dose => dose.MedicineId).Concat(asNeeded.Select(row => row.MedicineId)).Append(pack.MedicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var inHand = medicines[pack.MedicineId];

        var listed = open.FirstOrDefault(dose => medicines[dose.MedicineId].IsSameAs(inHand));
        if (listed is not null)
            return Found(listed.OrderId, listed.Nominal);
        if (asNeeded.FirstOrDefault(row => medicines[row.MedicineId].IsSameAs(inHand)) is { } needed)
            return Found(needed.OrderId, null);
        // Answered already: the page of that dose says by whom.
        if (round.Rows.SelectMany(row => row.Doses).LastOrDefault(dose => dose.MedicineId == pack.MedicineId) is { } answered)
            return Found(answered.OrderId, answered.Nominal);
        // Nothing fits: held against the dose it is most like, the page says both names and refuses.
        var nearest = open.FirstOrDefault(dose => medicines[dose.MedicineId].SharesSubstance(inHand)) ?? open.FirstOrDefault();
        return nearest is not null
            ? Found(nearest.OrderId, nearest.Nominal)
            : Stop("nothing-due", "Nothing is due for this client.", $"In your hand: {inHand.Title}.", "Put it back. Look at the client's orders if you expected a dose.");

        Answer Found(Guid orderId, string? nominal) => new(new Match(orderId, nominal, pack.PackId, pack.PlaceId), null, null);
    }

    private static Answer Stop(string code, string what, string fact, string next) => new(null, null, Finding.Stop(code, what, fact, next));
}
