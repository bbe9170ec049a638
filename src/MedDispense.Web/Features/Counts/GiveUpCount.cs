using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>Gives an open count up, with a reason: the figures entered stay on record and count for nothing.</summary>
public sealed class GiveUpCount(MedDispenseDb db)
{
    public const int MostReason = 1000;

    public sealed record Command(Guid CountId, string Reason);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (!await db.CountSessions.AnyAsync(row => row.Id == command.CountId))
            return ChangeResult.Unknown;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return ChangeResult.Refuse(nameof(command.Reason), "Write why the count is given up.");
        var reason = command.Reason.Trim();
        var result = ChangeResult.Done;
        await db.WriteTogetherAsync(async () =>
        {
            var ended = await db.CountSessions.Where(row => row.Id == command.CountId && row.ClosedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, act.Now).SetProperty(row => row.GivenUpReason, reason));
            if (ended == 0)
            {
                var isSame = await db.CountSessions.AnyAsync(row => row.Id == command.CountId && row.GivenUpReason == reason);
                result = isSame ? ChangeResult.Done : ChangeResult.Refuse("", "This count has ended already.");
                return;
            }

            db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "count", command.CountId, $"Given up: {reason}"));
            await db.SaveChangesAsync();
        });
        return result;
    }
}
