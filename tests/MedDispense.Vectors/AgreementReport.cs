namespace MedDispense.Vectors;

/// <summary>The report on one file: every disagreement, then how many agree.</summary>
internal static class AgreementReport
{
    /// <param name="arguments">What was typed: one file.</param>
    /// <param name="usage">What is said to anything else.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="complaints">Where it goes why there is none.</param>
    /// <param name="compare">The disagreements of a file's items, null for one that agrees.</param>
    /// <returns>0 when all agree, 1 when some do not, 2 when there is no file to judge.</returns>
    public static int Write(
        IReadOnlyList<string> arguments, string usage, TextWriter output, TextWriter complaints, Func<string, IReadOnlyList<Disagreement?>> compare)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(complaints);
        if (arguments is not [var file])
        {
            complaints.WriteLine(usage);
            return 2;
        }

        try
        {
            var compared = compare(file);
            var disagreements = compared.OfType<Disagreement>().ToList();
            foreach (var disagreement in disagreements) output.WriteLine(disagreement);
            output.WriteLine($"{compared.Count - disagreements.Count} of {compared.Count} agree");
            return disagreements.Count == 0 ? 0 : 1;
        }
        catch (VectorFileException problem)
        {
            complaints.WriteLine(problem.Message);
            return 2;
        }
    }
}
