using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Calls;

/// <summary>Notes a call to a prescriber: who, when, what was said, and whether it was read back. Orders and decisions
/// rest on it.</summary>
public sealed class NoteCall(LedgerStore ledger)
{
    /// <summary>Longer ago is no fresh note any more.</summary>
    private static readonly TimeSpan LongestAgo = TimeSpan.FromHours(24);

    /// <param name="ClientId">About whom.</param>
    /// <param name="PrescriberId">The prescriber, when they work with this program.</param>
    /// <param name="PrescriberName">Their name otherwise.</param>
    /// <param name="SpokeAt">UTC; null for now.</param>
    /// <param name="Said">What the prescriber said.</param>
    /// <param name="ReadBack">Whether it was read back and confirmed.</param>
    public sealed record Command(Guid ClientId, Guid? PrescriberId, string? PrescriberName, DateTime? SpokeAt, string Said, bool ReadBack);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.PrescriberCalled, command, scope => PlanAsync(scope, command));

    private static async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        var (db, now) = (scope.Db, scope.Act.Now);
        await scope.LockClientAsync(command.ClientId);
        List<Finding> findings = [];
        if (!await db.Clients.AnyAsync(row => row.Id == command.ClientId))
            findings.Add(Finding.Stop("client-unknown", "This client is not known here.", "", "Open the client's page again."));
        var prescriber = await db.Staff.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.PrescriberId);
        if (command.PrescriberId is not null && prescriber?.Roles.HasFlag(StaffRoles.Prescriber) != true)
            findings.Add(Finding.Stop("not-a-prescriber", "This person is no prescriber of the house.", "", "Choose one from the list, or type the name.", "PrescriberId"));
        if (prescriber?.Id == scope.Act.Actor.MembershipId)
            findings.Add(Finding.Stop("call-with-oneself", "A call is with somebody else.", "", "Sign the order yourself instead.", "PrescriberId"));
        var name = prescriber?.Name ?? command.PrescriberName;
        if (string.IsNullOrWhiteSpace(name))
            findings.Add(Finding.Stop("prescriber-missing", "The prescriber is missing.", "", "Choose whom you spoke to, or type the name.", "PrescriberId"));
        if (string.IsNullOrWhiteSpace(command.Said))
            findings.Add(Finding.Stop("said-missing", "It is missing what was said.", "", "Write down what the prescriber said.", "Said"));
        var spokeAt = command.SpokeAt ?? now;
        if (spokeAt > now)
            findings.Add(Finding.Stop("call-in-the-future", "This moment has not come yet.", "", "Enter when you spoke, or leave it empty for now.", "SpokeAt"));
        if (spokeAt < now - LongestAgo)
            findings.Add(Finding.Stop("call-too-long-ago", "This call is more than a day ago.", "", "Call again, and note that call.", "SpokeAt"));
        if (findings.Count > 0)
            return PostingPlan.Refuse(findings);
        return new PostingPlan
        {
            Parts =
            [
                new(stamp => new PrescriberCall
                {
                    FacilityId = stamp.FacilityId,
                    PostingId = stamp.PostingId,
                    ClientId = command.ClientId,
                    PrescriberId = prescriber?.Id,
                    PrescriberName = name!, // Checked above.
                    SpokeAt = spokeAt,
                    Said = command.Said,
                    ReadBack = command.ReadBack,
                    Salt = stamp.Salt,
                }),
            ],
            ClientId = command.ClientId,
            HappenedAt = command.SpokeAt,
        };
    }
}
