using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.MedicineCodes;

/// <summary>Says that a code on a pack means this medicine. A second person has held pack and screen side by side, since
/// a wrong link makes every later scan wrong. A code that means another medicine too is refused by name, until both
/// persons say that it does.</summary>
public sealed class LinkCode(MedDispenseDb db)
{
    /// <param name="MedicineId">What it means.</param>
    /// <param name="System">Kind of code.</param>
    /// <param name="Value">As the formulary keeps it.</param>
    /// <param name="Package">What it is printed on, such as carton.</param>
    /// <param name="PackageAmount">What that holds, in the smallest amount; null when not known.</param>
    /// <param name="AlsoMeansOthers">The persons saw which other medicines carry it.</param>
    public sealed record Command(
        Guid MedicineId, MedicineCodeSystem System, string Value, string Package, long? PackageAmount, bool AlsoMeansOthers);

    /// <summary>Field of the form that says a code means several medicines.</summary>
    public const string AlsoField = nameof(Command.AlsoMeansOthers);

    /// <summary>The act's id becomes the code's.</summary>
    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (await db.MedicineCodes.AsNoTracking().SingleOrDefaultAsync(code => code.Id == act.Id) is { } sent)
            return SecondSend(sent, command);
        var medicine = await db.Medicines.Include(row => row.Codes).SingleOrDefaultAsync(row => row.Id == command.MedicineId);
        if (medicine is null)
            return ChangeResult.Unknown;
        var mine = medicine.Codes.Find(code => code.System == command.System && code.Value == command.Value);
        if (mine is { RevokedAt: null })
            return ChangeResult.Done;
        var findings = WitnessPresent.Check(act, required: true).ToList();
        if (findings.Count > 0)
            return ChangeResult.Of(findings.Select(finding => finding with { Field = "Witness.Who" }));
        if (medicine.WithdrawnAt is not null)
            return ChangeResult.Refuse("", "This medicine is withdrawn. Bring it back before a code is linked to it.");
        var others = await OthersAsync(command);
        if (others.Count > 0 && !command.AlsoMeansOthers)
        {
            return ChangeResult.Refuse(AlsoField,
                $"This code is linked already, to {string.Join("; ", others)}. If that is wrong, revoke it there first. "
                + "If the maker prints it on both, say so here: each scan will then ask which of them it is.");
        }

        if (mine is not null)
            mine.RevokedAt = null;
        else
            db.MedicineCodes.Add(new ProductCode(command.System, command.Value, command.Package, command.PackageAmount).Row(medicine, act.Id));
        medicine.Version++;
        db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "medicine", medicine.Id, Detail(act, command, others)));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangeResult.Stale();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            var isThere = await db.MedicineCodes.AnyAsync(code => code.MedicineId == command.MedicineId
                && code.System == command.System && code.Value == command.Value && code.RevokedAt == null);
            if (!isThere)
                throw;
        }

        return ChangeResult.Done;
    }

    private static ChangeResult SecondSend(MedicineCode sent, Command command) =>
        (sent.MedicineId, sent.System, sent.Value) == (command.MedicineId, command.System, command.Value)
            ? ChangeResult.Done
            : ChangeResult.Refuse("", "This form has been sent already, with another code. Look at the codes of the medicine.");

    private Task<List<string>> OthersAsync(Command command)
    {
        // A UPC is a GTIN without its two leading zeros.
        var upc = command.System == MedicineCodeSystem.Gtin14 && command.Value.StartsWith("00", StringComparison.Ordinal)
            ? command.Value[2..]
            : command.Value;
        return (
            from code in db.MedicineCodes
            join other in db.Medicines on code.MedicineId equals other.Id
            where (code.Value == command.Value || code.Value == upc) && code.MedicineId != command.MedicineId
                && code.RevokedAt == null && code.System != MedicineCodeSystem.RxNorm
            orderby other.Name, other.Id
            select other.Name + " " + other.Strength + " " + other.Form).Distinct().Take(5).ToListAsync();
    }

    private static string Detail(Act act, Command command, List<string> others) =>
        $"Code {command.System} {command.Value} linked; second person {act.Witness!.Name}."  // Not null: checked above.
        + (others.Count == 0 ? "" : $" It also means {string.Join("; ", others)}.");
}
