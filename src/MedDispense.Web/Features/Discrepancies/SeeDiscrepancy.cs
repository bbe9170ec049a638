using MedDispense.Data;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Register;
using MedDispense.Web.Features.Transfers;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Discrepancies;

/// <summary>One discrepancy: what was found, the posting that revealed it, the register lines and persons of that
/// posting, and every step since.</summary>
public sealed class SeeDiscrepancy(MedDispenseDb db, BlindTransit blindTransit)
{
    /// <summary>Steps and lines beyond this are not shown at once; a life of a discrepancy has a handful.</summary>
    private const int Most = 500;

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
    }

    /// <summary>Null when there is no such discrepancy in this facility.</summary>
    public async Task<View?> AskAsync(Guid id)
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
        return new View
        {
            Time = FacilityTime.Of(facility),
            Discrepancy = found.Row,
            IsOpen = await DiscrepancyStates.Open(db).AnyAsync(row => row.Id == id),
            Medicine = found.Medicine.ShownTitle(),
            Owner = owner?.DisplayName ?? "House",
            Place = place?.Name ?? "",
            Lot = pack?.Lot ?? "",
            Difference = Signed.Headline(found.Medicine, found.Row.Difference),
            Remainder = Signed.Say(found.Medicine, found.Row.Difference - explained),
            Posting = found.Posting,
            Persons = [.. PersonsOf(found.Posting)],
            Lines = await LinesAsync(found.Row),
            Steps = steps,
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
            var heading = (await RegisterHeading.ListAsync(db, page.Key)).Single();
            foreach (var number in page.Select(key => key.Number))
            {
                var range = new RegisterRange { FirstLine = number, LastLine = number };
                var read = await new RegisterReader(db, heading, range, transit).ReadAsync(new RegisterWindow());
                lines.AddRange(read.Rows.Select(row => new Line(page.Key, row, heading.Figures)));
            }
        }

        return lines;
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
