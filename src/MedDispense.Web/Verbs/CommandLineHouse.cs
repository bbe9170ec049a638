using MedDispense.Data;
using MedDispense.Data.Engines;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Verbs;

/// <summary>A house opened by a verb that writes in it: which one, and who is said to have done it.</summary>
internal static class CommandLineHouse
{
    /// <summary>Looks at the house that the command line names, and begins an act in it.</summary>
    /// <exception cref="UsageException">The database is too old, or there is no such facility.</exception>
    public static async Task<Act> BeginAsync(IServiceProvider services, StartOptions options)
    {
        var db = services.GetRequiredService<MedDispenseDb>();
        if (await DatabaseSetup.NeedsMigrationAsync(db))
            throw new UsageException("The database is older than this program. Start MedDispense once, which brings it up to date.");
        var facility = await FacilityAsync(db, options.Facility);
        db.LookAt(facility.Id);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return new Act(Guid.CreateVersion7(now), CommandLine(facility), null, now.UtcDateTime);
    }

    /// <summary>Refuses a file or a database that is not there.</summary>
    public static void RequireFiles(StartOptions options, string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no file {path}.");
        if (options.Postgres is null && !File.Exists(options.DatabaseFile))
            throw new UsageException($"There is no database in {options.DataFolder}. Start MedDispense once, or name the folder with --data.");
    }

    private static async Task<Facility> FacilityAsync(MedDispenseDb db, string? name)
    {
        var all = await db.Facilities.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id).Take(100).ToListAsync();
        var names = string.Join(", ", all.Select(row => row.Name));
        var found = name is null ? all : [.. all.Where(row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var one] => one,
            [] when all.Count == 0 => throw new UsageException("There is no facility yet. Set one up first."),
            [] => throw new UsageException($"There is no facility {name}. There is: {names}."),
            _ => throw new UsageException($"Name the facility with --facility. There is: {names}."),
        };
    }

    /// <summary>Whoever can start the program with the database may do this; the audit names the account.</summary>
    private static Actor CommandLine(Facility facility) => new(
        facility.Id, Guid.Empty, $"command line ({Environment.UserName})", "CL", StaffRoles.Administrator, StaffRights.None, IsTrainee: false);
}
