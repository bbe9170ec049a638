namespace MedDispense.Domain.Schedules.Entry;

/// <summary>Before, with, after and between the house's meals.</summary>
internal static class Meals
{
    /// <param name="draft">Where the times go.</param>
    /// <param name="how">before, with, after or between.</param>
    /// <param name="meal">One meal, or meals for all three.</param>
    public static void Add(TimingDraft draft, string how, string meal)
    {
        var house = draft.House;
        IReadOnlyList<TimeOnly> meals = meal switch
        {
            "breakfast" => [house.Breakfast],
            "lunch" => [house.Lunch],
            "dinner" or "supper" => [house.Dinner],
            _ => [house.Breakfast, house.Lunch, house.Dinner],
        };
        draft.Events.AddRange(meals.Select(time => how switch
        {
            "before" => time.Add(-house.AroundMeals),
            "after" => time.Add(house.AroundMeals),
            "between" => Halfway(time, time == house.Breakfast ? house.Lunch : time == house.Lunch ? house.Dinner : house.Bedtime),
            _ => time,
        }));
    }

    private static TimeOnly Halfway(TimeOnly one, TimeOnly other)
    {
        var minutes = (int)((other - one) / 2).TotalMinutes;
        return one.AddMinutes(minutes - minutes % 30);
    }
}
