using System.Globalization;
using MedDispense.Domain.Facilities;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Settings;

/// <summary>The house's own data and limits, and what held when.</summary>
[Route("settings")]
[Authorize(Policy = Policies.SetUp)]
public sealed class SettingsController(
    CurrentStaff current, Acts acts, ChangeFacility changeFacility, ChangeLimits changeLimits, ChangeStandardTimes changeTimes,
    SettingsHistory settingsHistory) : Controller
{
    public sealed record FacilityForm : FacilityFields
    {
        public int Version { get; init; }
    }

    public sealed record LimitsForm
    {
        public int Version { get; init; }

        /// <summary>What was typed, by the limit's key.</summary>
        public Dictionary<string, string?> Values { get; init; } = [];
    }

    public sealed record TimesForm
    {
        public int Version { get; init; }

        /// <summary>What was typed, by the key of <see cref="HouseTimes"/>.</summary>
        public Dictionary<string, string?> Values { get; init; } = [];
    }

    /// <summary>What the house is and which limits hold now.</summary>
    public sealed record SettingsPage(Facility Facility, FacilityLimits Limits);

    [HttpGet("")]
    public IActionResult Index() => View(new SettingsPage(current.Facility, current.Limits));

    [HttpGet("facility")]
    public IActionResult Facility()
    {
        var facility = current.Facility;
        return View(new FacilityForm
        {
            Name = facility.Name,
            Address = facility.Address,
            Jurisdiction = facility.Jurisdiction,
            LicenceKind = facility.LicenceKind,
            RegistrationNumber = facility.RegistrationNumber,
            TimeZoneId = facility.TimeZoneId,
            PaperSize = facility.PaperSize,
            Version = facility.Version,
        });
    }

    [HttpPost("facility")]
    public async Task<IActionResult> Facility(FacilityForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var result = await changeFacility.RunAsync(acts.Change(acts.NewId()), new(form.Version, form.ToDetails()));
        return this.Answer(result, "Changed from now on", Redirect("/settings"), () => View(form));
    }

    [HttpGet("limits")]
    public IActionResult Limits() => View(new LimitsForm
    {
        Version = current.Facility.Version,
        Values = LimitDefinition.All.ToDictionary(
            limit => limit.Key, limit => (string?)limit.In(current.Limits).ToString(CultureInfo.InvariantCulture)),
    });

    [HttpPost("limits")]
    public async Task<IActionResult> Limits(LimitsForm form)
    {
        var values = new Dictionary<string, int>();
        foreach (var limit in LimitDefinition.All)
        {
            if (!form.Values.TryGetValue(limit.Key, out var typed))
                continue;
            if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                values[limit.Key] = value;
            else
                ModelState.AddModelError($"Values[{limit.Key}]", $"Enter a whole number of {limit.Counts}.");
        }

        if (!ModelState.IsValid)
            return this.Refused([], () => View(form));
        var result = await changeLimits.RunAsync(acts.Change(acts.NewId()), new(form.Version, values));
        return this.Answer(AtFields(result), "Limits changed from now on", Redirect("/settings"), () => View(form));
    }

    [HttpGet("times")]
    public IActionResult StandardTimes() => View(new TimesForm
    {
        Version = current.Facility.Version,
        Values = HouseTimes.All.ToDictionary(one => one.Key, one => (string?)one.Say(current.Limits.StandardTimes)),
    });

    [HttpPost("times")]
    public async Task<IActionResult> StandardTimes(TimesForm form)
    {
        var result = await changeTimes.RunAsync(acts.Change(acts.NewId()), new(form.Version, form.Values));
        return this.Answer(AtFields(result), "Standard times changed from now on", Redirect("/settings"), () => View(form));
    }

    /// <summary>What held when.</summary>
    [HttpGet("history")]
    public async Task<IActionResult> History() => View(await settingsHistory.AskAsync());

    private static ChangeResult AtFields(ChangeResult result) => result with
    {
        Problems = [.. result.Problems.Select(problem => problem.Field.Length == 0 ? problem : problem with { Field = $"Values[{problem.Field}]" })],
    };
}
