using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.ScanRates;

/// <summary>How often client and pack were scanned, by week, person, medicine and reason: a question to the doses that
/// stand. The worst stand first, so that somebody prints a label, a card, or looks at a scanner.</summary>
public sealed class FindScanRates(MedDispenseDb db)
{
    private const int MostMedicines = 10;

    public sealed record Row(string Words, ScanRate Rate);

    /// <param name="MedicineId">The medicine.</param>
    /// <param name="Words">As shown.</param>
    /// <param name="Rate">Of packs of it.</param>
    /// <param name="Why">The most frequent reason; null when there is none.</param>
    public sealed record MedicineRow(Guid MedicineId, string Words, ScanRate Rate, string? Why);

    /// <param name="Words">The reason.</param>
    /// <param name="Doses">How often.</param>
    public sealed record ReasonRow(string Words, int Doses);

    /// <param name="Whole">All of the days.</param>
    /// <param name="Weeks">By the week's Monday, oldest first.</param>
    /// <param name="People">Worst first.</param>
    /// <param name="Medicines">The worst, with at least one pack that was not scanned.</param>
    /// <param name="CardReasons">Why cards were not scanned, most frequent first.</param>
    /// <param name="PackReasons">Why packs were not scanned, most frequent first.</param>
    /// <param name="LateEntries">Doses written down afterwards: nothing is scanned for them.</param>
    /// <param name="QuickPairs">By person: another client's card within seconds.</param>
    public sealed record View(
        ScanRate Whole, IReadOnlyList<Row> Weeks, IReadOnlyList<Row> People, IReadOnlyList<MedicineRow> Medicines,
        IReadOnlyList<ReasonRow> CardReasons, IReadOnlyList<ReasonRow> PackReasons, int LateEntries, IReadOnlyList<ReasonRow> QuickPairs);

    private sealed record Fact(
        DateTime At, Guid MedicineId, IdentifiedHow Client, IdentifiedHow Pack, string? CardWhy, string? PackWhy, Guid ById, string By, bool IsLate, Guid? Replaces)
    {
        public bool IsClientScanned => Client == IdentifiedHow.Scanned;

        public bool IsPackScanned => Pack == IdentifiedHow.Scanned;
    }

    /// <param name="facility">Whose days.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day.</param>
    public async Task<View> AskAsync(Facility facility, DateOnly first, DateOnly last)
    {
        var clock = FacilityClock.Of(facility);
        var (since, until) = (clock.StartOf(first), clock.StartOf(last.AddDays(1)));
        var all = await (
            from dose in db.DosesThatStand()
            join posting in db.Postings on dose.PostingId equals posting.Id
            where dose.HappenedAt >= since && dose.HappenedAt < until && dose.PackIdentified != IdentifiedHow.NotAsked
                // Counted when it was prepared; the scan of its label is no scan of a pack.
                && dose.PreparedPostingId == null
                && dose.Outcome != DoseOutcome.EmergencyGiven && dose.Outcome != DoseOutcome.WrongClient
            select new Fact(dose.HappenedAt, dose.MedicineId, dose.ClientIdentified, dose.PackIdentified, dose.CardNotScannedReason,
                dose.PackNotScannedReason, posting.ActorId, posting.ActorName, dose.IsLateEntry, dose.ReplacesPostingId)).ToListAsync();
        all = [.. await AsFirstToldAsync(all)];
        var facts = all.Where(fact => !fact.IsLate).ToList();
        return new View(
            RateOf(facts),
            [.. facts.GroupBy(fact => Monday(clock.Day(fact.At))).OrderBy(week => week.Key).Select(week => new Row($"Week of {week.Key:d MMM yyyy}", RateOf(week)))],
            [.. facts.GroupBy(fact => fact.ById).Select(person => new Row(person.MaxBy(fact => fact.At)!.By, RateOf(person))).OrderBy(row => row.Rate.Percent).ThenBy(row => row.Words, StringComparer.OrdinalIgnoreCase)],
            await MedicinesAsync(facts),
            [.. CardReasons(facts)],
            [.. PackReasons(facts)],
            all.Count - facts.Count,
            await QuickPairsAsync(since, until));
    }

