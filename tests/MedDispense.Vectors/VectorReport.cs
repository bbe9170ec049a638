namespace MedDispense.Vectors;

/// <summary>What scripts/parse-codes prints: every disagreement, then how many agree.</summary>
public static class VectorReport
{
    /// <summary>Writes the report on one file.</summary>
    /// <returns>0 when all agree, 1 when some do not, 2 when there is no file to judge.</returns>
    public static int Write(IReadOnlyList<string> arguments, TextWriter output, TextWriter complaints)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(complaints);
        if (arguments is not [var file])
        {
            complaints.WriteLine("Name one file with vectors: scripts/parse-codes FILE");
            return 2;
        }

        try
        {
            var vectors = VectorFile.Read(file);
            var disagreements = vectors.Select(vector => vector.Compare()).OfType<Disagreement>().ToList();
            foreach (var disagreement in disagreements) output.WriteLine(disagreement);
            output.WriteLine($"{vectors.Count - disagreements.Count} of {vectors.Count} agree");
            return disagreements.Count == 0 ? 0 : 1;
        }
        catch (VectorFileException problem)
        {
            complaints.WriteLine(problem.Message);
            return 2;
        }
    }
}
