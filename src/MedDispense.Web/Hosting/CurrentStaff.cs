using MedDispense.Domain.Facilities;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;

namespace MedDispense.Web.Hosting;

/// <summary>Who is signed in to which facility at which device, for the length of one request. Filled by
/// <see cref="FacilityScopeMiddleware"/>; pages hand its values on to use cases.</summary>
public sealed class CurrentStaff
{
    private SignedIn? _signedIn;

    public bool IsSignedIn => _signedIn is not null;

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Actor => Known.Actor;

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Facility Facility => Known.Facility;

    /// <summary>The global account behind the person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Guid UserId => Known.UserId;

    /// <summary>The facility's limits in force now.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public FacilityLimits Limits => Known.Limits;

    /// <summary>How the house's scanners are set up.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public ScanSettings ScanSettings => new() { SeparatorSubstitute = Known.Limits.SeparatorStandIn };

    /// <summary>The device, when it has been bound to a place.</summary>
    public Station? Station => _signedIn?.Station;

    /// <summary>Name of the place the device is bound to; null when it is bound to none.</summary>
    public string? PlaceName => _signedIn?.PlaceName;

    /// <summary>Colour of the person's badge, one of the names that the frame offers.</summary>
    public string BadgeColour => Known.BadgeColour;

    /// <summary>The person has a first password that they must change before anything else.</summary>
    public bool MustChangePassword => _signedIn?.MustChangePassword == true;

    /// <summary>Whose screen this is while it is locked; null when it is not locked.</summary>
    public LockedScreen? Locked { get; private set; }

    /// <summary>The facility's own time.</summary>
    public FacilityTime Time => FacilityTime.Of(Facility);

    private SignedIn Known => _signedIn ?? throw new InvalidOperationException("Nobody is signed in.");

    public void SignIn(SignedIn signedIn) => _signedIn = signedIn;

    public void Lock(LockedScreen locked) => Locked = locked;
}

/// <summary>What a request knows about the person who is signed in.</summary>
public sealed record SignedIn
{
    public required Actor Actor { get; init; }

    public required Guid UserId { get; init; }

    public required Facility Facility { get; init; }

    public required FacilityLimits Limits { get; init; }

    public Station? Station { get; init; }

    public string? PlaceName { get; init; }

    public required string BadgeColour { get; init; }

    public required bool MustChangePassword { get; init; }
}

/// <summary>A screen that nobody used for a while, or that its person locked.</summary>
public sealed record LockedScreen(StaffMembership Membership, Facility Facility, FacilityLimits Limits, Station? Station);
