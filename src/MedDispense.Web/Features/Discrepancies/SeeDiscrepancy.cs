using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>One discrepancy: what was found, the posting that revealed it, the register lines and persons of that
/// posting, and every step since.</summary>
public sealed class SeeDiscrepancy(MedDispenseDb db, BlindTransit blindTransit, BlindPlaces blindPlaces)
{
    /// <summary>Steps and lines beyond this are not shown at once; a life of a discrepancy has a handful.</summary>
    private const int Most = 500;
    private const int FewCounts = 5;

    public sealed record Person(string Name, string Part);

    public sealed record Step(DiscrepancyStepKind Kind, string Text, string Explained, DateTime At, string By, string? Second, long Entry);

    /// <summary>A line of the register, the page on which it stands, and how amounts are written there.</summary>
    public sealed record Line(Guid PageId, RegisterRow Row, Figures Figures);

    public sealed record View
    {
        public required FacilityTime Time { get; init; }

        public required Discrepancy Discrepancy { get; init; }

        public required bool IsOpen { get; init; }

        public required string Medicine { get; init; }

        public required string Owner { get; init; }

        public required string Place { get; init; }

        public required string Lot { get; init; }

        public required string Difference { get; init; }

        public required string Remainder { get; init; }

        /// <summary>The posting that revealed it.</summary>
        public required Posting Posting { get; init; }

        public required IReadOnlyList<Person> Persons { get; init; }

        public required IReadOnlyList<Line> Lines { get; init; }

        public required IReadOnlyList<Step> Steps { get; init; }

        /// <summary>Whether figures are left out, since somebody counts what is there.</summary>
        public required bool IsHidden { get; init; }

        /// <summary>What was found, in words.</summary>
        public required string Fact { get; init; }

        /// <summary>What is not explained.</summary>
        public required long Unexplained { get; init; }

        /// <summary>What has to be done next; null for a closed one.</summary>
        public required NextStep? Next { get; init; }

        /// <summary>What happened since the last correct count.</summary>
        public required DiscrepancyWindow Window { get; init; }

        /// <summary>The lines since the last correct count, as the place saw them; empty while they are hidden.</summary>
        public required IReadOnlyList<Line> Timeline { get; init; }

        /// <summary>Earlier counts of the same medicine in the same place, newest first.</summary>
        public required IReadOnlyList<EarlierCount> CountsBefore { get; init; }

        /// <summary>The packs that what stays unexplained could be taken out of or put into.</summary>
        public required IReadOnlyList<PackChoice> Packs { get; init; }

        /// <summary>Approvers who had no part in it.</summary>
        public required IReadOnlyList<string> CouldDecide { get; init; }
    }

    /// <summary>A count of the same medicine in the same place before.</summary>
    public sealed record EarlierCount(DateTime At, string By, string? Second, string Counted, bool Agrees, long Entry);

    /// <summary>A pack of the medicine and owner in the place.</summary>
    public sealed record PackChoice(Guid Id, string Words);

