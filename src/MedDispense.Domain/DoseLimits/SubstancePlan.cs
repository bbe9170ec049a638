using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Schedules;

namespace MedDispense.Domain.DoseLimits;

/// <summary>What the client takes of one substance once an order is signed: what it lists, what the other orders list, and
/// what the chart says of the days before. Amounts are in the unit of the row. What is over counts as the chart has it, what
/// is to come as it is listed, and an as-needed order with the most that it allows.</summary>
public sealed class SubstancePlan
{
    private const int DaysAhead = 2 * 366;

    // By real time each day is like another; only a change of the clocks brings one dose more.
    private const int DaysAheadByRealTime = 14;

    // A treatment that begins in the evening has its second dose in the morning: that is still its beginning.
    private static readonly TimeSpan FirstDayAtLeast = TimeSpan.FromHours(20);

    private readonly SigningFacts _facts;
    private readonly FieldDoseLimit _row;
    private readonly List<Listed> _own = [];
    private readonly List<Listed> _others = [];
    private readonly List<AsNeededOrder> _asNeeded = [];
    private readonly List<Listed> _taken = [];
    private readonly ILookup<DateOnly, Listed> _othersByDay;
    private readonly ExactNumber? _ownAsNeeded;
    private bool _isMeasured = true;

    private SubstancePlan(SigningFacts facts, FieldDoseLimit row, DoseTiming timing)
    {
        (_facts, _row) = (facts, row);
        var terms = facts.Terms;
        var starts = facts.Changes?.Newest.StartsAt ?? terms.StartsAt ?? facts.Now;
        From = facts.Changes is null ? starts : Latest(starts, Latest(facts.Now, facts.EffectiveFrom ?? facts.Now));
        var until = From.AddDays(timing is EveryInterval ? DaysAheadByRealTime : DaysAhead);
        if (timing is AsNeeded)
        {
            Largest = Measured(terms.Dose);
            _ownAsNeeded = Measured(terms.Maximum ?? terms.Dose);
        }
        else
        {
            var schedule = new DoseSchedule(Guid.Empty, [new ScheduleVersion(From, starts, terms.EndsAt, timing)], [], facts.Clock.Zone);
            _own.AddRange(schedule.Between(From, until).Select(dose => new Listed(dose.DueAt, dose.Day, Measured(dose.Amount?.Number ?? terms.Dose))));
            Largest = _own.Select(dose => dose.Amount).DefaultIfEmpty().Max();
            From = _own.Select(dose => dose.At).DefaultIfEmpty(From).Min();
        }

        var others = facts.Others.Select(other => (other.Order, other.Medicine, Until: until))
            .Concat(facts.Changes is { } changed ? [(changed, facts.Medicine, Latest(facts.Now, facts.EffectiveFrom ?? facts.Now))] : []);
        foreach (var other in others)
            AddOther(other.Order, other.Medicine, other.Until);
        _othersByDay = _others.ToLookup(dose => dose.Day);
        foreach (var dose in facts.Taken)
        {
            if (dose.Medicine.Substances().Contains(row.Substance))
                _taken.Add(new Listed(dose.At, facts.Clock.Day(dose.At), Taken(dose.Medicine, dose.Amount), dose.OrderId));
        }
    }

    /// <summary>The first dose of the order, or the moment from which it is given as needed, UTC.</summary>
    public DateTime From { get; }

    /// <summary>The largest single dose.</summary>
    public ExactNumber Largest { get; }

    /// <summary>The most of the order in a local day.</summary>
    public ExactNumber OwnDay => _ownAsNeeded ?? _own.GroupBy(dose => dose.Day).Select(Sum).DefaultIfEmpty().Max();

    /// <summary>The most in a local day together with the client's other orders, and on the first with what was taken.</summary>
    public ExactNumber WholeDay => _ownAsNeeded is null
        ? _own.GroupBy(dose => dose.Day).Select(day => Sum(day) + BesideOn(day.Key)).DefaultIfEmpty().Max()
        : _othersByDay.Select(day => day.Key).Append(_facts.Clock.Day(From)).Distinct().Max(BesideOn) + _ownAsNeeded.Value;

    /// <summary>Numbers of the other orders that bring the substance.</summary>
    public IReadOnlyList<long> OtherNumbers { get; private set; } = [];

    /// <summary>When the client last took it, UTC; null when the chart does not say so of the days that are read.</summary>
    public DateTime? LastTaken => _taken.Count == 0 ? null : _taken.Max(dose => dose.At);

    /// <summary>The first day of the treatment, as far as it lies in this order; null when the treatment is under way.</summary>
    public FirstDay? First
    {
        get
        {
            var before = _taken.Concat(_others).Where(dose => dose.At < From && dose.At > From.AddDays(-_row.NewAfterDays)).ToList();
            if (before.Exists(dose => FirstDayOf(dose.At) <= From))
                return null;
            var until = FirstDayOf(before.Select(dose => dose.At).Append(From).Min());
            var own = _own.Where(dose => dose.At < until).ToList();
            var beside = Sum(before) + Sum(_others.Where(dose => dose.At >= From && dose.At < until)) + AsNeededOn(_facts.Clock.Day(From));
            return new FirstDay(_ownAsNeeded is null ? own.Max(dose => dose.Amount) : Largest, (_ownAsNeeded ?? Sum(own)) + beside, before.Count > 0);
        }
    }

