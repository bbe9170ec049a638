using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;

namespace MedDispense.Web.Features.Register;

/// <summary>The class of a medicine as the heading of a register page names it.</summary>
public static class ScheduleWords
{
    public static string Of(Medicine medicine, Jurisdiction jurisdiction)
    {
        var legal = jurisdiction switch
        {
            Jurisdiction.UnitedStates => Of(medicine.UsSchedule),
            Jurisdiction.UnitedKingdom => Of(medicine.UkSchedule),
        };
        if (legal is not null)
            return legal;
        return medicine.IsControlled ? "Treated as controlled by this house" : "Not controlled";
    }

    private static string? Of(UsSchedule schedule) => schedule switch
    {
        UsSchedule.NotScheduled => null,
        UsSchedule.I => "Schedule I (C-I)",
        UsSchedule.II => "Schedule II (C-II)",
        UsSchedule.III => "Schedule III (C-III)",
        UsSchedule.IV => "Schedule IV (C-IV)",
        UsSchedule.V => "Schedule V (C-V)",
    };

    private static string? Of(UkSchedule schedule) => schedule switch
    {
        UkSchedule.NotScheduled => null,
        UkSchedule.One => "Schedule 1",
        UkSchedule.Two => "Schedule 2",
        UkSchedule.Three => "Schedule 3",
        UkSchedule.FourPartOne => "Schedule 4 part I",
        UkSchedule.FourPartTwo => "Schedule 4 part II",
        UkSchedule.Five => "Schedule 5",
    };
}
