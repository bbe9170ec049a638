using MedDispense.Data;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Web.Features.Doses;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Features.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Round;

/// <summary>A client's as-needed orders, with when the next dose is possible and what was given lately.</summary>
public sealed class FindAsNeeded(MedDispenseDb db)
{
    private const int Lately = 4;

    /// <param name="OrderId">The order.</param>
    /// <param name="MedicineId">Its medicine.</param>
    /// <param name="Medicine">Name, strength, form.</param>
    /// <param name="Dose">"1 mg = 1 tablet".</param>
    /// <param name="Indication">What for.</param>
    /// <param name="NotBefore">When the next is possible, UTC; null for now.</param>
    /// <param name="Given">The last times it was given, newest first, UTC.</param>
    /// <param name="LeftToday">What the maximum still allows now, in words.</param>
    public sealed record Row(
        Guid OrderId, Guid MedicineId, string Medicine, string Dose, string Indication, DateTime? NotBefore, IReadOnlyList<DateTime> Given, string LeftToday);

    public async Task<IReadOnlyList<Row>> AskAsync(Guid clientId, DateTime now)
    {
        var orders = (await db.OrdersOfAsync(clientId)).Where(order => order.VersionAt(now).IsAsNeeded && order.StateAt(now) == OrderState.Active).ToList();
        if (orders.Count == 0)
            return [];
        var longest = orders.Max(order => Math.Max(24 * 60, order.VersionAt(now).MinimumGapMinutes));
        var from = now.AddMinutes(-longest);
        var taken = await db.DosesTaken(clientId).Where(dose => dose.HappenedAt > from).OrderByDescending(dose => dose.HappenedAt).ToListAsync();
        var ids = orders.Select(order => order.VersionAt(now).MedicineId).Concat(taken.Select(dose => dose.MedicineId)).Distinct().ToList();
        var medicines = await db.Medicines.AsNoTracking().Include(row => row.Ingredients).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return
        [
            .. orders.Select(order =>
            {
                var version = order.VersionAt(now);
                var medicine = medicines[version.MedicineId];
                var own = taken.Where(dose => dose.OrderId == order.Order.Id).ToList();
                var last = taken.FirstOrDefault(dose => medicines[dose.MedicineId].SharesSubstance(medicine))?.HappenedAt;
                var possible = last?.AddMinutes(version.MinimumGapMinutes);
                var used = own.Where(dose => dose.HappenedAt > now.AddHours(-24)).Sum(dose => dose.AmountTaken);
                return new Row(order.Order.Id, medicine.Id, MedicineWords.Of(medicine), version.FullDose.SayBoth(medicine), version.Indication ?? "",
                    possible > now ? possible : null, [.. own.Take(Lately).Select(dose => dose.HappenedAt)],
                    version.MaximumIn24Hours is { } most ? $"{medicine.Say(Math.Max(0, most - used))} of {medicine.Say(most)} left in 24 hours" : "");
            }),
        ];
    }
}
