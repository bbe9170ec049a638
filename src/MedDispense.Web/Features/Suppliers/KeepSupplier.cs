using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Suppliers;

/// <summary>Adds a supplier or changes one. The form's id is the key: a second send finds what the first one wrote.</summary>
public sealed class KeepSupplier(MedDispenseDb db, Audits audits)
{
    /// <summary>A new supplier has the id that the form made and no version; a known one the version that the form
    /// showed.</summary>
    public sealed record Command(
        Guid Id, int? Version, string Name, SupplierKind Kind, string Address, string RegistrationNumber);

    public async Task<Kept> RunAsync(Act act, Command command)
    {
        command = command with
        {
            Name = CanonicalText.Of(command.Name),
            Address = CanonicalText.Of(command.Address),
            RegistrationNumber = CanonicalText.Of(command.RegistrationNumber),
        };
        var row = await db.Suppliers.SingleOrDefaultAsync(supplier => supplier.Id == command.Id);
        if (Decided(row, command) is { } kept)
            return kept;
        if (row is null)
            Add(act, command);
        else
            Change(row, command);
        try
        {
            await db.SaveChangesAsync();
            return Kept.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Kept.Stale;
        }
        catch (DbUpdateException)
        {
            // The other send of this form may have been first; anything else is not ours to explain.
            db.ChangeTracker.Clear();
            if (await db.Suppliers.SingleOrDefaultAsync(supplier => supplier.Id == command.Id) is { } other)
                return Decided(other, command) ?? Kept.Stale;
            throw;
        }
    }

    private static Kept? Decided(Supplier? row, Command command)
    {
        if (row is null)
            return command.Version is null ? null : Kept.NotFound;
        if ((row.Name, row.Kind, row.Address, row.RegistrationNumber)
            == (command.Name, command.Kind, command.Address, command.RegistrationNumber))
        {
            return Kept.Done;
        }

        if (command.Version is null)
            return Kept.Conflict;
        return row.Version == command.Version ? null : Kept.Stale;
    }

    private void Add(Act act, Command command)
    {
        db.Suppliers.Add(new Supplier
        {
            FacilityId = act.FacilityId,
            Id = command.Id,
            Name = command.Name,
            Kind = command.Kind,
            Address = command.Address,
            RegistrationNumber = command.RegistrationNumber,
        });
        audits.Add(AuditKind.Changed, "supplier", command.Id, $"Added {command.Name}.");
    }

    private void Change(Supplier row, Command command)
    {
        audits.Add(AuditKind.Changed, "supplier", row.Id,
            $"{row.Name}, {row.Kind}, {row.Address.ReplaceLineEndings(" ")}, {row.RegistrationNumber} to "
            + $"{command.Name}, {command.Kind}, {command.Address.ReplaceLineEndings(" ")}, {command.RegistrationNumber}.");
        (row.Name, row.Kind, row.Address, row.RegistrationNumber) =
            (command.Name, command.Kind, command.Address, command.RegistrationNumber);
        row.Version++;
    }
}