    /// <summary>Null when there is no such discrepancy in this facility.</summary>
    /// <param name="id">The discrepancy.</param>
    /// <param name="now">The request's reading of the clock, UTC, to say who could decide; null for the moment it was opened.</param>
    public async Task<View?> AskAsync(Guid id, DateTime? now = null)
    {
        var found = await (
            from row in db.Discrepancies.AsNoTracking()
            where row.Id == id
            join medicine in db.Medicines on row.MedicineId equals medicine.Id
            join posting in db.Postings on row.OpenedByPostingId equals posting.Id
            select new { Row = row, Medicine = medicine, Posting = posting }).SingleOrDefaultAsync();
        if (found is null)
            return null;
        var facility = await RegisterHeading.FacilityAsync(db);
        var owner = await db.Clients.AsNoTracking().SingleOrDefaultAsync(client => client.Id == found.Row.OwnerClientId);
        var pack = await db.Packs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == found.Row.PackId);
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(row => row.Id == found.Row.PlaceId);
        var steps = await StepsAsync(id, found.Medicine);
        var explained = await db.DiscrepancySteps.Where(step => step.DiscrepancyId == id).SumAsync(step => step.ExplainedAmount);
        var hidden = (await blindPlaces.AskAsync()).HidesPage(found.Row.MedicineId, found.Row.OwnerClientId);
        var window = await DiscrepancyWindow.ReadAsync(db, found.Row);
        var isOpen = await DiscrepancyStates.Open(db).AnyAsync(row => row.Id == id);
        var isDue = await BlindCounts.RecountsDue(db).AnyAsync(row => row.Id == id);
        var remainder = found.Row.Difference - explained;
        return new View
        {
            Time = FacilityTime.Of(facility),
            Discrepancy = found.Row,
            IsOpen = isOpen,
            Medicine = found.Medicine.ShownTitle(),
            Owner = owner?.DisplayName ?? "House",
            Place = place?.Name ?? "",
            Lot = pack?.Lot ?? "",
            Difference = hidden ? Blind.Words : Signed.Headline(found.Medicine, found.Row.Difference),
            Remainder = hidden ? Blind.Words : Signed.Say(found.Medicine, remainder),
            Posting = found.Posting,
            Persons = [.. PersonsOf(found.Posting)],
            Lines = hidden ? [] : await LinesAsync(found.Row),
            Steps = hidden ? [.. steps.Select(step => step with { Text = Blind.Words, Explained = "" })] : steps,
            IsHidden = hidden,
            Fact = hidden ? $"The figures are {Blind.Words}." : found.Row.Fact,
            Unexplained = hidden ? 0 : remainder,
            Next = isOpen ? NextSteps.Of(found.Row.Rule, remainder, isCountedAgain: !isDue) : null,
            Window = window,
            Timeline = hidden ? [] : await TimelineAsync(found.Row, window),
            CountsBefore = hidden ? [] : await CountsBeforeAsync(found.Row, found.Posting.Number, found.Medicine),
            Packs = await PacksAsync(found.Row),
            CouldDecide = await window.CouldDecideAsync(db, now ?? found.Row.OpenedAt),
        };
    }

    private async Task<IReadOnlyList<Step>> StepsAsync(Guid id, Medicine medicine)
    {
        var steps = await db.DiscrepancySteps.AsNoTracking().Where(step => step.DiscrepancyId == id)
            .Join(db.Postings, step => step.PostingId, posting => posting.Id, (step, posting) => new { step, posting })
            .OrderBy(row => row.posting.Number).ThenBy(row => row.step.Ordinal).Take(Most).ToListAsync();
        return
        [
            .. steps.Select(row => new Step(row.step.Kind, row.step.Text,
                row.step.ExplainedAmount == 0 ? "" : Signed.Say(medicine, row.step.ExplainedAmount),
                row.posting.RecordedAt, row.posting.ActorName, row.posting.WitnessName, row.posting.Number)),
        ];
    }

    /// <summary>The lines of the posting that revealed it, and of postings that serve it, on pages of its medicine.</summary>
    private async Task<IReadOnlyList<Line>> LinesAsync(Discrepancy discrepancy)
    {
        var keys = await (
            from line in db.RegisterLines.AsNoTracking()
            join posting in db.Postings on line.PostingId equals posting.Id
            join page in db.RegisterPages on line.PageId equals page.Id
            where posting.Id == discrepancy.OpenedByPostingId || posting.DiscrepancyId == discrepancy.Id
            where page.MedicineId == discrepancy.MedicineId
            orderby line.Number
            select new { line.PageId, line.Number }).Take(Most).ToListAsync();
        var transit = await blindTransit.AskAsync();
        var lines = new List<Line>();
        foreach (var page in keys.GroupBy(key => key.PageId))
        {
            var heading = (await RegisterHeading.ListAsync(db, Blind.Nothing, page.Key)).Single();
            foreach (var number in page.Select(key => key.Number))
            {
                var range = new RegisterRange { FirstLine = number, LastLine = number };
                var read = await new RegisterReader(db, heading, range, transit).ReadAsync(new RegisterWindow());
                lines.AddRange(read.Rows.Select(row => new Line(page.Key, row, heading.Figures)));
            }
        }

        return lines;
    }

    private async Task<IReadOnlyList<Line>> TimelineAsync(Discrepancy discrepancy, DiscrepancyWindow window)
    {
        var page = await db.RegisterPages.AsNoTracking().SingleOrDefaultAsync(row =>
            row.MedicineId == discrepancy.MedicineId && row.OwnerClientId == discrepancy.OwnerClientId);
        if (page is null || window.LastLine == 0 || discrepancy.PlaceId is null || !discrepancy.Rule.NeedsMovement())
            return [];
        var heading = (await RegisterHeading.ListAsync(db, Blind.Nothing, page.Id)).Single();
        var range = new RegisterRange { FirstLine = window.FirstLine, LastLine = window.LastLine, PlaceId = discrepancy.PlaceId };
        var read = await new RegisterReader(db, heading, range, await blindTransit.AskAsync()).ReadAsync(new RegisterWindow(NewestFirst: true, Take: Most));
        return [.. read.Rows.Select(row => new Line(page.Id, row, heading.Figures))];
    }

    private async Task<IReadOnlyList<EarlierCount>> CountsBeforeAsync(Discrepancy discrepancy, long before, Medicine medicine)
    {
        var rows = await (
            from line in db.CountLines.AsNoTracking()
            join posting in db.Postings on line.PostingId equals posting.Id
            where line.PlaceId == discrepancy.PlaceId && line.MedicineId == discrepancy.MedicineId
                && line.OwnerClientId == discrepancy.OwnerClientId && line.PackId == null && posting.Number < before
            orderby posting.Number descending
            select new { Line = line, posting.ActorName, posting.WitnessName, posting.Number }).Take(FewCounts).ToListAsync();
        return
        [
            .. rows.Select(row => new EarlierCount(row.Line.CountedAt, row.ActorName, row.WitnessName,
                medicine.Say(row.Line.Counted), row.Line.Agrees, row.Number)),
        ];
    }

    private async Task<IReadOnlyList<PackChoice>> PacksAsync(Discrepancy discrepancy)
    {
        var packs = await db.Holdings.AsNoTracking().Where(row => row.PlaceId == discrepancy.PlaceId)
            .Join(db.Packs.Where(pack => pack.MedicineId == discrepancy.MedicineId && pack.OwnerClientId == discrepancy.OwnerClientId),
                row => row.PackId, pack => pack.Id, (_, pack) => pack).ToListAsync();
        return
        [
            .. Domain.Stock.FirstExpiringFirst.InOrder(packs).Take(Most).Select(pack => new PackChoice(pack.Id,
                $"Lot {pack.Lot ?? "not known"}, expires {(pack.Expiry is { } day ? FacilityTime.Words(day) : "not known")}, label {pack.LabelCode}")),
        ];
    }

    private static IEnumerable<Person> PersonsOf(Posting posting)
    {
        yield return new(posting.ActorName, "recorded it");
        if (posting.WitnessName is { } witness)
            yield return new(witness, "second person");
        if (posting.CoSignerName is { } coSigner)
            yield return new(coSigner, "co-signer");
    }
}
