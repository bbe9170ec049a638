using MedDispense.Domain.Audit;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Hosting;

/// <summary>Makes the audit row of an act, for use cases that save it together with their change.</summary>
public static class AuditRow
{
    private const int LongestDetail = 4000;

    /// <param name="act">Who, where and when.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="subject">Kind of thing, such as <c>staff</c>.</param>
    /// <param name="subjectId">Which.</param>
    /// <param name="detail">What changed from what to what; no client names.</param>
    public static AuditEntry Of(Act act, AuditKind kind, string subject, Guid? subjectId, string detail) => new()
    {
        FacilityId = act.FacilityId,
        Id = Guid.CreateVersion7(new DateTimeOffset(act.Now)),
        At = act.Now,
        Kind = kind,
        // The command line acts without a membership; its name says who.
        ActorId = act.Actor.MembershipId == Guid.Empty ? null : act.Actor.MembershipId,
        ActorName = act.Actor.Name,
        StationId = act.StationId,
        Subject = subject,
        SubjectId = subjectId,
        Detail = detail.Length <= LongestDetail ? detail : detail[..LongestDetail],
    };
}
