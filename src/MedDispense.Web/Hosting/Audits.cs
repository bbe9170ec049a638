using MedDispense.Data;
using MedDispense.Domain.Audit;

namespace MedDispense.Web.Hosting;

/// <summary>Writes who read, exported or printed what, and what was changed. A page is shown only once its row waits to be
/// written; the row of a change is written with the change.</summary>
public sealed class Audits(MedDispenseDb db, CurrentStaff current, TimeProvider clock, AuditQueue queue)
{
    /// <param name="kind">What was done.</param>
    /// <param name="subject">Kind of thing, such as <c>client</c>.</param>
    /// <param name="subjectId">Which.</param>
    /// <param name="detail">Codes and figures, no client names.</param>
    public async Task RecordAsync(AuditKind kind, string subject, Guid? subjectId, string detail = "") =>
        await queue.AddAsync(Row(kind, subject, subjectId, detail));

    /// <summary>Waits until every read so far is among the rows, for whoever is about to read them.</summary>
    public Task WrittenAsync() => queue.WrittenAsync();

    /// <summary>Adds the row to what the caller is about to save, so that change and audit are one.</summary>
    public void Add(AuditKind kind, string subject, Guid? subjectId, string detail = "") =>
        db.AuditEntries.Add(Row(kind, subject, subjectId, detail));

    private AuditEntry Row(AuditKind kind, string subject, Guid? subjectId, string detail)
    {
        var now = clock.GetUtcNow();
        return new AuditEntry
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
        };
    }
}
