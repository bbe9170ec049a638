using System.Security.Cryptography;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Arrivals;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.BroughtIn;

/// <summary>Takes a client's own medicine into the house's care. Always counted by two, whatever it is: what somebody
/// brings in is theirs, and nobody else has a paper of it.</summary>
public sealed class RecordBroughtIn(LedgerStore ledger, RandomNumberGenerator chance)
{
    /// <param name="ClientId">Who brought it and whose it is.</param>
    /// <param name="PlaceId">Where it goes; what is set aside goes to quarantine.</param>
    /// <param name="Signature">Whether the client signed for it.</param>
    /// <param name="RefusalReason">Why they did not.</param>
    /// <param name="Lines">What they brought.</param>
    public sealed record Command(
        Guid ClientId, Guid PlaceId, ClientSigned Signature, string? RefusalReason, IReadOnlyList<Line> Lines);

    public sealed record Line(
        ArrivingPack Pack, IdentifiedBy IdentifiedBy, BroughtInCondition Condition, BroughtInPurpose Purpose);

    public Task<PostingResult> RunAsync(Act act, Command command) =>
        ledger.PostAsync(act, PostingKind.BroughtInByClient, command, scope => PlanAsync(scope, command));

    private async Task<PostingPlan> PlanAsync(LedgerScope scope, Command command)
    {
        await scope.LockClientAsync(command.ClientId);
        var client = await scope.Db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.ClientId);
        if (client is null || client.LeftAt is not null)
            return PostingPlan.Refuse(OwnerWords.ClientUnknown);
        if (command.Signature == ClientSigned.Refused && string.IsNullOrWhiteSpace(command.RefusalReason))
            return PostingPlan.Refuse(BroughtInWords.ReasonMissing);
        var (arrival, cannot) = await Arrival.BeginAsync(scope, chance, command.PlaceId, [.. command.Lines.Select(line => line.Pack)]);
        if (arrival is null)
            return PostingPlan.Refuse(cannot!); // Without an arrival there is always the finding that ended it.

        var from = await scope.TheAsync(PlaceKind.WithClient);
        for (var i = 0; i < command.Lines.Count; i++)
            await AddAsync(arrival, i, command.Lines[i], command, client, from);
        if (arrival.IsRefused)
            return PostingPlan.Refuse(arrival.Findings);
        return new PostingPlan
        {
            Findings = arrival.Findings,
            Movements = arrival.Movements,
            WitnessRequired = true,
            ClientId = client.Id,
            ReasonCode = command.Signature == ClientSigned.Yes ? "client-signed" : "client-did-not-sign",
            Reason = command.RefusalReason,
        };
    }

    private static async Task AddAsync(Arrival arrival, int i, Line line, Command command, Client client, Place from)
    {
        arrival.Findings.AddRange(BroughtInWords.Check(i, line));
        var statement = new BroughtInStatement(
            line.IdentifiedBy, line.Condition, command.Signature, command.RefusalReason, line.Purpose);
        await arrival.AddAsync(i, line.Pack, from, client, client.DisplayName, statement.Words,
            setAside: line.Purpose != BroughtInPurpose.Keep);
    }
}
