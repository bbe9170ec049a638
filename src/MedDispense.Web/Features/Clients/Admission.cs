using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>What is asked when a client comes.</summary>
/// <param name="HappenedAt">UTC; null for now.</param>
/// <param name="CameWith">What came along, from where, with whom.</param>
/// <param name="LastDoseElsewhere">The last dose that somebody else gave, as it was told.</param>
/// <param name="LastDoseVerifiedBy">Who verified it, and how.</param>
/// <param name="LookAlikesSeen">Whether the person has seen that another client has a similar name.</param>
public sealed record Admission(
    DateTime? HappenedAt = null, string? CameWith = null, string? LastDoseElsewhere = null, string? LastDoseVerifiedBy = null, bool LookAlikesSeen = false)
{
    public ChangeResult? Check() => LastDoseElsewhere is not null && LastDoseVerifiedBy is null
        ? ChangeResult.Refuse(nameof(LastDoseVerifiedBy), "Say who verified the last dose and how, or write: not verified.")
        : null;

    public StayEvent Event(Act act, Guid clientId, DateTime at) => new()
    {
        FacilityId = act.FacilityId,
        Id = act.Id,
        ClientId = clientId,
        Kind = StayEventKind.Admitted,
        HappenedAt = at,
        RecordedAt = act.Now,
        RecordedById = act.Actor.MembershipId,
        Note = CameWith,
        LastDoseElsewhere = LastDoseElsewhere,
        LastDoseVerifiedBy = LastDoseVerifiedBy,
    };
}

/// <summary>Clients of the house whose names could be taken for one another.</summary>
internal static class LookAlikes
{
    /// <summary>More than any house has.</summary>
    private const int Most = 5000;

    /// <summary>Names with rooms of those who are not gone.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(MedDispenseDb db, string familyName, string givenNames, Guid? besides)
    {
        var others = await db.Clients.AsNoTracking().Where(row => row.Id != besides && row.Presence != Presence.Gone)
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenNames).ThenBy(row => row.Id).Take(Most).ToListAsync();
        return
        [
            .. others.Where(other => LookAlikeNames.AreAlike(familyName, givenNames, other.FamilyName, other.GivenNames))
                .Select(other => other.Room.Length > 0 ? $"{other.DisplayName}, room {other.Room}" : other.DisplayName),
        ];
    }

    public static ChangeResult Warn(IReadOnlyList<string> alike) => ChangeResult.Refuse(nameof(Admission.LookAlikesSeen),
        $"Similar name in this house: {string.Join("; ", alike)}. If this is another person, tick that you have seen it.");
}
