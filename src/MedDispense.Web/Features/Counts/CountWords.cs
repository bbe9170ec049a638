using MedDispense.Domain.Counts;

namespace MedDispense.Web.Features.Counts;

/// <summary>Counts in the words of the ward.</summary>
public static class CountWords
{
    public static string Of(CountKind kind) => kind switch
    {
        CountKind.ShiftHandover => "Shift count",
        CountKind.Spot => "Spot count",
        CountKind.Recount => "Recount",
    };
}
