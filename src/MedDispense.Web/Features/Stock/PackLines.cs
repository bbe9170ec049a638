using MedDispense.Data.Ledger;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Web.Features.Stock;

/// <summary>Several packs that leave one place together.</summary>
public sealed record PackLines(IReadOnlyList<(PackHere Here, long Amount)> Lines, IReadOnlyList<Finding> Findings)
{
    /// <summary>The most packs on one paper.</summary>
    public const int Most = 50;

    public IEnumerable<Pack> Packs => Lines.Select(line => line.Here.Pack);

    /// <summary>Locks and reads them, with what every act checks of each.</summary>
    public static async Task<PackLines> ReadAsync(LedgerScope scope, Guid placeId, IReadOnlyList<PackAmount> amounts)
    {
        if (amounts.Count is 0 or > Most || amounts.DistinctBy(line => line.PackId).Count() != amounts.Count)
        {
            return new([],
            [
                Finding.Stop("packs-missing", "Choose the packs.",
                    amounts.Count > Most ? $"At most {Most} packs go together." : "No pack has an amount, or one stands there twice.",
                    "Type an amount beside each pack that goes.", "Lines"),
            ]);
        }

        await scope.LockHoldingsAsync(amounts.Select(line => line.PackId));
        var lines = new List<(PackHere, long)>();
        var findings = new List<Finding>();
        foreach (var line in amounts)
        {
            if (await scope.FindPackHereAsync(line.PackId, placeId) is not { } here)
                return new([], [PackHere.NotKnown]);
            findings.AddRange(scope.ChecksOf(here, line.Amount));
            findings.AddRange(await scope.CheckNotWaitingAsync(here, line.Amount));
            lines.Add((here, line.Amount));
        }

        return new(lines, [.. findings.Distinct()]);
    }
}
