using MedDispense.Data;
using MedDispense.Web.Features.Round;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Holds;

/// <summary>Doses of today that are held back until a prescriber decides, by the time at which they are due.</summary>
public sealed class FindHeld(MedDispenseDb db, CurrentStaff current, TimeProvider clock)
{
    /// <param name="OrderId">Of which order.</param>
    /// <param name="ClientId">Whose.</param>
    /// <param name="Client">"OKONKWO, Daniel".</param>
    /// <param name="Dose">The round's dose.</param>
    public sealed record Row(Guid OrderId, Guid ClientId, string Client, RoundDose Dose);

    public async Task<IReadOnlyList<Row>> AskAsync() =>
        Of(await new FindRound(db).AskAsync(current.Facility, current.Limits, clock.GetUtcNow().UtcDateTime));

    /// <summary>Those of a round, each order once.</summary>
    public static IReadOnlyList<Row> Of(FindRound.View round) =>
    [
        .. round.Rows.SelectMany(row => row.Doses.Where(dose => dose.Held is not null)
                .Select(dose => new Row(dose.OrderId, row.ClientId, $"{row.FamilyName.ToUpperInvariant()}, {row.GivenNames}", dose)))
            .DistinctBy(row => row.OrderId),
    ];
}
