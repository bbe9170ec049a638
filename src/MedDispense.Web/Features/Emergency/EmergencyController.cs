using System.ComponentModel.DataAnnotations;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Medicines;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Emergency;

/// <summary>Given first, recorded after: the medicine, who got it, done.</summary>
[Route("emergency")]
[Authorize(Policy = Policies.GiveInEmergency)]
public sealed class EmergencyController(MedDispenseDb db, GiveInEmergency give, Acts acts, Audits audits, CurrentStaff current) : Controller
{
    /// <summary>More in one emergency is a slip of the finger; in the medicine's counted unit.</summary>
    private const int Most = 200;

    public sealed record Form : ActForm
    {
        [Required(ErrorMessage = "Choose the medicine.")]
        [Display(Name = "Medicine")]
        public Guid? MedicineId { get; init; }

        /// <summary>Null for somebody who is no client.</summary>
        [Display(Name = "Who got it")]
        public Guid? ClientId { get; init; }

        [StringLength(40, ErrorMessage = "An amount is shorter.")]
        public string? Amount { get; init; }

        [StringLength(2000, ErrorMessage = "Up to 2,000 characters.")]
        [Display(Name = "What happened")]
        public string? Reason { get; init; }

        [Range(typeof(DateTime), "2000-01-01", "2100-01-01", ParseLimitsInInvariantCulture = true, ErrorMessage = "The year lies between 2000 and 2100.")]
        [Display(Name = "When, if not now")]
        public DateTime? HappenedAt { get; init; }

        [BindNever]
        public IReadOnlyList<Medicine> Medicines { get; init; } = [];

        [BindNever]
        public IReadOnlyList<SelectListItem> Clients { get; init; } = [];
    }

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        await audits.RecordAsync(AuditKind.ClientRead, "client list", null, "Emergency medicine.");
        return View(await FilledAsync(new Form { PostingId = acts.NewId(), Amount = "1" }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(Form sent)
    {
        var form = await FilledAsync(sent);
        var medicine = form.Medicines.FirstOrDefault(row => row.Id == form.MedicineId);
        long amount = 0;
        if (form.MedicineId is not null && medicine is null)
            ModelState.AddModelError(nameof(form.MedicineId), "Choose the medicine from the list.");
        else if (medicine is not null && !medicine.TryReadAmount(form.Amount, out amount, out var why))
            ModelState.AddModelError(nameof(form.Amount), why);
        else if (medicine is not null && amount > Most * medicine.SmallestPerCounted)
            ModelState.AddModelError(nameof(form.Amount), $"Nobody is given {medicine.Say(amount)} at once. Enter what was given; more than {Most} is entered in several.");
        if (await acts.BeginAsync(this, form) is not { } act)
            return this.Refused([], () => View(form));
        var result = await give.RunAsync(act, new(medicine!.Id, null, form.ClientId, amount, form.Reason, // Chosen from the list.
            form.HappenedAt is { } local ? current.Time.ToUtc(local) : null));
        return this.Answer(result, $"Given in an emergency: {medicine.Say(amount)} of {medicine.Title}", Redirect("/"), () => View(form));
    }

    private async Task<Form> FilledAsync(Form form)
    {
        var clients = await db.Clients.AsNoTracking().Where(row => row.Presence != Presence.Gone)
            .OrderBy(row => row.FamilyName).ThenBy(row => row.GivenNames).ThenBy(row => row.Id).ToListAsync();
        return form with
        {
            Medicines = await db.Medicines.AsNoTracking().Where(row => row.IsEmergency && row.WithdrawnAt == null).OrderBy(row => row.SortText).ThenBy(row => row.Id).ToListAsync(),
            Clients = [new("Not said, or no client", ""), .. clients.Select(row => new SelectListItem(row.Room.Length > 0 ? $"{row.DisplayName}, room {row.Room}" : row.DisplayName, row.Id.ToString()))],
        };
    }
}
