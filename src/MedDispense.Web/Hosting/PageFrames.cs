using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Shared;

namespace MedDispense.Web.Hosting;

/// <summary>Fills the frame around a page from the person who is signed in.</summary>
public static class PageFrames
{
    /// <param name="current">Who is signed in.</param>
    /// <param name="now">The request's reading of the clock, UTC.</param>
    public static PageFrame Of(CurrentStaff current, DateTime now)
    {
        var time = current.Time;
        var local = time.ToLocal(now);
        return new PageFrame
        {
            FacilityName = current.Facility.Name,
            PlaceName = current.PlaceName,
            PersonKey = current.Actor.MembershipId.ToString("N"),
            PersonName = current.Actor.Name,
            Initials = current.Actor.Initials,
            BadgeColour = current.BadgeColour,
            RoleWords = current.Actor.IsTrainee ? $"{current.Actor.Roles.Say()}, in training" : current.Actor.Roles.Say(),
            ZoneId = time.ZoneId,
            ZoneWords = time.ZoneAt(now),
            LocalTime = new DateTimeOffset(local, local - DateTime.SpecifyKind(now, DateTimeKind.Unspecified)),
            Nav = current.MustChangePassword ? [] : Navigation.For(current.Actor),
            IdleLockMinutes = current.Limits.IdleLockMinutes,
            SeparatorStandIn = current.Limits.SeparatorStandIn,
            Paper = current.Facility.PaperSize switch
            {
                PaperSize.A4 => Paper.A4,
                PaperSize.Letter => Paper.Letter,
            },
        };
    }
}
