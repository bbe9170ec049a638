using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Arrivals;

namespace MedDispense.Web.Features.Receipts;

/// <summary>Gathers the receipt lines of a delivery and holds them against note and order.</summary>
public sealed class ReceiptBuilder(Arrival arrival, OutstandingOrder? order)
{
    private readonly List<(Medicine Medicine, Guid? OwnerId, Guid? PackId, long Noted, long Counted)> _counted = [];
    private readonly Dictionary<int, (long Noted, long Counted)> _ofOrder = [];

    /// <summary>One line a container, so that each names its pack; the shares of the note add up to what it says.</summary>
    public List<PlannedReceiptLine> Lines { get; } = [];

    public void Add(ArrivingPack item, long noted, IReadOnlyList<Pack> packs, Client? owner)
    {
        if (arrival.MedicineOf(item) is not { } medicine)
            return;
        var ordinal = order?.LineOf(medicine.Id);
        var outstanding = ordinal is { } expected ? order!.Outstanding[expected] : (long?)null; // An ordinal comes from an order.
        if (ordinal is { } line)
        {
            var (notedBefore, countedBefore) = _ofOrder.GetValueOrDefault(line);
            _ofOrder[line] = (checked(notedBefore + noted), checked(countedBefore + item.Amount));
        }

        var shares = packs.Count == 0 ? [noted] : NotedShares.Of(noted, item.EachAmount, packs.Count);
        Lines.AddRange(shares.Select((share, i) => new PlannedReceiptLine(
            medicine.Id, packs.Count == 0 ? null : packs[i].Id, ordinal is null ? null : order!.Order.Id, ordinal, outstanding,
            share, packs.Count == 0 ? 0 : item.EachAmount)));
        _counted.Add((medicine, owner?.Id, packs.Count == 0 ? null : packs[0].Id, noted, packs.Count == 0 ? 0 : item.Amount));
    }

    public IEnumerable<PlannedDiscrepancy> FromNote => _counted
        .Select(line => ReceiptDifferences.FromNote(
            line.Medicine, line.Noted, line.Counted, line.OwnerId, line.PackId, arrival.Place.Id))
        .OfType<PlannedDiscrepancy>();

    /// <summary>Every line of the order that this delivery answers; any other line is simply outstanding.</summary>
    public IEnumerable<PlannedDiscrepancy> FromOrder(bool restFollows) => _ofOrder.OrderBy(line => line.Key)
        .Select(line => ReceiptDifferences.FromOrder(
            MedicineOfOrder(line.Key), order!.Order.Number, order.Outstanding[line.Key], line.Value.Noted, line.Value.Counted, restFollows, arrival.Place.Id))
        .OfType<PlannedDiscrepancy>();

    public IEnumerable<PlannedDiscrepancy> SamePerson(Actor actor) =>
        order is not null && order.Order.OrderedById == actor.MembershipId && _ofOrder.Count > 0
            ? [ReceiptDifferences.SamePerson(
                _ofOrder.Keys.Order().Select(MedicineOfOrder).OrderByDescending(medicine => medicine.IsControlled).First(),
                order.Order.Number, arrival.Place.Id)]
            : [];

    /// <summary>A line of words for what the paper says came and did not, since no movement tells of it.</summary>
    public List<PlannedNote> Notes(string source) => [.. _counted.Where(line => line.Counted == 0)
        .Select(line => new PlannedNote(line.Medicine.Id, line.OwnerId,
            $"Nothing came of {line.Medicine.Say(line.Noted)} on the delivery note.", source))];

    private Medicine MedicineOfOrder(int ordinal) =>
        _counted.Select(line => line.Medicine).First(medicine => order!.LineOf(medicine.Id) == ordinal);
}
