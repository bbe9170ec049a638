using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Audit;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Labels.Kinds;

/// <summary>Clients for cards and wristbands: those who have not left. Whoever asks has read the list, or the records of
/// those asked for.</summary>
public sealed class FindLabelledClients(MedDispenseDb db, Audits audits)
{
    public async Task<IReadOnlyList<Client>> AskAsync(IReadOnlyList<Guid> ids, string detail)
    {
        var rows = await db.Clients.AsNoTracking().Where(row => row.Presence != Presence.Gone && (ids.Count == 0 || ids.Contains(row.Id))).ToListAsync();
        if (ids.Count == 0)
            await audits.RecordAsync(AuditKind.ClientRead, "client list", null, $"To print: {detail}.");
        foreach (var row in rows.Where(row => ids.Contains(row.Id)))
            await audits.RecordAsync(AuditKind.ClientRead, "client", row.Id, detail);

        return
        [
            .. rows.OrderBy(row => LookAlikeNames.Plain(row.FamilyName), StringComparer.Ordinal)
                .ThenBy(row => LookAlikeNames.Plain(row.GivenNames), StringComparer.Ordinal).ThenBy(row => row.Id).Take(LabelDesk.Most),
        ];
    }

    /// <summary>One row for each client, so that their own trail says it.</summary>
    public async Task RecordAsync(IReadOnlyList<Label> printed, string on)
    {
        foreach (var label in printed)
            await audits.RecordAsync(AuditKind.Printed, "client", label.Id, on);
    }
}
