using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using NodaTime;

namespace MedDispense.Web.Hosting;

/// <summary>Who is signed in to which facility at which device, for the length of one request. Filled by
/// <see cref="FacilityScopeMiddleware"/>; pages hand its values on to use cases.</summary>
public sealed class CurrentStaff
{
    private Actor? _actor;
    private Facility? _facility;

    public bool IsSignedIn => _actor is not null;

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Actor => _actor ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Facility Facility => _facility ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The device, when it has been bound to a place.</summary>
    public Station? Station { get; private set; }

    /// <summary>Colour of the person's badge, #rrggbb.</summary>
    public string BadgeColour { get; private set; } = "#44576d";

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[Facility.TimeZoneId];

    /// <summary>The facility's local day at a moment (UTC).</summary>
    public DateOnly LocalDay(DateTime moment) =>
        Instant.FromDateTimeUtc(moment).InZone(Zone).Date.ToDateOnly();

    public void SignIn(StaffMembership membership, Facility facility, Station? station)
    {
        _actor = Actor.Of(membership);
        _facility = facility;
        Station = station;
        BadgeColour = membership.BadgeColour;
    }
}
