using MedDispense.Domain.Scanning;

namespace MedDispense.Vectors;

/// <summary>Judges what stands together by the one rule that a vector names, since the standard's rules overlap.</summary>
internal static class GsOneRuleCheck
{
    private static readonly (string Word, GsOneFaultKind Kind)[] Rules =
    [
        ("exclusive", GsOneFaultKind.NotAllowedTogether),
        ("companion", GsOneFaultKind.CompanionMissing),
        ("repeated", GsOneFaultKind.RepeatedWithOtherValue),
    ];

    /// <summary>The answer to a message under the rule that the note is about; all rules when it names none.</summary>
    public static GsOneAnswer Of(GsOneReading reading, string about)
    {
        if (reading is not GsOneMessage message) return GsOneAnswer.Of(reading);
        var named = Rules.Where(rule => about.Contains(rule.Word, StringComparison.OrdinalIgnoreCase))
            .Select(rule => rule.Kind).ToList();
        var broken = GsOneCompanions.Check(message).FirstOrDefault(fault => named.Count == 0 || named.Contains(fault.Kind));
        return broken is null ? GsOneAnswer.Of(message) : GsOneAnswer.Of(broken);
    }
}
