using System.Security.Cryptography;
using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>Opens an import: one at a time in a facility. One that a stopped program left open is closed first; nothing
/// of its file was kept.</summary>
public sealed class StartImport(MedDispenseDb db, ImportsUnderWay underWay, StartOptions options)
{
    // On several nodes nobody knows what the others do; no import lasts this long.
    private static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(15);

    public sealed record Command(string FileName, byte[] Content);

    /// <summary>The act's id becomes the import's.</summary>
    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (await db.ImportRuns.AnyAsync(run => run.Id == act.Id))
            return ChangeResult.Done;
        if (await db.ImportRuns.AsNoTracking().SingleOrDefaultAsync(run => run.EndedAt == null) is { } open)
        {
            if (!IsLeft(open, act.Now))
                return Busy(await db.Facilities.SingleAsync(row => row.Id == act.FacilityId), open);
            await EndAsync(open.Id, act.Now);
        }

        db.ImportRuns.Add(new ImportRun
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            FileName = NameOf(command.FileName),
            FileHash = Convert.ToHexStringLower(SHA256.HashData(command.Content)),
            FileBytes = command.Content.Length,
            StartedAt = act.Now,
            StartedById = act.Actor.MembershipId == Guid.Empty ? null : act.Actor.MembershipId,
            StartedByName = act.Actor.Name,
        });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.ImportRuns.AsNoTracking().SingleOrDefaultAsync(run => run.EndedAt == null) is not { } other)
                throw;
            return other.Id == act.Id ? ChangeResult.Done : Busy(await db.Facilities.SingleAsync(row => row.Id == act.FacilityId), other);
        }

        return ChangeResult.Done;
    }

    /// <summary>Closes an import that broke off, unless it has ended meanwhile.</summary>
    public Task EndAsync(Guid id, DateTime now) => db.WriteTogetherAsync(() => db.ImportRuns
        .Where(run => run.Id == id && run.EndedAt == null)
        .ExecuteUpdateAsync(set => set
            .SetProperty(run => run.EndedAt, now)
            .SetProperty(run => run.Outcome, ImportOutcome.BrokenOff)
            .SetProperty(run => run.Remarks, "It broke off in the middle; nothing of the file was kept. Import it again.")));

    private bool IsLeft(ImportRun open, DateTime now) =>
        !underWay.Knows(open.Id) && (options.Postgres is null || now - open.StartedAt > LongestImport);

    private static ChangeResult Busy(Facility facility, ImportRun open) => ChangeResult.Refuse("File",
        $"An import is under way: {open.FileName}, started {FacilityTime.Of(facility).DayAndClock(open.StartedAt)} by {open.StartedByName}. "
        + "Wait until it has ended, then send this one again.");

    private static string NameOf(string fileName)
    {
        var name = FormText.Line(fileName.Split('/', '\\')[^1]);
        return name.Length == 0 ? "file" : name.Length <= 200 ? name : name[..200];
    }
}
