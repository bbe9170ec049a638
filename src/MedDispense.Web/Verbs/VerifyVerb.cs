using MedDispense.Data.Ledger;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Verbs;

/// <summary><c>verify [--anchor NUMBER:HASH]</c>: recomputes the whole record of every facility, beside a running
/// server. Ends with 0 when nothing differs, with 1 when something does or nothing could be read.</summary>
public static class VerifyVerb
{
    /// <summary>More differences than this are counted, not listed.</summary>
    private const int MostListed = 20;

    private sealed record House(Guid Id, string Name);

    public static async Task<int> RunAsync(StartOptions options)
    {
        // A hash that was copied in its printed groups comes in as several words.
        if (options.Arguments.Count > 0 && (options.Anchor is null || !options.Arguments.All(word => word.All(char.IsAsciiHexDigit))))
            throw new UsageException("verify takes no file. Write: verify [--anchor NUMBER:HASH]");
        var anchor = AnchorOf(options);
        await using var database = VerbDatabase.Existing(options);
        return await DatabaseProblems.TellAsync(async () =>
        {
            await database.BeOfThisVersionAsync();
            return await VerifyAllAsync(database, anchor);
        });
    }

    /// <summary>The anchor as it is printed, with or without the blanks between its groups.</summary>
    private static LedgerAnchor? AnchorOf(StartOptions options)
    {
        if (options.Anchor is not { } typed)
            return null;
        var compact = string.Concat((typed + string.Concat(options.Arguments)).Where(sign => !char.IsWhiteSpace(sign)));
        return LedgerAnchor.Read(compact)
            ?? throw new UsageException("--anchor is a number, a colon and the 64 signs of the hash, as the daily close prints them.");
    }

    private static async Task<int> VerifyAllAsync(VerbDatabase database, LedgerAnchor? anchor)
    {
        var houses = await database.WithAsync(db => db.Facilities.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id)
            .Select(row => new House(row.Id, row.Name)).ToListAsync());
        if (houses.Count == 0)
        {
            Console.WriteLine("The database holds no house yet; there is nothing to verify.");
            return anchor is null ? ExitCode.Done : ExitCode.Refused;
        }

        var anchored = anchor is null ? null : await HouseOfAsync(database, houses, anchor);
        var isWhole = true;
        foreach (var house in houses)
        {
            var held = house.Id == anchored ? anchor : null;
            var report = await database.WithAsync(db =>
            {
                db.LookAt(house.Id);
                return new LedgerVerifier(db).VerifyAsync(held, Progress.Show(house.Name));
            });
            Progress.End();
            Tell(house.Name, report, held);
            isWhole &= report.IsWhole;
        }

        if (anchor is not null && anchored is null)
        {
            Console.WriteLine($"No house has entry {anchor.Number} with this hash: the record was changed or cut off since that close, or the anchor is of another database.");
            isWhole = false;
        }

        return isWhole ? ExitCode.Done : ExitCode.Refused;
    }

    /// <summary>The house that the anchor was printed in: the one that has its hash, or the only one.</summary>
    private static async Task<Guid?> HouseOfAsync(VerbDatabase database, List<House> houses, LedgerAnchor anchor)
    {
        var withHash = await database.WithAsync(db => db.Postings.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.Hash == anchor.Hash).Select(row => (Guid?)row.FacilityId).FirstOrDefaultAsync());
        return withHash ?? (houses.Count == 1 ? houses[0].Id : null);
    }

    private static void Tell(string house, VerifyReport report, LedgerAnchor? anchor)
    {
        if (report.IsWhole)
        {
            Console.WriteLine($"{house}: {Entries(report.LastNumber)} recomputed, nothing differs. Last entry {report.LastNumber}:{report.LastHash}");
            if (anchor is not null)
                Console.WriteLine($"{house}: entry {anchor.Number} is the one on the printed close; nothing up to it was changed or cut off since.");
            return;
        }

        var first = report.Problems[0].Number is { } number ? $", the first at entry {number}" : "";
        Console.WriteLine($"{house}: {Entries(report.LastNumber)} recomputed, {(report.Problems.Count == 1 ? "1 difference" : $"{report.Problems.Count} differences")}{first}.");
        foreach (var problem in report.Problems.Take(MostListed))
            Console.WriteLine($"  {(problem.Number is { } at ? $"entry {at}: " : "")}{problem.Text}");
        if (report.Problems.Count > MostListed)
            Console.WriteLine($"  and {report.Problems.Count - MostListed} more.");
    }

    private static string Entries(long count) => count == 1 ? "1 entry" : $"{count} entries";
}
