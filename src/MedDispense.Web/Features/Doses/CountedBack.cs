using MedDispense.Data.Ledger;
using MedDispense.Domain.Counts;
using MedDispense.Domain.Discrepancies;
using MedDispense.Domain.Doses;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Counts;

namespace MedDispense.Web.Features.Doses;

/// <summary>What is left in an open container, counted after a dose was taken from it without seeing the figure. What
/// agrees goes on silently; what does not agree for the third time goes on too, since a client waits, and a discrepancy
/// is open.</summary>
internal sealed class CountedBack
{
    private const string Field = "Left";

    private static readonly CountedBack NotAsked = new();

    private PlannedPart? _line;
    private PlannedCount? _count;
    private PlannedDiscrepancy? _differs;
    private CountTry? _try;

    /// <summary>The act waits for another figure.</summary>
    public bool IsToCountAgain { get; private init; }

    /// <summary>Whether the figure is there where it is asked for. What is written down after the fact asks for none: the
    /// container may have been used since.</summary>
    public static IEnumerable<Finding> CheckThere(DoseFacts facts, long? left) =>
        IsAsked(facts) && left is null ? [CountBack.Missing(Field)] : [];

    /// <summary>Holds the figure against the book, in the write door with the container locked.</summary>
    public static async Task<CountedBack> JudgeAsync(LedgerScope scope, DoseFacts facts, long? left)
    {
        if (!IsAsked(facts) || left is not { } counted)
            return NotAsked;
        var (act, pack, place, medicine) = (scope.Act, facts.Pack!.Pack, facts.Pack.Place, facts.Pack.Medicine); // Asked about a pack.
        var expected = await CountBackTries.ExpectedAsync(scope.Db, pack, place.Id, facts.Drawn);
        var before = await CountBackTries.CountAsync(scope.Db, act, pack.Id, place.Id, counted);
        var answer = CountBack.Judge(counted, expected, before);
        var asOf = await BookInPlace.NewestLineAsync(scope.Db, medicine.Id, pack.OwnerClientId);
        return new CountedBack
        {
            IsToCountAgain = answer == CountBackAnswer.CountAgain,
            // Also kept when the third is refused for want of a second person: it has been typed.
            _try = answer == CountBackAnswer.Agrees ? null : CountBackTries.Of(act, pack.Id, place.Id, counted),
            _line = new(stamp => LineOf(stamp, act, pack, place, counted, expected, asOf)),
            _count = answer == CountBackAnswer.Agrees ? null
                : new(medicine.Id, pack.OwnerClientId, place, counted, $"Counted back after a dose, lot {pack.Lot ?? "not known"}", pack.Id),
            _differs = answer != CountBackAnswer.OpensDiscrepancy ? null : CountBackDiffers.Open(medicine, pack, place, counted, expected,
                await CountBackTries.RepeatsAsync(scope.Db, place.Id, medicine.Id, act.Now)),
        };
    }

    /// <summary>The refusal that asks for another figure, and keeps this one.</summary>
    public PostingPlan Refuse(IEnumerable<Finding> findings) => new()
    {
        Findings = [.. findings, CountBack.CountAgain(Field)],
        IsRefusal = true,
        RowsWhenRefused = [_try!], // Set with IsToCountAgain.
    };

    /// <summary>The plan of the dose with what was counted.</summary>
    public PostingPlan AddTo(PostingPlan plan)
    {
        if (_line is not null)
            plan.Parts.Add(_line);
        if (_try is not null)
            plan.RowsWhenRefused.Add(_try);
        if (_differs is null)
            return plan;
        plan.Counts.Add(_count!); // Set with what differs.
        plan.Discrepancies.Add(_differs);
        plan.Findings.Add(Finding.Note("count-back-differs", "What is left in the container was not confirmed.",
            "The dose is recorded, and a discrepancy is open: another person counts again."));
        return plan;
    }

    private static bool IsAsked(DoseFacts facts) =>
        !facts.IsLateEntry && facts.Pack is { } pack && CountBack.IsAsked(facts.Limits, pack.Medicine);

    private static CountLine LineOf(PartStamp stamp, Act act, Pack pack, Place place, long counted, long expected, long asOf) => new()
    {
        FacilityId = stamp.FacilityId,
        PostingId = stamp.PostingId,
        Ordinal = stamp.Ordinal,
        PlaceId = place.Id,
        MedicineId = pack.MedicineId,
        OwnerClientId = pack.OwnerClientId,
        PackId = pack.Id,
        Counted = counted,
        Expected = expected,
        AsOfLine = asOf,
        CountedById = act.Actor.MembershipId,
        CountedAt = act.Now,
        Salt = stamp.Salt,
    };
}