    /// <summary>Reads what an order would bring; null when it lists nothing or its amounts cannot be said in the row's unit, which
    /// other checks refuse or nothing is known of.</summary>
    public static SubstancePlan? Of(SigningFacts facts, FieldDoseLimit row)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(row);
        if (!UcumUnit.IsCode(facts.Terms.DoseUnit) || !DoseTiming.TryRead(facts.Terms.Timing, out var timing))
            return null;
        var plan = new SubstancePlan(facts, row, timing);
        return plan._isMeasured && !plan.Largest.IsZero ? plan : null;
    }

    private void AddOther(OrderHistory order, Medicine medicine, DateTime until)
    {
        if (!medicine.Substances().Contains(_row.Substance))
            return;
        var before = _others.Count + _asNeeded.Count;
        foreach (var dose in order.Schedule(_facts.Clock.Zone).Between(_facts.Now, until))
        {
            if (order.VersionAt(dose.DueAt) is var version && version.MedicineId == medicine.Id && version.DoseOf(dose) is { } ordered)
                _others.Add(new Listed(dose.DueAt, dose.Day, Held(medicine, version.Route, ordered.Amount), order.Order.Id));
        }

        var newest = order.Newest;
        if (newest.IsAsNeeded && order.Order.Id != _facts.Changes?.Order.Id && order.PauseAt(_facts.Now) is null)
        {
            _asNeeded.Add(new AsNeededOrder(order.Order.Id, _facts.Clock.Day(newest.StartsAt), Ends(newest.EndsAt, order.DiscontinuedAt) is { } ends ? _facts.Clock.Day(ends) : null,
                Held(medicine, newest.Route, newest.MaximumIn24Hours ?? newest.DoseAmount)));
        }

        if (_others.Count + _asNeeded.Count > before && order.Order.Id != _facts.Changes?.Order.Id && IsOfRoute(newest.Route))
            OtherNumbers = [.. OtherNumbers, order.Order.Number];
    }

    private ExactNumber BesideOn(DateOnly day) =>
        Sum(_othersByDay[day]) + AsNeededOn(day)
        // What was taken of an as-needed order is part of the most that it allows.
        + Sum(_taken.Where(dose => dose.Day == day && dose.At < _facts.Now && !_asNeeded.Exists(order => order.OrderId == dose.OrderId)));

    private ExactNumber AsNeededOn(DateOnly day) =>
        _asNeeded.Where(order => order.From <= day && !(order.Until < day)).Aggregate(ExactNumber.Zero, (sum, order) => sum + order.Most);

    /// <summary>Until when a treatment that began at a moment is in its first day.</summary>
    private DateTime FirstDayOf(DateTime moment) =>
        Latest(_facts.Clock.StartOf(_facts.Clock.Day(moment).AddDays(1)), moment + FirstDayAtLeast);

    private ExactNumber Measured(ExactNumber dose)
    {
        if (MeasurableDose.TryMeasure(_facts.Medicine, dose, UcumUnit.OfCode(_facts.Terms.DoseUnit), out var amount, out _)
            && _facts.Medicine.TryHold(_row.Substance, amount, _row.Unit, out var held))
        {
            return held;
        }

        _isMeasured = false;
        return default;
    }

    /// <summary>Of another order; one that is taken another way, such as an injection for a month, or whose amount cannot be said
    /// in the row's unit, counts for nothing.</summary>
    private ExactNumber Held(Medicine medicine, string route, long amount) =>
        IsOfRoute(route) && medicine.TryHold(_row.Substance, amount, _row.Unit, out var held) ? held : default;

    private ExactNumber Taken(Medicine medicine, long amount) =>
        OrderDefaults.Routes(medicine) is var made && (made.Count == 0 || made.Any(IsOfRoute)) && medicine.TryHold(_row.Substance, amount, _row.Unit, out var held) ? held : default;

    private bool IsOfRoute(string route) => _row.Routes.Contains(route, StringComparer.OrdinalIgnoreCase);

    private static ExactNumber Sum(IEnumerable<Listed> doses) => doses.Aggregate(ExactNumber.Zero, (sum, dose) => sum + dose.Amount);

    private static DateTime Latest(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime? Ends(DateTime? one, DateTime? other) => one < other || other is null ? one : other;

    private sealed record Listed(DateTime At, DateOnly Day, ExactNumber Amount, Guid? OrderId = null);

    private sealed record AsNeededOrder(Guid OrderId, DateOnly From, DateOnly? Until, ExactNumber Most);
}

/// <summary>What the first day of a treatment brings.</summary>
/// <param name="Largest">The largest single dose of the order.</param>
/// <param name="Total">Everything, also of other orders and what was taken before.</param>
/// <param name="HasBegun">Whether the first dose is taken already, or listed by another order.</param>
public sealed record FirstDay(ExactNumber Largest, ExactNumber Total, bool HasBegun);
