using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MedDispense.Domain.Holds;

/// <summary>What the rows of a policy count.</summary>
public enum MissedUnit
{
    /// <summary>Days in a row on which a dose was due and none was taken.</summary>
    Days,

    /// <summary>Hours of real time since the last dose, once a dose was missed.</summary>
    Hours,
}

/// <summary>What a run of missed doses of one substance asks for.</summary>
/// <param name="Unit">What the rows count.</param>
/// <param name="Rows">From few to many; the last one holds for all above it.</param>
/// <param name="Source">Where the rows come from, in words.</param>
public sealed record MissedDosePolicy(MissedUnit Unit, IReadOnlyList<MissedDoseRow> Rows, string Source)
{
    public const int MostRows = 6;

    private static readonly (MissedDoseStep Step, string Word)[] Words =
    [
        (MissedDoseStep.GoOn, "go-on"), (MissedDoseStep.LookFirst, "look-first"), (MissedDoseStep.AskPrescriber, "ask"),
        (MissedDoseStep.BeginAnew, "anew"),
    ];

    /// <summary>The row for what was missed; null when it is below the first.</summary>
    public MissedDoseRow? RowAt(int missed) => Rows.LastOrDefault(row => row.From <= missed);

    /// <summary>As it is stored: <c>days 2 look-first; 3 ask 50%; 4 ask 50% 40 mg; 5 anew</c>.</summary>
    public string Text => $"{(Unit == MissedUnit.Days ? "days" : "hours")} " + string.Join("; ", Rows.Select(row => string.Join(' ',
        new[]
        {
            row.From.ToString(CultureInfo.InvariantCulture), Words.First(pair => pair.Step == row.Step).Word,
            row.SharePercent is { } share ? $"{share}%" : "", row.Ceiling is { } most ? $"{most.Amount} {most.Unit.Code}" : "",
        }.Where(word => word.Length > 0))));

    /// <summary>What is wrong with the rows, in one sentence; null when they may hold.</summary>
    public string? WhyNot()
    {
        if (Rows.Count is 0 or > MostRows)
            return $"Enter one to {MostRows} rows.";
        if (Rows.Any(row => row.From < 1 || row.From > (Unit == MissedUnit.Days ? 30 : 720)))
            return Unit == MissedUnit.Days ? "A row begins at 1 to 30 days." : "A row begins at 1 to 720 hours.";
        if (Rows.Zip(Rows.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
            return "Each row begins at more than the one before.";
        if (Rows.Zip(Rows.Skip(1)).Any(pair => pair.First.Step > pair.Second.Step))
            return "The more was missed, the more is asked for: no row is milder than the one before.";
        if (Rows.Any(row => row.SharePercent is < 1 or > 100))
            return "A share is 1 to 100 percent.";
        return Rows.Any(row => row.Step < MissedDoseStep.AskPrescriber && (row.SharePercent is not null || row.Ceiling is not null))
            ? "A share or a ceiling is proposed to a prescriber; a row that goes on as ordered has none."
            : null;
    }

    /// <summary>Reads what <see cref="Text"/> writes; false when it is nothing of the kind.</summary>
    public static bool TryRead(string? text, string source, [NotNullWhen(true)] out MissedDosePolicy? policy)
    {
        policy = null;
        var (unit, rest) = text?.Split(' ', 2) switch
        {
            ["days", var rows] => (MissedUnit.Days, rows),
            ["hours", var rows] => (MissedUnit.Hours, rows),
            _ => (MissedUnit.Days, ""),
        };
        var read = new List<MissedDoseRow>();
        foreach (var part in rest.Split(';', StringSplitOptions.TrimEntries))
        {
            if (!TryReadRow(part.Split(' ', StringSplitOptions.RemoveEmptyEntries), out var row))
                return false;
            read.Add(row);
        }

        policy = new(unit, read, source);
        return policy.WhyNot() is null;
    }

    private static bool TryReadRow(string[] words, [NotNullWhen(true)] out MissedDoseRow? row)
    {
        row = null;
        if (words.Length is < 2 or > 5 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || Words.All(pair => pair.Word != words[1]))
        {
            return false;
        }

        var others = words.AsEnumerable().Skip(2).ToList();
        int? share = null;
        if (others.Count > 0 && others[0].EndsWith('%'))
        {
            if (!int.TryParse(others[0][..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent))
                return false;
            share = percent;
            others.RemoveAt(0);
        }

        DoseCeiling? ceiling = null;
        if (others.Count > 0 && !DoseCeiling.TryRead(string.Join(' ', others), out ceiling))
            return false;
        row = new(from, Words.First(pair => pair.Word == words[1]).Step, share, ceiling);
        return true;
    }
}
