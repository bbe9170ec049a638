using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Counts;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Counts;

/// <summary>Counts in a test's house, by use case.</summary>
internal static class CountHouse
{
    public static async Task<Guid> OpenAsync(
        this WebHouse house, string who, string place, CountKind kind = CountKind.Spot, Guid? discrepancy = null)
    {
        var result = await house.WithAsync((OpenCount open) => open.RunAsync(house.Act(who),
            new(kind, kind == CountKind.Recount ? null : house.Places[place].Id, discrepancy)));
        Assert.True(result.CountId is not null, string.Join(' ', result.Refusal.Problems.Select(problem => problem.Sentence)));
        return result.CountId.Value;
    }

    /// <summary>Counts the films, or another medicine, as of the newest line.</summary>
    public static Task<ChangeResult> CountAsync(
        this WebHouse house, string who, Guid count, long counted, Medicine? medicine = null, long? asOf = null, Guid? id = null) =>
        house.WithAsync(async (SaveCountLine save) =>
        {
            var of = medicine ?? house.Films;
            var line = asOf ?? await house.AskAsync(db => db.RegisterPages.Where(row => row.MedicineId == of.Id && row.OwnerClientId == null)
                .Select(row => row.LastNumber).SingleOrDefaultAsync());
            return await save.RunAsync(house.Act(who, id: id), new(count, of.Id, null, counted, line));
        });

    public static Task<PostingResult> CloseAsync(
        this WebHouse house, string who, Guid count, string? witness = null, CountKind kind = CountKind.Spot, string? keys = null, Guid? id = null) =>
        house.WithAsync((CloseCount close) => close.RunAsync(house.Act(who, witness, id), new(count, keys, null), kind));

    /// <summary>A whole count of the films in a place by one person.</summary>
    public static async Task<PostingResult> CountedAsync(this WebHouse house, string who, string place, long counted)
    {
        var count = await house.OpenAsync(who, place);
        Assert.True((await house.CountAsync(who, count, counted)).IsDone);
        var result = await house.CloseAsync(who, count);
        Assert.True(result.IsPosted, string.Join(' ', result.Findings.Select(finding => finding.Code)));
        return result;
    }

    public static Task<PostingResult> RecountedAsync(this WebHouse house, string who, Guid discrepancy, long counted) =>
        house.RecountedAsync(who, discrepancy, counted, who);

    public static async Task<PostingResult> RecountedAsync(this WebHouse house, string who, Guid discrepancy, long counted, string closes)
    {
        var count = await house.OpenAsync(who, "", CountKind.Recount, discrepancy);
        Assert.True((await house.CountAsync(who, count, counted)).IsDone);
        return await house.CloseAsync(closes, count, kind: CountKind.Recount);
    }

    public static Task<Discrepancy> OnlyDiscrepancyAsync(this WebHouse house) =>
        house.AskAsync(db => db.Discrepancies.AsNoTracking().SingleAsync());

    public static Task<VerifyReport> VerifiedAsync(this WebHouse house) =>
        house.AskAsync(async db => await new LedgerVerifier(db).VerifyAsync());

    /// <summary>Takes films out of a place into the waste, with a second person.</summary>
    public static async Task WasteAsync(this WebHouse house, string who, string witness, Pack pack, string place, long amount)
    {
        var result = await house.WithAsync((Features.Waste.RecordWaste waste) =>
            waste.RunAsync(house.Act(who, witness), new(pack.Id, house.Places[place].Id, amount, "dropped", null, null)));
        Assert.True(result.IsPosted);
    }

    /// <summary>Another medicine in the formulary.</summary>
    public static async Task<Medicine> AddTabletsAsync(this WebHouse house, string name = "lorazepam", UsSchedule schedule = UsSchedule.IV)
    {
        var medicine = new Medicine
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            Name = name,
            Strength = "0.5 mg",
            Form = "tablet",
            UsSchedule = schedule,
            CountedIn = CountedIn.Tablet,
            SmallestPerCounted = 1,
            Source = "house",
            SourceKey = name,
        };
        await house.ArrangeAsync(db =>
        {
            db.Medicines.Add(medicine);
            return Task.CompletedTask;
        });
        return medicine;
    }
}
