namespace MedDispense.Vectors;

/// <summary>What scripts/parse-codes prints.</summary>
public static class VectorReport
{
    /// <summary>Writes the report on one file.</summary>
    /// <returns>0 when all agree, 1 when some do not, 2 when there is no file to judge.</returns>
    public static int Write(IReadOnlyList<string> arguments, TextWriter output, TextWriter complaints) =>
        AgreementReport.Write(arguments, "Name one file with vectors: scripts/parse-codes FILE", output, complaints, file =>
            [.. Vector.In(file).Select(vector => vector.Compare())]);
}
