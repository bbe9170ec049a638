using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Medicines;

/// <summary>Adds a medicine that no list has, by hand. What it is counted in and its strength stay as entered; what was
/// entered wrongly is withdrawn and added again.</summary>
public sealed class AddMedicine(MedDispenseDb db)
{
    /// <param name="Product">Name, form, ingredients, schedules, what it is counted in; the codes on its packages too,
    /// where they are known (the page links them afterwards, by two persons).</param>
    /// <param name="Labeler">Who makes it.</param>
    /// <param name="TreatAsControlled">The house treats it as controlled.</param>
    /// <param name="WitnessPolicy">When a second person must be present.</param>
    /// <param name="LowStockBelow">In the smallest amount; 0 for no watch.</param>
    public sealed record Command(
        FormularyProduct Product, string Labeler, bool TreatAsControlled, WitnessPolicy WitnessPolicy, long LowStockBelow);

    /// <summary>The act's id becomes the medicine's.</summary>
    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        var made = Make(act, command);
        if (await db.Medicines.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is { } earlier)
            return SecondSend(earlier, made);
        var jurisdiction = await db.Facilities.Where(row => row.Id == act.FacilityId).Select(row => row.Jurisdiction).SingleAsync();
        var product = command.Product;
        var findings = MedicineRules.Check(product, command.TreatAsControlled, jurisdiction).ToList();
        if (findings.Count > 0)
            return ChangeResult.Of(findings);
        if (await SameAsync(made) is { } same)
        {
            return ChangeResult.Refuse("Name",
                $"The formulary has it already: {same.Name} {same.Strength} {same.Form}. Use that one, or write what is different.");
        }

        db.Medicines.Add(made);
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "medicine", act.Id,
            $"Added by hand: {made.Title}; {made.UsSchedule.Words()}, {made.UkSchedule.Words()}; counted in {made.CountedIn.Plural()}, "
            + $"{made.SmallestPerCounted} smallest amounts each."));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The same form sent twice at the same moment: look again; anything else is no second send.
            db.ChangeTracker.Clear();
            if (await db.Medicines.AsNoTracking().SingleOrDefaultAsync(row => row.Id == act.Id) is not { } first)
                throw;
            return SecondSend(first, made);
        }

        return ChangeResult.Done;
    }

    // The search's words are name, brand, strength, form, route and labeler, without regard to capitals and hyphens.
    private Task<Medicine?> SameAsync(Medicine made) => db.Medicines.AsNoTracking()
        .Where(row => row.Id != made.Id && row.WithdrawnAt == null && row.SearchText == made.SearchText)
        .OrderBy(row => row.Id).FirstOrDefaultAsync();

    private static ChangeResult SecondSend(Medicine earlier, Medicine made) =>
        earlier.Source == made.Source && earlier.Title == made.Title && earlier.CountedIn == made.CountedIn
            ? ChangeResult.Done
            : ChangeResult.Refuse("", "This form has been sent already, with other content. Look the medicine up in the list.");

    private static Medicine Make(Act act, Command command)
    {
        var product = command.Product;
        var medicine = new Medicine
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            Name = product.Name,
            BrandName = product.Brand ?? "",
            Labeler = command.Labeler,
            Strength = MedicineStrengths.Words(product),
            Form = product.Form,
            Route = product.Route ?? "",
            UsSchedule = product.UsSchedule ?? UsSchedule.NotScheduled,
            UkSchedule = product.UkSchedule ?? UkSchedule.NotScheduled,
            TreatAsControlled = command.TreatAsControlled,
            CountedIn = product.CountedIn,
            SmallestPerCounted = product.SmallestPerUnit,
            IsMultiDose = product.MultiDose ?? false,
            WitnessPolicy = command.WitnessPolicy,
            IsEmergency = product.Emergency,
            LowStockBelow = command.LowStockBelow,
            Source = "house",
            SourceKey = act.Id.ToString("N"),
            Version = 1,
            Ingredients = MedicineStrengths.Rows(product.Ingredients, act.FacilityId, act.Id),
        };
        medicine.Codes.AddRange(MedicineOfProduct.CodesOnPackages(product)
            .Select(code => code.Row(medicine, Guid.CreateVersion7(new DateTimeOffset(act.Now)))));
        return medicine;
    }
}
