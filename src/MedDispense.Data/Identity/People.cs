using System.Linq.Expressions;
using MedDispense.Domain.Staff;

namespace MedDispense.Data.Identity;

/// <summary>The staff without the program, whose membership is no person: it is not listed, changed or a witness.</summary>
public static class People
{
    /// <summary>The memberships of people, narrowed by nothing else.</summary>
    public static IQueryable<StaffMembership> OfPeople(this IQueryable<StaffMembership> staff) => staff.Where(IsPerson);

    private static Expression<Func<StaffMembership, bool>> IsPerson => row => row.UserId != ProgramActor.UserId;
}
