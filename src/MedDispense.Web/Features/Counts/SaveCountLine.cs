using MedDispense.Data;
using MedDispense.Domain.Counts;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Counts;

/// <summary>Keeps the figure that somebody counted for one line, with what the book said at that moment. The answer
/// never says whether the two agree.</summary>
public sealed class SaveCountLine(MedDispenseDb db)
{
    public const string Moved = "Something was given or moved meanwhile: count this line again.";

    /// <param name="CountId">The count.</param>
    /// <param name="MedicineId">What was counted.</param>
    /// <param name="OwnerClientId">Whose it is; null for the house.</param>
    /// <param name="Counted">In the medicine's smallest amount; may be nothing.</param>
    /// <param name="AsOfLine">The newest line of the register page when the line was shown.</param>
    public sealed record Command(Guid CountId, Guid MedicineId, Guid? OwnerClientId, long Counted, long AsOfLine);

    /// <summary>The act's id becomes the entry's.</summary>
    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var result = ChangeResult.Done;
        try
        {
            await db.WriteTogetherAsync(async () => result = await DecideAsync(act, command));
        }
        catch (DbUpdateException)
        {
            // The same form, sent twice in one moment.
            db.ChangeTracker.Clear();
            if (await db.CountEntries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is not { } first)
                throw;
            return SecondSend(first, command);
        }

        return result;
    }

    private async Task<ChangeResult> DecideAsync(Act act, Command command)
    {
        var session = await db.CountSessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.CountId);
        if (session is null)
            return ChangeResult.Unknown;
        if (await db.CountEntries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is { } earlier)
            return SecondSend(earlier, command);
        if (session.ClosedAt is not null)
            return ChangeResult.Refuse("", "This count is closed. Nothing was saved; begin a new count.");
        if (await WhyNotAsync(act, session, command) is { } refusal)
            return refusal;
        var book = await BookInPlace.ReadAsync(db, session.PlaceId, command.MedicineId, command.OwnerClientId);
        if (book.AsOfLine < command.AsOfLine
            || await BookInPlace.HasMovedAsync(db, session.PlaceId, command.MedicineId, command.OwnerClientId, command.AsOfLine))
        {
            return ChangeResult.Refuse(nameof(command.Counted), Moved);
        }

        db.CountEntries.Add(new CountEntry
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            SessionId = session.Id,
            MedicineId = command.MedicineId,
            OwnerClientId = command.OwnerClientId,
            Counted = command.Counted,
            Expected = book.Expected,
            AsOfLine = book.AsOfLine,
            EnteredById = act.Actor.MembershipId,
            EnteredAt = await AfterEarlierAsync(session.Id, act.Now),
        });
        await db.SaveChangesAsync();
        return ChangeResult.Done;
    }

    private async Task<ChangeResult?> WhyNotAsync(Act act, CountSession session, Command command)
    {
        if (command.Counted is < 0 or > AmountMovable.Most)
            return ChangeResult.Refuse(nameof(command.Counted), "Type what you counted, 0 when nothing is there.");
        if (!await db.Medicines.AnyAsync(row => row.Id == command.MedicineId)
            || (command.OwnerClientId is { } owner && !await db.Clients.AnyAsync(row => row.Id == owner)))
        {
            return ChangeResult.Refuse(nameof(command.Counted), "This line is not known here. Open the count again.");
        }

        if (session.DiscrepancyId is not { } id)
            return null;
        var looksInto = await db.Discrepancies.AsNoTracking().SingleAsync(row => row.Id == id);
        if (looksInto.MedicineId != command.MedicineId || looksInto.OwnerClientId != command.OwnerClientId)
            return ChangeResult.Refuse(nameof(command.Counted), "A recount has one line. Open the count again.");
        return (await CountPersons.OfAsync(db, looksInto)).Contains(act.Actor.MembershipId)
            ? ChangeResult.Refuse(nameof(command.Counted), "Another person counts again: you took part in the count that differed.")
            : null;
    }

    /// <summary>The newest figure of a line holds, so that no two of a count have one moment.</summary>
    private async Task<DateTime> AfterEarlierAsync(Guid sessionId, DateTime now)
    {
        var last = await db.CountEntries.Where(row => row.SessionId == sessionId).MaxAsync(row => (DateTime?)row.EnteredAt);
        return last >= now ? last.Value.AddMilliseconds(1) : now;
    }

    private static ChangeResult SecondSend(CountEntry earlier, Command command) =>
        earlier.SessionId == command.CountId && earlier.MedicineId == command.MedicineId
        && earlier.OwnerClientId == command.OwnerClientId && earlier.Counted == command.Counted
            ? ChangeResult.Done
            : ChangeResult.Refuse("", "This form has been sent already, with another figure. Open the line again and count it once more.");
}
