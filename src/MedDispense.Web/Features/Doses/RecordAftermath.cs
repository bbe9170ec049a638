using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>What was seen after a dose that was given: the client vomited, or brought it out of the mouth. The dose stays
/// given and is never repeated on the spot; a prescriber decides. Stock does not come back.</summary>
public sealed class RecordAftermath(LedgerStore ledger)
{
    public static readonly IReadOnlyList<ReasonChoice> Kinds =
    [
        new("vomited-tablet-seen", "Vomited, the medicine was seen"), new("vomited", "Vomited, the medicine was not seen"),
        new("spat-out-later", "Brought it out of the mouth later"), new("drowsy", "Drowsy or unwell afterwards"),
    ];

    /// <param name="PostingId">The dose.</param>
    /// <param name="Kind">From <see cref="Kinds"/>.</param>
    /// <param name="SeenAt">UTC; null for now.</param>
    /// <param name="Words">What was seen, what was done with the residue, who was told.</param>
    public sealed record Command(Guid PostingId, string? Kind, DateTime? SeenAt, string? Words);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.DoseAftermath, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        if (await scope.StandingDoseAsync(command.PostingId) is not { ClientId: { } clientId } dose || !dose.Outcome.IsTaken())
            return PostingPlan.Refuse(DoseCorrections.NotStanding);
        await scope.LockClientAsync(clientId);
        var client = await scope.Db.Clients.AsNoTracking().SingleAsync(row => row.Id == clientId);
        var medicine = await scope.Db.Medicines.AsNoTracking().SingleAsync(row => row.Id == dose.MedicineId);
        var findings = new List<Finding>();
        if (Kinds.FirstOrDefault(kind => kind.Code == command.Kind) is not { } kind)
            return PostingPlan.Refuse(Finding.Stop("reason-missing", "Choose what was seen.", "It is one of the list.", "Choose it from the list.", "Kind"));
        if (string.IsNullOrWhiteSpace(command.Words))
            findings.Add(Finding.Stop("words-missing", "Write what was seen and who was told.", "A prescriber decides on the strength of it.", "Write it in a few words.", "Words"));
        if (command.SeenAt < dose.HappenedAt)
            findings.Add(Finding.Stop("before-the-dose", "This is before the dose was given.", "It happened after it.", "Check the time.", "SeenAt"));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        // The note stands on the page of whose medicine it was.
        var owner = await scope.Db.Movements.Where(row => row.PostingId == dose.PostingId)
            .Join(scope.Db.Packs, row => row.PackId, pack => pack.Id, (_, pack) => pack.OwnerClientId).FirstOrDefaultAsync();
        return new PostingPlan
        {
            Notes = medicine.IsControlled ? [new(medicine.Id, owner, $"After the dose: {kind.Words}. {command.Words}", client.DisplayName)] : [],
            HappenedAt = command.SeenAt,
            ReasonCode = kind.Code,
            Reason = command.Words,
            ClientId = clientId,
            AboutPostingId = command.PostingId,
        };
    }
}
