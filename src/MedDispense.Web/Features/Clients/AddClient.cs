using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Takes a client into the house's records. The act's id becomes the client's, so a second send adds nobody.</summary>
public sealed class AddClient(MedDispenseDb db)
{
    /// <param name="act">Who and when.</param>
    /// <param name="command">Who the client is.</param>
    /// <param name="admission">What was asked when the client came; null where nobody could be asked.</param>
    public async Task<ChangeResult> RunAsync(Act act, ClientDetails command, Admission? admission = null)
    {
        if (await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is { } earlier)
            return SecondSend(earlier, command);
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == act.FacilityId);
        if (command.Check(facility.LocalDay(act.Now)).ToList() is { Count: > 0 } problems)
            return new(problems);
        if (await ClientCards.WhyNotAsync(db, command.CardCode, act.Id) is { } taken)
            return ChangeResult.Refuse(nameof(command.CardCode), taken);
        if (await WhyNotAsync(act, command, admission) is { } refusal)
            return refusal;

        var at = admission?.HappenedAt ?? act.Now;
        db.Clients.Add(new Client
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            FamilyName = command.FamilyName,
            GivenNames = command.GivenNames,
            BornOn = command.BornOn,
            Room = command.Room,
            House = command.House,
            CardCode = command.CardCode ?? HouseCode.New(FacilityCodeType.Client),
            AdmittedAt = at,
        });
        db.StayEvents.Add((admission ?? new()).Event(act, act.Id, at));
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "client", act.Id, "Added."));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The same form twice at once, or the same card at two desks: look again and say which.
            db.ChangeTracker.Clear();
            return await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is { } first
                ? SecondSend(first, command)
                : ChangeResult.Refuse(nameof(command.CardCode), ClientCards.Taken);
        }

        return ChangeResult.Done;
    }

    private async Task<ChangeResult?> WhyNotAsync(Act act, ClientDetails command, Admission? admission)
    {
        if (admission is null)
            return null;
        if (admission.HappenedAt > act.Now)
            return ChangeResult.Refuse(nameof(admission.HappenedAt), "This moment has not come yet. Record the client when they have come.");
        if (admission.Check() is { } refusal)
            return refusal;
        return !admission.LookAlikesSeen && await LookAlikes.OfAsync(db, command.FamilyName, command.GivenNames, null) is { Count: > 0 } alike
            ? LookAlikes.Warn(alike)
            : null;
    }

    private static ChangeResult SecondSend(Client earlier, ClientDetails command) =>
        earlier.FamilyName == command.FamilyName && earlier.GivenNames == command.GivenNames && earlier.BornOn == command.BornOn
            ? ChangeResult.Done
            : ChangeResult.Refuse("", "This form has been sent already, with other content. Look in the list of clients.");
}

/// <summary>Keeps two clients from having one card.</summary>
internal static class ClientCards
{
    public const string Taken = "This card belongs to another client. Scan another one, or leave it empty to have one made.";

    /// <summary>Null when the card is free, or is the client's own.</summary>
    public static async Task<string?> WhyNotAsync(MedDispenseDb db, string? code, Guid clientId) =>
        code is not null && await db.Clients.AnyAsync(row => row.CardCode == code && row.Id != clientId) ? Taken : null;
}