    /// <summary>A dose whose time or amount was corrected was scanned, or not, by whoever gave it, when they gave it.</summary>
    private async Task<IEnumerable<Fact>> AsFirstToldAsync(IReadOnlyList<Fact> facts)
    {
        var told = new Dictionary<Guid, (Guid? Replaces, bool IsLate, Guid ById, string By)>();
        for (var ids = facts.Select(fact => fact.Replaces).OfType<Guid>().Distinct().ToList(); ids.Count > 0; ids = [.. told.Values.Select(row => row.Replaces).OfType<Guid>().Except(told.Keys)])
        {
            var rows = await (
                from dose in db.Doses
                join posting in db.Postings on dose.PostingId equals posting.Id
                where ids.Contains(dose.PostingId)
                select new { dose.PostingId, dose.ReplacesPostingId, dose.IsLateEntry, posting.ActorId, posting.ActorName }).ToListAsync();
            foreach (var row in rows)
                told[row.PostingId] = (row.ReplacesPostingId, row.IsLateEntry, row.ActorId, row.ActorName);
        }

        return facts.Select(fact =>
        {
            while (fact.Replaces is { } before)
                fact = fact with { Replaces = told[before].Replaces, IsLate = told[before].IsLate, ById = told[before].ById, By = told[before].By };
            return fact;
        });
    }

    private async Task<IReadOnlyList<MedicineRow>> MedicinesAsync(IReadOnlyList<Fact> facts)
    {
        var worst = facts.GroupBy(fact => fact.MedicineId).Select(group => (Id: group.Key, Rate: RateOf(group), Why: PackReasons(group).FirstOrDefault()?.Words))
            .Where(row => row.Rate.Packs < row.Rate.Doses).OrderByDescending(row => row.Rate.Doses - row.Rate.Packs).ThenBy(row => row.Id).Take(MostMedicines).ToList();
        var ids = worst.Select(row => row.Id).ToList();
        var medicines = await db.Medicines.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return [.. worst.Select(row => new MedicineRow(row.Id, MedicineWords.Of(medicines[row.Id]), row.Rate, row.Why))];
    }

    private async Task<IReadOnlyList<ReasonRow>> QuickPairsAsync(DateTime since, DateTime until)
    {
        var scans = await (
            from scan in db.ClientScans.AsNoTracking()
            join person in db.Staff on scan.ScannedById equals person.Id
            where scan.ScannedAt >= since && scan.ScannedAt < until
            orderby scan.ScannedAt, scan.Id
            select new { scan, person.Name }).ToListAsync();
        var quick = scans.GroupBy(row => row.scan.StationId ?? row.scan.ScannedById)
            .SelectMany(place => place.Zip(place.Skip(1)))
            .Where(pair => pair.First.scan.ClientId != pair.Second.scan.ClientId && pair.Second.scan.ScannedAt - pair.First.scan.ScannedAt < ClientScan.TooSoon);
        return [.. quick.GroupBy(pair => pair.Second.scan.ScannedById).Select(person => new ReasonRow(person.First().Second.Name, person.Count())).OrderByDescending(row => row.Doses).ThenBy(row => row.Words, StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<ReasonRow> CardReasons(IEnumerable<Fact> facts) =>
        Counted(facts.Where(fact => !fact.IsClientScanned).Select(fact => fact.CardWhy), DoseReasons.CardNotScanned);

    private static IEnumerable<ReasonRow> PackReasons(IEnumerable<Fact> facts) =>
        Counted(facts.Where(fact => !fact.IsPackScanned).Select(fact => fact.PackWhy), DoseReasons.PackNotScanned);

    private static IEnumerable<ReasonRow> Counted(IEnumerable<string?> codes, IReadOnlyList<ReasonChoice> list) => codes
        .GroupBy(code => code)
        .Select(reason => new ReasonRow(reason.Key is { } code ? DoseReasons.Say(list, code) : "No reason was said", reason.Count()))
        .OrderByDescending(row => row.Doses).ThenBy(row => row.Words, StringComparer.Ordinal);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static ScanRate RateOf(IEnumerable<Fact> facts) => facts.Aggregate(new ScanRate(0, 0, 0, 0), (sum, fact) => new(
        sum.Doses + 1, sum.Clients + (fact.IsClientScanned ? 1 : 0), sum.Packs + (fact.IsPackScanned ? 1 : 0),
        sum.Both + (fact.IsClientScanned && fact.IsPackScanned ? 1 : 0)));
}
