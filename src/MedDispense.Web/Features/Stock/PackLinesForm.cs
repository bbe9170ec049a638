using System.ComponentModel.DataAnnotations;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MedDispense.Web.Features.Stock;

/// <summary>What every form carries that moves several packs out of one place.</summary>
public abstract record PackLinesForm : ActForm
{
    [Required(ErrorMessage = "Choose the place that the packs are in.")]
    [Display(Name = "From")]
    public Guid? FromPlaceId { get; init; }

    /// <summary>One line for each pack that was shown; those without an amount stay.</summary>
    [MaxLength(FindStock.Most, ErrorMessage = "These are too many packs for one form.")]
    public List<Line> Lines { get; init; } = [];

    /// <summary>The pack from whose page the form was opened; it stands first.</summary>
    public Guid? Chosen { get; init; }

    [StringLength(1000, ErrorMessage = "Up to 1,000 characters.")]
    public string? Reason { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Places { get; init; } = [];

    public sealed record Line
    {
        public Guid? PackId { get; init; }

        /// <summary>As typed, in what the medicine is counted in; empty when the pack stays.</summary>
        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        [Display(Name = "Amount")]
        public string? Amount { get; init; }

        [BindNever]
        public StockRow? Pack { get; init; }
    }
}

/// <summary>Fills the lines of such forms in and reads them.</summary>
public sealed class PackLinesOnForm(FindStock findStock, PackOnForm packs)
{
    /// <summary>The lines to show: those that the form named, then every other pack in the place, first expiring first.
    /// The named ones keep their positions, since what was typed is kept by position.</summary>
    public async Task<List<PackLinesForm.Line>> AskAsync(Guid? placeId, IReadOnlyList<PackLinesForm.Line> named)
    {
        if (placeId is null)
            return [];
        var lines = new List<PackLinesForm.Line>();
        foreach (var line in named)
            lines.Add(line with { Pack = await packs.AskAsync(line.PackId, placeId) });
        var found = await findStock.AskAsync(new StockQuestion { PlaceId = placeId });
        lines.AddRange(found.Rows.Where(row => named.All(line => line.PackId != row.PackId))
            .Select(row => new PackLinesForm.Line { PackId = row.PackId, Pack = row }));
        return lines;
    }

    /// <summary>The amounts of the lines that have one; what cannot be read is told in the page's model state.</summary>
    public static IReadOnlyList<PackAmount> Read(Controller page, IReadOnlyList<PackLinesForm.Line> lines)
    {
        var amounts = new List<PackAmount>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i].Amount))
                continue;
            var amount = PackOnForm.ReadAmount(page, $"Lines[{i}].Amount", lines[i].Amount, lines[i].Pack);
            amounts.Add(new PackAmount(lines[i].PackId ?? Guid.Empty, amount));
        }

        if (amounts.Count == 0)
            page.ModelState.AddModelError("Lines", "Type an amount beside each pack that goes.");
        return amounts;
    }
}
