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
        UsSchedule.None => null,
        UsSchedule.CII => "Schedule II (C-II)",
        UsSchedule.CIII => "Schedule III (C-III)",
        UsSchedule.CIV => "Schedule IV (C-IV)",
        UsSchedule.CV => "Schedule V (C-V)",
    };

    private static string? Of(UkSchedule schedule) => schedule switch
    {
        UkSchedule.None => null,
        UkSchedule.Schedule2 => "Schedule 2",
        UkSchedule.Schedule3 => "Schedule 3",
        UkSchedule.Schedule4 => "Schedule 4",
        UkSchedule.Schedule5 => "Schedule 5",
    };
}
