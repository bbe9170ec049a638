using System.Globalization;
using MedDispense.Data;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Medicines;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.OpeningBalance;

/// <summary>Turns the rows of a file into lines of an opening balance. Every row is looked at before anything is
/// recorded, and every one that cannot be taken is named with what is wrong in it.</summary>
public sealed class ReadOpeningRows(MedDispenseDb db, MedicinesByCode byCode)
{
    /// <summary>The lines with the row that each stands in, and what is wrong with the others.</summary>
    public sealed record Answer(IReadOnlyList<RecordOpeningBalance.Line> Lines, IReadOnlyList<int> RowOfLine, IReadOnlyList<Problem> Problems);

    /// <param name="Row">As a spreadsheet numbers it; 0 for the whole file.</param>
    /// <param name="Words">What is wrong and what to write.</param>
    public sealed record Problem(int Row, string Words);

    public async Task<Answer> AskAsync(IReadOnlyList<OpeningFile.Row> rows, DateOnly today)
    {
        var medicines = await db.Medicines.AsNoTracking().Where(row => row.WithdrawnAt == null).ToListAsync();
        var byTitle = medicines.ToLookup(row => Tidy(row.Title), StringComparer.OrdinalIgnoreCase);
        var places = (await db.Places.AsNoTracking().Where(row => row.ClosedAt == null && PlaceKinds.SetUpByPeople.Contains(row.Kind))
            .ToListAsync()).ToLookup(row => Tidy(row.Name), StringComparer.OrdinalIgnoreCase);
        var clients = await db.Clients.AsNoTracking().Where(row => row.LeftAt == null).ToDictionaryAsync(row => row.CardCode, row => row.Id);
        var lines = new List<RecordOpeningBalance.Line>();
        var rowOfLine = new List<int>();
        var problems = new List<Problem>();
        foreach (var row in rows)
        {
            var wrong = new List<string>();
            var medicine = await MedicineAsync(row, byTitle, today, wrong);
            var line = Read(row, medicine, places, clients, wrong);
            problems.AddRange(wrong.Select(words => new Problem(row.Number, words)));
            if (line is not null && wrong.Count == 0)
            {
                lines.Add(line);
                rowOfLine.Add(row.Number);
            }
        }

        return new(lines, rowOfLine, problems);
    }

    private async Task<Medicine?> MedicineAsync(
        OpeningFile.Row row, ILookup<string, Medicine> byTitle, DateOnly today, List<string> wrong)
    {
        var (code, title) = (row["code"], row["medicine"]);
        if (code.Length == 0 && title.Length == 0)
        {
            wrong.Add("Neither code nor medicine is filled in.");
            return null;
        }

        var named = title.Length == 0 ? null : byTitle[Tidy(title)].ToList();
        var coded = code.Length == 0 ? null
            : ScanReader.Read(code, null, today) is ProductScan scan ? (await byCode.AskAsync(scan)).Select(meaning => meaning.Medicine).ToList()
            : [];
        var meant = named is null ? coded! : coded is null ? named : [.. named.Where(row => coded.Any(other => other.Id == row.Id))];
        if (meant.Count == 1)
            return meant[0];
        wrong.Add(meant.Count > 1 ? "Several medicines fit. Fill in code and medicine."
            : named is { Count: > 0 } && coded is { Count: > 0 } ? "Code and medicine are not of the same product."
            : "The formulary has no such medicine. Write it as the formulary shows it, or have it added first.");
        return null;
    }

    private static RecordOpeningBalance.Line? Read(
        OpeningFile.Row row, Medicine? medicine, ILookup<string, Place> places, Dictionary<string, Guid> clients, List<string> wrong)
    {
        var expiry = Expiry(row["expiry"], wrong);
        if (!int.TryParse(row["containers"], NumberStyles.None, CultureInfo.InvariantCulture, out var containers)
            || containers is < 1 or > Arrival.MostContainers)
        {
            wrong.Add($"“{row["containers"]}” is not a number of containers from 1 to 1,000.");
        }

        long each = 0;
        if (medicine is not null && !medicine.TryReadAmount(row["amount_each"], out each, out var why))
            wrong.Add(why);
        var named = places[Tidy(row["place"])].ToList();
        if (named.Count != 1)
            wrong.Add(named.Count == 0 ? $"There is no place called “{row["place"]}”." : $"Several places are called “{row["place"]}”.");
        Guid? owner = null;
        if (row["owner_card"].Length > 0)
        {
            owner = clients.TryGetValue(row["owner_card"], out var client) ? client : null;
            if (owner is null)
                wrong.Add("No client here has this card.");
        }

        return medicine is null || named.Count != 1
            ? null
            : new(new ArrivingPack(medicine.Id, OrNull(row["lot"]), expiry, OrNull(row["serial"]), containers, each), named[0].Id, owner);
    }

    private static DateOnly? Expiry(string text, List<string> wrong)
    {
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            return first.AddMonths(1).AddDays(-1);
        wrong.Add($"“{text}” is not an expiry like 2027-01-31 or 2027-01.");
        return null;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
