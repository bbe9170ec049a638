using MedDispense.Data;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>Reads the typed lines of a form: amounts as people say them become smallest amounts, and what cannot be
/// read is said beside its field.</summary>
public sealed class PackLinesReader(MedDispenseDb db)
{
    /// <summary>A line that could be read.</summary>
    /// <param name="Form">As it was typed.</param>
    /// <param name="Pack">As the use cases take it.</param>
    /// <param name="NotedAmount">What the paper says of the line; zero where the form does not ask.</param>
    public sealed record Line(PackLineForm Form, ArrivingPack Pack, long NotedAmount);

    /// <summary>The lines in the order of the form; errors go to the model state, and then the lines are not used.</summary>
    /// <param name="form">The form.</param>
    /// <param name="errors">Where errors go.</param>
    /// <param name="parts">What the form asks of a line.</param>
    public async Task<IReadOnlyList<Line>> AskAsync(PackLinesForm form, ModelStateDictionary errors, LineParts parts)
    {
        if (form.PlaceId is null && !parts.HasFlag(LineParts.AmountOnly))
            errors.AddModelError(nameof(form.PlaceId), "Choose the place.");
        if (form.Lines.Count == 0)
            errors.AddModelError(nameof(form.Scan), "There is no pack yet. Scan one, or find its medicine by name.");
        if (form.Lines.Count > PackLinesForm.MostLines)
        {
            errors.AddModelError(nameof(form.Scan), $"At most {PackLinesForm.MostLines} lines. Record the rest in another entry.");
            return [];
        }

        var ids = form.Lines.Select(line => line.MedicineId).OfType<Guid>().Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var lines = new List<Line>();
        foreach (var (i, line) in form.Lines.Index())
        {
            if (line.MedicineId is { } id && medicines.TryGetValue(id, out var medicine))
                lines.Add(Read(line, medicine, i, errors, parts));
            else
                errors.AddModelError($"Lines[{i}].MedicineId", "This medicine is not known here. Take the line away and find it again.");
        }

        return lines;
    }

    private static Line Read(PackLineForm line, Medicine medicine, int i, ModelStateDictionary errors, LineParts parts)
    {
        var isRead = Amount(line.Each, nameof(line.Each), out var each);
        var noted = 0L;
        if (parts.HasFlag(LineParts.Noted))
            Amount(line.Noted, nameof(line.Noted), out noted);
        if (isRead && each == 0 && parts.HasFlag(LineParts.AmountOnly))
            errors.AddModelError($"Lines[{i}].{nameof(line.Each)}", "Order more than nothing, or take the line away.");
        // What comes from a supplier wears lot and expiry; where nothing came there is no pack to read them from.
        if (parts == LineParts.Noted && !(isRead && each == 0))
        {
            if (Tidy(line.Lot) is null)
                errors.AddModelError($"Lines[{i}].{nameof(line.Lot)}", ArrivalWords.MissingWords("lot"));
            if (line.Expiry is null)
                errors.TryAddModelError($"Lines[{i}].{nameof(line.Expiry)}", ArrivalWords.MissingWords("expiry"));
        }

        if (line.Containers is null)
            errors.TryAddModelError($"Lines[{i}].{nameof(line.Containers)}", "Type how many containers are alike.");
        return new(line, new ArrivingPack(
            medicine.Id, Tidy(line.Lot), line.Expiry, Tidy(line.Serial), line.Containers ?? 1, each, line.ExpiryChecked,
            Tidy(line.DispensedLabel)), noted);

        bool Amount(string? text, string field, out long amount)
        {
            if (medicine.TryReadAmount(text, out amount, out var why))
                return true;
            errors.AddModelError($"Lines[{i}].{field}", why);
            return false;
        }
    }

    private static string? Tidy(string? text) => FormText.Line(text) is { Length: > 0 } line ? line : null;
}
