using MedDispense.Data.Ledger;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Doses;

/// <summary>What the acts on doses have in common inside the write door.</summary>
public static class DoseActs
{
    /// <summary>Said when client, order, pack or place is not one of this house.</summary>
    public static readonly Finding NotKnown = Finding.Stop("dose-not-known", "This dose is not known here.",
        "The client, the order or the pack is not one of this house, or they do not belong together.",
        "Open the round again and scan the client.");

    /// <summary>Locks client, order and packs in the one order, then reads the facts.</summary>
    public static async Task<DoseFacts?> DoseFactsAsync(this LedgerScope scope, DoseQuestion ask)
    {
        await scope.LockClientAsync(ask.ClientId);
        await scope.LockOrderAsync(ask.OrderId);
        if (ask.PackId is { } packId)
            await scope.LockHoldingsAsync([packId]);
        return await ReadDoseFacts.AskAsync(scope.Db, ask, scope.StandingRecallsAsync);
    }

    /// <summary>Findings that ask for a reason and got none, as the page must show them again.</summary>
    public static bool AreAnswered(IEnumerable<Finding> findings, IReadOnlyDictionary<string, string> answers) =>
        findings.Where(finding => finding.AsksForReason)
            .All(finding => answers.TryGetValue(finding.Code, out var reason) && !string.IsNullOrWhiteSpace(reason));

    /// <summary>The answers to what was found, one a line, as the dose keeps them; first what an as-needed dose is
    /// for, last why it is written down late.</summary>
    public static string? Answers(
        IEnumerable<Finding> findings, IReadOnlyDictionary<string, string> answers, string? indication = null, string? lateEntryReason = null)
    {
        var lines = findings.Where(finding => finding.AsksForReason)
            .Select(finding => Line(finding.Code, answers[finding.Code])).ToList();
        if (!string.IsNullOrWhiteSpace(indication))
            lines.Insert(0, Line(AnswerWords.For, indication));
        if (!string.IsNullOrWhiteSpace(lateEntryReason))
            lines.Add(Line(AnswerWords.LateEntry, DoseReasons.SayLate(lateEntryReason)));
        return lines.Count == 0 ? null : string.Join('\n', lines);

        static string Line(string code, string words) => $"{code}: {CanonicalText.Of(words).ReplaceLineEndings(" ")}";
    }

    /// <summary>Where what was drawn and not swallowed goes: to waste when a second person is there, otherwise into the
    /// hands of whoever acts, until a witness comes. So nobody alone at night is driven to lie.</summary>
    public static async Task<Place> ToWasteAsync(this LedgerScope scope) => scope.Act.Witness is not null
        ? await scope.TheAsync(PlaceKind.Wasted)
        : await scope.HandsOfAsync(scope.Act.Actor.MembershipId, scope.Act.Actor.Name);

    /// <summary>The dose of a posting, when it stands; null otherwise.</summary>
    public static Task<Dose?> StandingDoseAsync(this LedgerScope scope, Guid postingId) =>
        scope.Db.DosesThatStand().SingleOrDefaultAsync(dose => dose.PostingId == postingId);

    /// <summary>What answers now for the occurrence of a dose; null when the dose belongs to none.</summary>
    public static async Task<OccurrenceClaim?> ClaimOfAsync(this LedgerScope scope, Dose dose) =>
        dose is { OrderId: { } order, Nominal: { } nominal, NominalOrdinal: { } ordinal }
            ? await scope.Db.OccurrenceClaims.AsNoTracking()
                .SingleOrDefaultAsync(row => row.OrderId == order && row.Nominal == nominal && row.Ordinal == ordinal)
            : null;

    /// <summary>Takes the answer of a posting further or back; when that answer was taken back before, the occurrence is
    /// open and is answered anew.</summary>
    public static List<PlannedClaim> Takes(this OccurrenceClaim? claim, Guid answer, ClaimState state) => claim is null
        ? []
        : [new(claim.OrderId, claim.Nominal, claim.Ordinal, state, claim.PostingId == answer ? answer : null)];

    /// <summary>What the register line says besides the figures.</summary>
    public static string LineNote(DoseFacts facts) =>
        $"Order {facts.Order.Order.Number}" + (facts.Occurrence is { } occurrence ? $", due {facts.Clock.Say(occurrence.DueAt, facts.HappenedAt)}" : ", as needed");
}
