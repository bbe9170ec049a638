using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Facilities;

namespace MedDispense.Web.Hosting;

/// <summary>Writes who signed in, who was refused and who was locked out. Nobody is signed in yet, or the request looks
/// at another facility, so each row is written in a scope of its own.</summary>
public sealed class SignInAudit(IServiceScopeFactory scopes)
{
    /// <param name="facilityId">The house it belongs to.</param>
    /// <param name="now">The request's reading of the clock, UTC.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="who">The person, when a known one was named.</param>
    /// <param name="station">The device, when it is a known one of this house.</param>
    /// <param name="detail">How and why, in words without names.</param>
    public async Task RecordAsync(
        Guid facilityId, DateTime now, AuditKind kind, SignInPerson? who, Station? station, string detail)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(facilityId);
        db.AuditEntries.Add(new AuditEntry
        {
            FacilityId = facilityId,
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            At = now,
            Kind = kind,
            ActorId = who?.MembershipId,
            // What was typed as a name is not kept: it may be a password in the wrong field.
            ActorName = who?.Name ?? "nobody known",
            StationId = station?.FacilityId == facilityId ? station.Id : null,
            Subject = "sign-in",
            SubjectId = who?.MembershipId,
            Detail = detail,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>Records a refused try in each house that it concerns, and a lock where the try locked.</summary>
    public async Task RecordRefusalAsync(
        IEnumerable<(Guid FacilityId, SignInPerson? Who)> houses, DateTime now, CredentialResult result, Station? station, string detail)
    {
        foreach (var (facilityId, who) in houses)
        {
            await RecordAsync(facilityId, now, AuditKind.SignInRefused, who, station, detail);
            if (result.PersonLockedNow)
                await RecordAsync(facilityId, now, AuditKind.Locked, who, station, "The person is locked after too many wrong tries.");
            if (result.StationLockedNow && station?.FacilityId == facilityId)
                await RecordAsync(facilityId, now, AuditKind.Locked, who, station, "The station is locked after too many wrong tries.");
        }
    }
}

/// <summary>A person as an audit row names them.</summary>
public sealed record SignInPerson(Guid MembershipId, string Name);
