using MedDispense.Data;
using MedDispense.Domain.Audit;

namespace MedDispense.Web.Hosting;

/// <summary>Writes who read, exported or printed what. Reading is recorded before the page is shown.</summary>
public sealed class Audits(MedDispenseDb db, CurrentStaff current, TimeProvider clock)
{
    /// <param name="kind">What was done.</param>
    /// <param name="subject">Kind of thing, such as <c>client</c>.</param>
    /// <param name="subjectId">Which.</param>
    /// <param name="detail">Codes and figures, no client names.</param>
    public async Task RecordAsync(AuditKind kind, string subject, Guid? subjectId, string detail = "")
    {
        Add(kind, subject, subjectId, detail);
        await db.SaveChangesAsync();
    }

    /// <summary>Adds the row to what the caller is about to save, so that change and audit are one.</summary>
    public void Add(AuditKind kind, string subject, Guid? subjectId, string detail = "")
    {
        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry
        {
            FacilityId = current.Facility.Id,
            Id = Guid.CreateVersion7(now),
            At = now.UtcDateTime,
            Kind = kind,
            ActorId = current.Actor.MembershipId,
            ActorName = current.Actor.Name,
            StationId = current.Station?.Id,
            Subject = subject,
            SubjectId = subjectId,
            Detail = detail,
        });
    }
}
