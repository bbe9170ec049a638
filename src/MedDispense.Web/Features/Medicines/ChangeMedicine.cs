using System.Globalization;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Medicines;

/// <summary>Changes what may change of a medicine: words, policies, stricter schedules. What it is counted in, its
/// smallest amount and its strength never change, since amounts that are recorded would then say something else.</summary>
public sealed class ChangeMedicine(MedDispenseDb db)
{
    public sealed record Command(
        Guid Id, int Version, string Name, string BrandName, string Labeler, string Form, string Route, bool IsMultiDose,
        UsSchedule UsSchedule, UkSchedule UkSchedule, bool TreatAsControlled, WitnessPolicy WitnessPolicy, bool IsEmergency,
        string? LowStockBelow);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var medicine = await db.Medicines.Include(row => row.Ingredients).SingleOrDefaultAsync(row => row.Id == command.Id);
        if (medicine is null)
            return ChangeResult.Unknown;
        long lowStock = 0;
        if (!string.IsNullOrWhiteSpace(command.LowStockBelow)
            && !medicine.TryReadAmount(command.LowStockBelow, out lowStock, out var why))
        {
            return ChangeResult.Refuse(nameof(command.LowStockBelow), why);
        }

        var changes = Changes(medicine, command, lowStock);
        if (changes.IsEmpty)
            return ChangeResult.Done;
        if (medicine.Version != command.Version)
            return ChangeResult.Stale(await LastChangedByAsync(medicine.Id));
        var findings = await FindingsAsync(act, medicine, command);
        if (findings.Count > 0)
            return ChangeResult.Of(findings);

        Apply(medicine, command, lowStock);
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "medicine", medicine.Id, changes.ToString()));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ChangeResult.Stale(await LastChangedByAsync(command.Id));
        }

        return ChangeResult.Done;
    }

    private async Task<List<Finding>> FindingsAsync(Act act, Medicine medicine, Command command)
    {
        var jurisdiction = await db.Facilities.Where(row => row.Id == act.FacilityId).Select(row => row.Jurisdiction).SingleAsync();
        var isControlled = command.TreatAsControlled || command.UsSchedule != UsSchedule.NotScheduled
            || command.UkSchedule != UkSchedule.NotScheduled;
        var substances = medicine.Ingredients.Select(row => new Ingredient(row.Name, null, row.Strength()).Base);
        return
        [
            .. MedicineRules.CheckChange(medicine, command.UsSchedule, command.UkSchedule, command.TreatAsControlled),
            .. MedicineRules.CheckSchedules(substances, command.UsSchedule, command.UkSchedule, isControlled, jurisdiction),
        ];
    }

    private Task<string?> LastChangedByAsync(Guid id) => db.AuditEntries.AsNoTracking()
        .Where(row => row.Subject == "medicine" && row.SubjectId == id && row.Kind == AuditKind.Changed)
        .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Select(row => (string?)row.ActorName).FirstOrDefaultAsync();

    private static ChangeText Changes(Medicine was, Command now, long lowStock) => new ChangeText()
        .Of("name", was.Name, now.Name)
        .Of("brand", was.BrandName, now.BrandName)
        .Of("labeler", was.Labeler, now.Labeler)
        .Of("form", was.Form, now.Form)
        .Of("route", was.Route, now.Route)
        .Of("multi-dose", YesNo(was.IsMultiDose), YesNo(now.IsMultiDose))
        .Of("schedule (US)", was.UsSchedule.Words(), now.UsSchedule.Words())
        .Of("schedule (UK)", was.UkSchedule.Words(), now.UkSchedule.Words())
        .Of("treated as controlled", YesNo(was.TreatAsControlled), YesNo(now.TreatAsControlled))
        .Of("second person", was.WitnessPolicy.ToString(), now.WitnessPolicy.ToString())
        .Of("emergency list", YesNo(was.IsEmergency), YesNo(now.IsEmergency))
        .Of("low stock below", was.LowStockBelow.ToString(CultureInfo.InvariantCulture), lowStock.ToString(CultureInfo.InvariantCulture));

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static void Apply(Medicine medicine, Command command, long lowStock)
    {
        medicine.Name = command.Name;
        medicine.BrandName = command.BrandName;
        medicine.Labeler = command.Labeler;
        medicine.Form = command.Form;
        medicine.Route = command.Route;
        medicine.IsMultiDose = command.IsMultiDose;
        medicine.UsSchedule = command.UsSchedule;
        medicine.UkSchedule = command.UkSchedule;
        medicine.TreatAsControlled = command.TreatAsControlled;
        medicine.WitnessPolicy = command.WitnessPolicy;
        medicine.IsEmergency = command.IsEmergency;
        medicine.LowStockBelow = lowStock;
        medicine.Version++;
    }
}
