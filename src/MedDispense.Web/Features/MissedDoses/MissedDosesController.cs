using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MedDispense.Domain.Holds;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.MissedDoses;

/// <summary>What missed doses ask for before the next one, by substance.</summary>
[Route("settings/missed-doses")]
[Authorize(Policy = Policies.KeepFormulary)]
public sealed class MissedDosesController(ChangeMissedDoses change, CurrentStaff current, Acts acts) : Controller
{
    public sealed record Row
    {
        [StringLength(4, ErrorMessage = "A whole number.")]
        [Display(Name = "From")]
        public string? From { get; set; }

        public MissedDoseStep Step { get; set; }

        [StringLength(5, ErrorMessage = "A whole number.")]
        [Display(Name = "Percent of the last dose")]
        public string? Share { get; set; }

        [StringLength(20, ErrorMessage = "Such as 40 mg.")]
        [Display(Name = "At most")]
        public string? Ceiling { get; set; }
    }

    public sealed record Form
    {
        public int Version { get; init; }

        [Required(ErrorMessage = "Enter the name of the substance, such as methadone.")]
        [StringLength(60, ErrorMessage = "Up to 60 characters.")]
        public string? Substance { get; init; }

        [Display(Name = "What the rows count")]
        public MissedUnit Unit { get; init; }

        public List<Row> Rows { get; init; } = [];

        /// <summary>Takes the rows of the house back.</summary>
        public bool Back { get; init; }
    }

    [HttpGet("")]
    public IActionResult Index() => View(current.Limits.MissedDoses);

    [HttpGet("change")]
    public IActionResult Change(string? substance)
    {
        var policy = substance is null ? null : current.Limits.MissedDoses.BySubstance.GetValueOrDefault(SubstanceName.Of(substance));
        return View(Filled(new Form
        {
            Version = current.Facility.Version,
            Substance = substance,
            Unit = policy?.Unit ?? MissedUnit.Days,
            Rows =
            [
                .. (policy?.Rows ?? []).Select(row => new Row
                {
                    From = row.From.ToString(CultureInfo.InvariantCulture),
                    Step = row.Step,
                    Share = row.SharePercent?.ToString(CultureInfo.InvariantCulture),
                    Ceiling = row.Ceiling?.Say(),
                }),
            ],
        }));
    }

    [HttpPost("change")]
    public async Task<IActionResult> Change(Form form)
    {
        form = Filled(form);
        var rows = form.Back ? [] : Read(form);
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var result = await change.RunAsync(acts.Change(acts.NewId()), new(
            form.Version, FormText.Line(form.Substance), form.Back ? null : new(form.Unit, rows, MissedDosePolicies.HouseSource)));
        return this.Answer(result with { Problems = [.. result.Problems.Select(problem => problem.Field == "Rows" ? problem with { Field = "Rows[0].From" } : problem)] },
            "Changed from now on", Redirect("/settings/missed-doses"), () => View(form));
    }

    private List<MissedDoseRow> Read(Form form)
    {
        var rows = new List<MissedDoseRow>();
        for (var i = 0; i < form.Rows.Count; i++)
        {
            var (typed, at) = (form.Rows[i], $"Rows[{i}]");
            var isEmpty = string.IsNullOrWhiteSpace(typed.From) && string.IsNullOrWhiteSpace(typed.Share) && string.IsNullOrWhiteSpace(typed.Ceiling);
            if (isEmpty)
                continue;
            if (!Whole(typed.From, out var from))
                ModelState.AddModelError($"{at}.From", "Enter a whole number.");
            int? share = null;
            if (!string.IsNullOrWhiteSpace(typed.Share))
            {
                if (Whole(typed.Share.Trim().TrimEnd('%'), out var percent))
                    share = percent;
                else
                    ModelState.AddModelError($"{at}.Share", "Enter a whole number of percent.");
            }

            DoseCeiling? ceiling = null;
            if (!string.IsNullOrWhiteSpace(typed.Ceiling) && !DoseCeiling.TryRead(typed.Ceiling, out ceiling))
                ModelState.AddModelError($"{at}.Ceiling", "Enter an amount with its unit, such as 40 mg.");
            rows.Add(new(from, typed.Step, share, ceiling));
        }

        return rows;
    }

    private static bool Whole(string? typed, out int number) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>As many rows as there may be.</summary>
    private static Form Filled(Form form)
    {
        while (form.Rows.Count < MissedDosePolicy.MostRows)
            form.Rows.Add(new Row());
        return form with { Rows = [.. form.Rows.Take(MissedDosePolicy.MostRows)] };
    }
}
