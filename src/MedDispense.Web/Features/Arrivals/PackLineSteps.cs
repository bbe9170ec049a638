using System.Globalization;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Medicines;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>Where on the form a scanned pack goes: into a line that lacks what the code says, onto one that is alike,
/// or into a new one. What a line knows is never blanked.</summary>
internal static class PackLineSteps
{
    /// <summary>Lot, expiry or serial without a product: of the last line that can take them, or of the next one.</summary>
    public static ScanIntoLines.Step AddFacts(PackLinesForm form, PackFacts facts)
    {
        var last = form.Lines.Count - 1;
        if (last >= 0 && IsOpen(form.Lines[last]) && FactsOf(form.Lines[last]).With(facts) is { } both)
            return new(Replace(form, last, With(form.Lines[last], both)), $"Line {last + 1}: {Words(facts)}.", [], false);
        var pending = new PackFacts(form.PendingLot, form.PendingExpiry, form.PendingSerial);
        if (pending.With(facts) is not { } kept)
        {
            return new(form, $"This code says {pending.Contradiction(facts)}: they are of two packs. "
                + "Scan the product code of the pack in your hand.", [], true);
        }

        return new(Pending(form, kept), $"Read {Words(kept)}. Now scan the other code on the pack.", [], false);
    }

    public static ScanIntoLines.Step Put(PackLinesForm form, Guid medicineId, PackFacts read, MedicinesByCode.Meaning? meaning)
    {
        var pending = new PackFacts(form.PendingLot, form.PendingExpiry, form.PendingSerial);
        var facts = pending.With(read) ?? read;
        form = Pending(form, PackFacts.None);
        var same = form.Lines.FindIndex(line => line.MedicineId == medicineId && IsSamePack(line, facts));
        if (same >= 0 && facts.Serial is not null)
            return new(form, $"This very pack is line {same + 1} already: serial {facts.Serial}.", [], true);
        if (same >= 0)
        {
            var containers = (form.Lines[same].Containers ?? 1) + 1;
            return new(Replace(form, same, form.Lines[same] with { Containers = containers }),
                string.Create(CultureInfo.InvariantCulture, $"Line {same + 1} again: {containers} containers."), [], false);
        }

        var last = form.Lines.Count - 1;
        if (last >= 0 && form.Lines[last].MedicineId == medicineId && IsOpen(form.Lines[last]) && !facts.IsEmpty
            && FactsOf(form.Lines[last]).With(facts) is { } both)
        {
            return new(Replace(form, last, With(form.Lines[last], both)), $"Line {last + 1}: {Words(facts)}.", [], false);
        }

        if (form.Lines.Count >= PackLinesForm.MostLines)
            return new(form, $"At most {PackLinesForm.MostLines} lines. Record these first.", [], true);
        var each = meaning?.PackageAmount is { } full
            ? AmountText.FormatNumber(full, meaning.Medicine.CountedIn, meaning.Medicine.SmallestPerCounted)
            : null;
        return new(
            form with { Lines = [.. form.Lines, With(new PackLineForm { MedicineId = medicineId, Noted = each }, facts)] },
            $"Line {form.Lines.Count + 1} added{(facts.IsEmpty ? "" : $": {Words(facts)}")}.", [], false);
    }

    /// <summary>A line that still lacks something that a second code may say.</summary>
    private static bool IsOpen(PackLineForm line) =>
        (line.Containers ?? 1) == 1 && (string.IsNullOrWhiteSpace(line.Lot) || line.Expiry is null || string.IsNullOrWhiteSpace(line.Serial));

    private static bool IsSamePack(PackLineForm line, PackFacts facts) =>
        facts.Serial is not null ? line.Serial == facts.Serial
        : string.IsNullOrWhiteSpace(line.Serial) && facts.Lot is not null && facts.Expiry is not null
            && FactsOf(line) is { Lot: not null, Expiry: not null } known && known.Contradiction(facts) is null;

    private static PackFacts FactsOf(PackLineForm line) => new(
        string.IsNullOrWhiteSpace(line.Lot) ? null : line.Lot.Trim(), line.Expiry,
        string.IsNullOrWhiteSpace(line.Serial) ? null : line.Serial.Trim());

    private static PackLineForm With(PackLineForm line, PackFacts facts) =>
        line with { Lot = facts.Lot, Expiry = facts.Expiry, Serial = facts.Serial };

    private static PackLinesForm Replace(PackLinesForm form, int at, PackLineForm line) =>
        form with { Lines = [.. form.Lines.Select((known, i) => i == at ? line : known)] };

    private static PackLinesForm Pending(PackLinesForm form, PackFacts facts) =>
        form with { PendingLot = facts.Lot, PendingExpiry = facts.Expiry, PendingSerial = facts.Serial };

    private static string Words(PackFacts facts) => string.Join(", ", new[]
    {
        facts.Lot is null ? null : $"lot {facts.Lot}",
        facts.Expiry is { } expiry ? $"expiry {ArrivalWords.Day(expiry)}" : null,
        facts.Serial is null ? null : $"serial {facts.Serial}",
    }.OfType<string>());
}
