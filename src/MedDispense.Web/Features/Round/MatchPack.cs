using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Packs;
using MedDispense.Web.Features.Scan;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>From a scan on a client's page to the dose that the pack is for. A pack that fits nothing is held against what
/// is due, so that the page can say both names; nothing is guessed between two packs of one code.</summary>
public sealed class MatchPack(MedDispenseDb db, FindPack findPack, PacksInReach packsInReach, MatchDose matchDose, CartonCodes cartons, FindLabelled labelled)
{
    /// <summary>The dose and the pack.</summary>
    public sealed record Match(Guid OrderId, string? At, Guid PackId, Guid PlaceId);

    /// <summary>One of several packs that wear the code.</summary>
    public sealed record Choice(Match Dose, FindPack.Row Pack);

    /// <param name="Dose">The dose that the pack is for.</param>
    /// <param name="OtherClientId">A client's card was scanned instead.</param>
    /// <param name="Finding">What stands in the way; set when the others are not.</param>
    public sealed record Answer(Match? Dose, Guid? OtherClientId, Finding? Finding)
    {
        /// <summary>The packs here among which lot and date on the pack decide. Empty where the code names one.</summary>
        public IReadOnlyList<Choice> Choices { get; init; } = [];

        /// <summary>A dose that was prepared for this client: its label was scanned, and it is to be observed.</summary>
        public Guid? PreparedPostingId { get; init; }

        /// <summary>Whether the other code of the pack would decide it: this one is kept until it is scanned.</summary>
        public bool WaitsForOtherCode { get; init; }
    }

    /// <param name="clientId">Whose page is open.</param>
    /// <param name="text">What was scanned now.</param>
    /// <param name="before">What was scanned before and waits for the other code of its pack; null when nothing does.</param>
    /// <param name="current">Who asks, and where.</param>
    /// <param name="now">UTC.</param>
    public async Task<Answer> AskAsync(Guid clientId, string? text, string? before, CurrentStaff current, DateTime now)
    {
        var today = current.Facility.LocalDay(now);
        var scan = ScanReader.Read(text, null, today, current.ScanSettings);
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
        if (scan is PreparedDoseScan prepared)
            return await PreparedAsync(clientId, prepared.Code);
        if (scan is ProductScan second && before is not null && ScanReader.Read(before, null, today, current.ScanSettings) is ProductScan first)
            scan = ScanPair.Together(first, second) ?? second;
        if (scan is ProductScan product && await cartons.AskAsync(product) is { } carton)
            return new(null, null, carton);
        if (scan is ProductScan { NamesProduct: false } half)
        {
            var answer = Stop("half-a-code", "This code does not say which medicine it is.", $"Read: {ScanWords.Of(half)}.",
                "Scan the other code on the pack.");
            return answer with { WaitsForOtherCode = true };
        }

        var packs = await PacksAsync(scan);
        if (packs.Finding is { } finding)
            return new(null, null, finding);
        return await packsInReach.AskAsync(packs.Rows, current.Station?.PlaceId) switch
        {
            [] => Stop("pack-empty", "Nothing of this pack is left in the book.", packs.Rows[0].Medicine,
                "If it is in your hand, look at the pack's page and record it as found with a second person."),
            [var one] => await OneAsync(clientId, one, current, now),
            var several => await SeveralAsync(clientId, several, current, now),
        };
    }

    private async Task<Answer> PreparedAsync(Guid clientId, FacilityCode code)
    {
        if (await labelled.AskAsync(code) is not [var dose])
        {
            return Stop("prepared-unknown", "No prepared dose waits under this label.", "It was observed, brought back or wasted, or is of another house.",
                "Do not give it. Bring it back or waste it with a second person.");
        }

        return await db.Doses.AnyAsync(row => row.PostingId == dose.Id && row.ClientId == clientId)
            ? new(null, null, null) { PreparedPostingId = dose.Id }
            : Stop("prepared-for-another", "This dose was prepared for another client.", dose.Name, "Do not give it here. Scan the card of the client it is for.");
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

    private async Task<Answer> OneAsync(Guid clientId, PacksInReach.Reach pack, CurrentStaff current, DateTime now) =>
        await matchDose.AskAsync(clientId, pack.Row.MedicineId, current, now) is var answer && answer.OrderId is { } order
            ? new(new Match(order, answer.At, pack.Row.Id, pack.PlaceId), null, null)
            : new(null, null, answer.Finding);

    private async Task<Answer> SeveralAsync(Guid clientId, IReadOnlyList<PacksInReach.Reach> packs, CurrentStaff current, DateTime now)
    {
        var choices = new List<Choice>();
        foreach (var medicine in packs.GroupBy(pack => pack.Row.MedicineId))
        {
            var answer = await matchDose.AskAsync(clientId, medicine.Key, current, now);
            if (answer.OrderId is { } order)
                choices.AddRange(medicine.Select(pack => new Choice(new Match(order, answer.At, pack.Row.Id, pack.PlaceId), pack.Row)));
        }

        var medicines = packs.Select(pack => pack.Row.Medicine).Distinct().Order(StringComparer.Ordinal).ToList();
        var several = Stop("several-packs", "Several packs here wear this code.", $"{packs.Count} packs of {string.Join(" or ", medicines)}.",
            "Scan the other code on the pack, which says the lot, or our own label, or choose the pack by its lot.");
        return several with { Choices = choices, WaitsForOtherCode = true };
    }

    private static Answer Stop(string code, string what, string fact, string next) => new(null, null, Finding.Stop(code, what, fact, next));
}
