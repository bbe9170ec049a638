using MedDispense.Domain.Discrepancies;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger.Verifying;

/// <summary>Finds parts whose posting is not there: nothing that is reached from a posting shows them.</summary>
internal sealed class OrphanCheck(MedDispenseDb db, Problems problems)
{
    public async Task EndAsync()
    {
        await CheckAsync("movement", db.Movements.Select(row => row.PostingId));
        await CheckAsync("register line", db.RegisterLines.Select(row => row.PostingId));
        await CheckAsync("receipt line", db.ReceiptLines.Select(row => row.PostingId));
        await CheckAsync("discrepancy", db.Discrepancies.Select(row => row.OpenedByPostingId));
        await CheckAsync("step of a discrepancy", db.DiscrepancySteps.Select(row => row.PostingId));
        await CheckAsync("daily close", db.DailyCloses.Select(row => row.PostingId));
        await CheckAsync("dose", db.Doses.Select(row => row.PostingId));
        await CheckAsync("version of an order", db.OrderVersions.Select(row => row.PostingId));
        await CheckAsync("step of an order", db.OrderSteps.Select(row => row.PostingId));
        await CheckAsync("prescriber's call", db.PrescriberCalls.Select(row => row.PostingId));
        await CheckAsync("prescriber's decision", db.HoldDecisions.Select(row => row.PostingId));
        await CheckAsync("counted line", db.CountLines.Select(row => row.PostingId));
        await CheckAsync("handover", db.Handovers.Select(row => row.PostingId));
        await CheckAsync("incident", db.Incidents.Select(row => row.PostingId));
        await CheckAsync("recall", db.Recalls.Select(row => row.Id));
        await CheckAsync("request to destroy", db.DestructionRequests.Select(row => row.Id));
        var withoutSteps = await db.Discrepancies.CountAsync(row => !db.DiscrepancySteps.Any(step =>
            step.DiscrepancyId == row.Id && step.PostingId == row.OpenedByPostingId && step.Kind == DiscrepancyStepKind.Opened));
        if (withoutSteps > 0)
            problems.Add("part-without-entry", null, $"{withoutSteps} discrepancies have no step that opens them.");
    }

    private async Task CheckAsync(string part, IQueryable<Guid> postingIds)
    {
        var alone = await postingIds.CountAsync(id => !db.Postings.Any(posting => posting.Id == id));
        if (alone > 0)
            problems.Add("part-without-entry", null, $"Rows that belong to no entry, of the kind {part}: {alone}.");
    }
}
