using System.Data.Common;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Data.Ledger;

/// <summary>Answers occurrences by statements that do nothing when somebody else has answered: of two people who give one
/// dose in the same moment, one does. The client and the order are locked before.</summary>
internal sealed class ClaimGuard(LedgerScope scope, DbConnection connection, DbTransaction transaction)
{
    /// <summary>Null when all claims were made; otherwise what stands in the way.</summary>
    public async Task<Finding?> ApplyAsync(IReadOnlyList<PlannedClaim> claims)
    {
        foreach (var claim in claims.OrderBy(claim => claim.OrderId).ThenBy(claim => claim.Nominal, StringComparer.Ordinal))
        {
            if (!(claim.Takes is { } answer ? await TakeOverAsync(claim, answer) : await AnswerAsync(claim)))
                return await TakenAsync(claim);
        }

        return null;
    }

    private async Task<bool> AnswerAsync(PlannedClaim claim)
    {
        await using var command = connection.Sql(transaction,
            "INSERT INTO occurrence_claims (facility_id, order_id, nominal, ordinal, posting_id, state) "
            + "VALUES (@f, @o, @n, @i, @p, @s) ON CONFLICT (facility_id, order_id, nominal, ordinal) "
            + "DO UPDATE SET posting_id = excluded.posting_id, state = excluded.state "
            + "WHERE occurrence_claims.state IN ('Open', 'CanBeSuperseded')",
            Values(claim));
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private async Task<bool> TakeOverAsync(PlannedClaim claim, Guid answer)
    {
        await using var command = connection.Sql(transaction,
            "UPDATE occurrence_claims SET posting_id = @p, state = @s WHERE facility_id = @f AND order_id = @o "
            + "AND nominal = @n AND ordinal = @i AND posting_id = @a",
            [.. Values(claim), ("@a", answer)]);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private (string, object?)[] Values(PlannedClaim claim) =>
    [
        ("@f", scope.Act.FacilityId), ("@o", claim.OrderId), ("@n", claim.Nominal), ("@i", claim.Ordinal),
        ("@p", scope.Act.Id), ("@s", claim.State.ToString()),
    ];

    private async Task<Finding> TakenAsync(PlannedClaim claim)
    {
        var db = scope.Db;
        var answer = await (
            from row in db.OccurrenceClaims.AsNoTracking()
            join posting in db.Postings on row.PostingId equals posting.Id
            join dose in db.Doses on row.PostingId equals dose.PostingId
            where row.OrderId == claim.OrderId && row.Nominal == claim.Nominal && row.Ordinal == claim.Ordinal
            select new { dose.Outcome, posting.ActorName, posting.HappenedAt }).SingleOrDefaultAsync();
        var facility = await db.Facilities.AsNoTracking().SingleAsync(row => row.Id == scope.Act.FacilityId);
        var clock = FacilityClock.Of(facility);
        return Finding.Stop("given-already", "This dose has been answered meanwhile.",
            answer is null ? "Somebody recorded it while this page was open."
                : $"{answer.Outcome.Say()} {clock.Say(answer.HappenedAt, scope.Act.Now)} by {answer.ActorName}.",
            "Open the round again and look at it. Bring back or waste what was drawn.");
    }
}
