using MedDispense.Domain.Medicines;
using MedDispense.Domain.Scanning;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Features.Scan;

namespace MedDispense.Web.Features.Arrivals;

/// <summary>One step of a form that gathers packs: a scan, a chosen medicine, or a line taken away. Records nothing.</summary>
public sealed class ScanIntoLines(MedicinesByCode byCode, MedicinesByName byName, FindLabelled labelled)
{
    /// <summary>The form after the step.</summary>
    /// <param name="Form">What to show next.</param>
    /// <param name="Said">What was read and done, in plain words; empty when nothing was scanned.</param>
    /// <param name="Choices">The medicines to choose from, where the scan or the name means several.</param>
    /// <param name="IsTrouble">Whether something could not be done.</param>
    public sealed record Step(PackLinesForm Form, string Said, IReadOnlyList<Medicine> Choices, bool IsTrouble);

    /// <summary>Takes the step that the form asks for.</summary>
    /// <param name="form">As it was sent.</param>
    /// <param name="today">The facility's local day, from which two-digit years are seen.</param>
    /// <param name="settings">How the house's scanners are set up.</param>
    public async Task<Step> AskAsync(PackLinesForm form, DateOnly today, ScanSettings settings)
    {
        var cleared = form with { Scan = null, Choose = null, Remove = null };
        if (form.Remove is { } gone)
        {
            return new(gone >= 0 && gone < form.Lines.Count
                ? cleared with { Lines = [.. form.Lines.Where((_, i) => i != gone)] }
                : cleared, "", [], false);
        }

        if (form.Choose is { } chosen)
            return PackLineSteps.Put(cleared, chosen, PackFacts.None, null);
        if (string.IsNullOrWhiteSpace(form.Scan))
            return new(cleared, form.Do == "find" ? "Scan the pack, or type part of the medicine's name, then find it." : "", [], form.Do == "find");
        return ScanReader.Read(form.Scan, null, today, settings) switch
        {
            ProductScan product => await ProductAsync(cleared, product),
            UnreadableScan unreadable => new(cleared, $"{unreadable.Reason} {unreadable.WhatToDo}", [], true),
            UnknownScan unknown => await TypedAsync(cleared, unknown.Text),
            PlaceScan { Code: { } place } => await LabelAsync(cleared, place, "place"),
            ClientScan { Code: { } card } => await LabelAsync(cleared, card, "client"),
            StaffScan { Code: { } badge } => new(
                cleared with { Witness = cleared.Witness with { Who = badge.Text } },
                "Badge read. The second person now enters their PIN.", [], false),
            PackScan => new(cleared, "This pack has a label of the house already, so it is in the book. "
                + "Scan the maker's code of a new pack.", [], true),
            _ => new(cleared, "This code is not one of a pack. Scan the maker's code, or find the medicine by name.", [], true),
        };
    }

    private async Task<Step> ProductAsync(PackLinesForm form, ProductScan scan)
    {
        var facts = PackFacts.Of(scan);
        if (facts.IsEmpty && !scan.NamesProduct)
            return new(form, "This code says nothing that is used here. Scan the other code on the pack.", [], true);
        if (!scan.NamesProduct)
            return PackLineSteps.AddFacts(form, facts);
        var meanings = await byCode.AskAsync(scan);
        var waiting = form with
        {
            PendingLot = facts.Lot ?? form.PendingLot,
            PendingExpiry = facts.Expiry ?? form.PendingExpiry,
            PendingSerial = facts.Serial ?? form.PendingSerial,
        };
        return meanings switch
        {
            [] => new(waiting, $"Read {ScanWords.Of(scan)}. No medicine of the formulary has this code. "
                + "Find the medicine by name; what was read is kept for it.", [], true),
            [var only] => PackLineSteps.Put(form, only.Medicine.Id, facts, only),
            _ => new(waiting, $"Read {ScanWords.Of(scan)}. Several medicines have this code. Choose the one in your hand.",
                [.. meanings.Select(meaning => meaning.Medicine)], false),
        };
    }

    private async Task<Step> TypedAsync(PackLinesForm form, string text)
    {
        var found = await byName.AskAsync(text);
        return found switch
        {
            [] => new(form, $"Nothing is known by “{ScanWords.Shown(text)}”. Try another part of the name, "
                + "or ask a pharmacist to add the medicine.", [], true),
            [var only] => PackLineSteps.Put(form, only.Id, PackFacts.None, null),
            _ => new(form, "Choose the medicine.", found, false),
        };
    }

    private async Task<Step> LabelAsync(PackLinesForm form, FacilityCode code, string what)
    {
        if (await labelled.AskAsync(code) is not [var target])
            return new(form, $"No {what} here has this label.", [], true);
        return new(code.Type == FacilityCodeType.Place ? form with { PlaceId = target.Id } : form.WithClient(target.Id),
            $"Read {target.Name}.", [], false);
    }
}
