using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Arrivals;
using MedDispense.Web.Features.Receipts;
using MedDispense.Web.Features.Suppliers;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.StockOrders;

/// <summary>Records what was ordered from a supplier. It moves no stock; receipts tell what came of it.</summary>
public sealed class OrderStock(MedDispenseDb db, Audits audits)
{
    /// <summary>Order number, supplier, number of the Form 222 where one is needed, and what is ordered.</summary>
    public sealed record Command(string Number, Guid SupplierId, string? Form222Number, IReadOnlyList<Line> Lines);

    /// <summary>A medicine and how much of it, in its smallest amount.</summary>
    public sealed record Line(Guid MedicineId, long Amount);

    /// <summary>What became of it; with findings nothing was recorded.</summary>
    public sealed record Result(Kept Kept, IReadOnlyList<Finding> Findings);

    public async Task<Result> RunAsync(Act act, Command command)
    {
        command = command with
        {
            Number = CanonicalText.Of(command.Number),
            Form222Number = CanonicalText.OrNull(command.Form222Number),
        };
        if (await EarlierAsync(act.Id, command) is { } earlier)
            return earlier;
        var findings = await CheckAsync(act, command);
        if (findings.Count > 0)
            return new(Kept.Conflict, findings);
        db.StockOrders.Add(ToOrder(act, command));
        audits.Add(AuditKind.Changed, "stock order", act.Id, $"Ordered, number {command.Number}, {command.Lines.Count} lines.");
        try
        {
            await db.SaveChangesAsync();
            return new(Kept.Done, []);
        }
        catch (DbUpdateException)
        {
            // Another send of this form, or another order with this number, may have been first.
            db.ChangeTracker.Clear();
            if (await EarlierAsync(act.Id, command) is { } other)
                return other;
            if (await db.StockOrders.AnyAsync(row => row.Number == command.Number))
                return new(Kept.Conflict, [StockOrderWords.NumberTaken(command.Number)]);
            throw;
        }
    }

    private async Task<Result?> EarlierAsync(Guid id, Command command)
    {
        var order = await db.StockOrders.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Id == id);
        if (order is null)
            return null;
        var lines = order.Lines.OrderBy(line => line.Ordinal).Select(line => new Line(line.MedicineId, line.Amount));
        var saysTheSame = order.Number == command.Number && order.SupplierId == command.SupplierId
            && order.Form222Number == command.Form222Number && lines.SequenceEqual(command.Lines);
        return new(saysTheSame ? Kept.Done : Kept.Conflict, []);
    }

    private static StockOrder ToOrder(Act act, Command command) => new()
    {
        FacilityId = act.FacilityId,
        Id = act.Id,
        Number = command.Number,
        SupplierId = command.SupplierId,
        OrderedById = act.Actor.MembershipId,
        OrderedByName = act.Actor.Name,
        OrderedAt = act.Now,
        Form222Number = command.Form222Number,
        Lines =
        [
            .. command.Lines.Select((line, i) => new StockOrderLine
            {
                FacilityId = act.FacilityId,
                StockOrderId = act.Id,
                Ordinal = i + 1,
                MedicineId = line.MedicineId,
                Amount = line.Amount,
            }),
        ],
    };

    private async Task<List<Finding>> CheckAsync(Act act, Command command)
    {
        List<Finding> findings = [.. CoSignerPresent.Check(act)];
        if (!await db.Suppliers.AnyAsync(row => row.Id == command.SupplierId && row.ClosedAt == null))
            findings.Add(ReceiptWords.SupplierUnknown);
        if (await db.StockOrders.AnyAsync(row => row.Number == command.Number))
            findings.Add(StockOrderWords.NumberTaken(command.Number));
        if (command.Lines.Count == 0)
            findings.Add(StockOrderWords.NoLines);
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == act.FacilityId);
        var ids = command.Lines.Select(line => line.MedicineId).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Where(row => ids.Contains(row.Id) && row.WithdrawnAt == null)
            .ToDictionaryAsync(row => row.Id);
        foreach (var (i, line) in command.Lines.Index())
        {
            if (!medicines.TryGetValue(line.MedicineId, out var medicine))
            {
                findings.Add(ArrivalWords.MedicineUnknown(i));
                continue;
            }

            findings.AddRange(HouseStockAllowed.Check(facility, medicine, ownerClientId: null));
            findings.AddRange(MayHandleControlled.Check(act.Actor, medicine));
            findings.AddRange(AmountMovable.Check(line.Amount));
        }

        if (Form222.IsNeeded(facility, medicines.Values) && command.Form222Number is null)
            findings.Add(StockOrderWords.Form222Missing);
        return findings;
    }
}
