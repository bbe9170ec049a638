using MedDispense.Web.Features.Shared.Tags;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Labels;

/// <summary>The way from a choice to a sheet, the same for every kind of label.</summary>
public sealed class LabelDesk(CurrentStaff current)
{
    /// <summary>The most labels of one print.</summary>
    public const int Most = 500;

    /// <summary>The page that asks what to print on what.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="Labels">What there is to choose from.</param>
    /// <param name="Form">As shown or sent.</param>
    /// <param name="Action">Where the form leads.</param>
    public sealed record Ask(ILabelKind Kind, IReadOnlyList<Label> Labels, LabelForm Form, string Action)
    {
        public bool IsChosen(Label label) => Form.Posting is not null || Form.Id.Contains(label.Id) || (Form.Id.Count == 0 && Kind.BeginsWithAll);
    }

    /// <summary>Labels on their stock, as they are printed.</summary>
    /// <param name="Stock">What they are printed on.</param>
    /// <param name="Skipped">Labels of the first sheet that are used up.</param>
    /// <param name="Labels">Each with the view that prints it.</param>
    public sealed record Sheet(LabelStock Stock, int Skipped, IReadOnlyList<(string View, Label Label)> Labels);

    public async Task<IActionResult> AskAsync(Controller page, ILabelKind kind, LabelForm form)
    {
        var found = await kind.AskAsync(form);
        return Show(page, new(kind, found, form with { Stock = form.Stock ?? LabelStock.UsualFor(current.Facility.PaperSize, kind.Stocks).Code }, ActionOf(kind)));
    }

    /// <summary>The sheet; showing it is recorded as printing it, since a browser does not say whether it did.</summary>
    /// <param name="page">The controller.</param>
    /// <param name="kind">What is printed.</param>
    /// <param name="form">What was chosen.</param>
    /// <param name="action">Where the form leads when it is shown again; null for the kind's own sheet.</param>
    public async Task<IActionResult> PrintAsync(Controller page, ILabelKind kind, LabelForm form, string? action = null)
    {
        IReadOnlyList<Label> chosen = (form.Posting is null || !kind.ReadsPosting) && form.Id.Count == 0 ? [] : await kind.AskAsync(form);
        var stock = kind.Stocks.FirstOrDefault(stock => stock.Code == form.Stock);
        var printer = PrinterDots.Find(form.Printer);
        if (stock is null)
            page.ModelState.TryAddModelError(nameof(form.Stock), "Choose the labels to print on.");
        if (form.Symbology is not (Symbology.DataMatrix or Symbology.Code128))
            page.ModelState.TryAddModelError(nameof(form.Symbology), "Choose the symbol.");
        if (printer is null)
            page.ModelState.TryAddModelError(nameof(form.Printer), "Choose the printer.");
        if (form.Id.Count > LabelForm.MostChosen)
            page.ModelState.TryAddModelError(nameof(form.Id), $"At most {LabelForm.MostChosen} are printed at once. Choose fewer.");
        else if (chosen.Count == 0)
            page.ModelState.TryAddModelError(nameof(form.Id), "Choose what to print.");
        else if (chosen.Count > Most)
            page.ModelState.TryAddModelError(nameof(form.Id), $"At most {Most} labels are printed at once. Print these from the packs themselves, in parts.");
        else if (chosen.Count * form.Copies > Most)
            page.ModelState.TryAddModelError(nameof(form.Copies), $"That would be {chosen.Count * form.Copies} labels, and at most {Most} are printed at once. Take fewer copies.");
        var why = "";
        IReadOnlyList<Label> sized = page.ModelState.IsValid ? Sized(kind, chosen, form.Symbology, stock!, printer!, out why) : []; // Checked above.
        if (page.ModelState.IsValid && sized.Count == 0)
            page.ModelState.TryAddModelError(nameof(form.Symbology), why);
        if (!page.ModelState.IsValid)
        {
            var offered = chosen.Count > 0 ? chosen : await kind.AskAsync(form);
            return page.Refused([], () => Show(page, new(kind, offered, form, action ?? ActionOf(kind))));
        }

        var printed = sized.SelectMany(label => Enumerable.Repeat((kind.View, label), form.Copies)).ToList();
        await kind.RecordAsync(sized, $"{Count(printed.Count, ("label", "labels"))} of {Count(sized.Count, kind.Thing)} on {stock!.Words}.");
        return page.View("Sheet", new[] { new Sheet(stock, Math.Min(form.First, stock.PerSheet) - 1, printed) });
    }

    /// <summary>With the size of each symbol; none where one does not fit.</summary>
    public static IReadOnlyList<Label> Sized(
        ILabelKind kind, IReadOnlyList<Label> labels, Symbology symbology, LabelStock stock, PrinterDots printer, out string why)
    {
        var room = kind.RoomOn(stock, symbology);
        var sized = new List<Label>();
        why = "";
        foreach (var label in labels)
        {
            if (room.Fit(symbology, label.Code, printer, out why) is not { } size)
                return [];
            sized.Add(label with { Symbology = symbology, Size = size });
        }

        return sized;
    }

    private static string ActionOf(ILabelKind kind) => $"~/labels/{kind.Word}/sheet";

    private static ViewResult Show(Controller page, Ask ask)
    {
        page.ViewData["Ask"] = ask;
        return page.View("Index", ask.Form);
    }

    public static string Count(int count, (string One, string Many) thing) => $"{count} {(count == 1 ? thing.One : thing.Many)}";
}
