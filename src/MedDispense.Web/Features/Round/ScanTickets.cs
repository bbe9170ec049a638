using System.Globalization;
using System.Security.Cryptography;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Staff;
using Microsoft.AspNetCore.DataProtection;

namespace MedDispense.Web.Features.Round;

/// <summary>That somebody made sure of a client or a pack a moment ago, and how.</summary>
/// <param name="What">The client or the pack.</param>
/// <param name="PlaceId">For a pack: the place that it is booked in.</param>
/// <param name="How">Scanned, typed or chosen.</param>
/// <param name="Reason">Why it was not scanned.</param>
/// <param name="At">When, UTC.</param>
public sealed record ScanTicket(Guid What, Guid? PlaceId, IdentifiedHow How, string? Reason, DateTime At);

/// <summary>Writes and reads tickets of scans: a page that gives a dose is reached only through them, they belong to the
/// person who scanned, and they run out, so that a page left open is no identification.</summary>
public sealed class ScanTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a scan holds.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private const int Longest = 2000;

    private readonly IDataProtector _protector = protection.CreateProtector("scan-ticket");

    /// <summary>A ticket of somebody, for a form or an address; it says nothing to anybody else.</summary>
    public string Write(Actor actor, Guid what, IdentifiedHow how, string? reason = null, Guid? placeId = null) =>
        _protector.Protect(string.Join('|',
            actor.MembershipId.ToString("N"), what.ToString("N"), placeId?.ToString("N") ?? "", how.ToString(), reason ?? "",
            clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    /// <summary>The ticket, when it is this person's, about this thing where one is named, and not too old; null
    /// otherwise.</summary>
    /// <param name="actor">Who scanned.</param>
    /// <param name="text">As written.</param>
    /// <param name="what">What it must be about; null for anything.</param>
    /// <param name="lasts">How long it holds; as long as a scan when nothing is said.</param>
    public ScanTicket? Read(Actor actor, string? text, Guid? what = null, TimeSpan? lasts = null)
    {
        if (text is not { Length: > 0 and <= Longest } || Open(text)?.Split('|') is not [var who, var thing, var place, var how, var reason, var at])
            return null;
        var ticket = new ScanTicket(
            Guid.ParseExact(thing, "N"), place.Length > 0 ? Guid.ParseExact(place, "N") : null, Enum.Parse<IdentifiedHow>(how),
            reason.Length > 0 ? reason : null,
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)).UtcDateTime);
        var isValid = who == actor.MembershipId.ToString("N") && (what is null || ticket.What == what)
            && clock.GetUtcNow().UtcDateTime - ticket.At <= (lasts ?? Lasts);
        return isValid ? ticket : null;
    }

    private string? Open(string text)
    {
        try
        {
            return _protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            // Made up, cut off, or of another program: no ticket.
            return null;
        }
    }
}
