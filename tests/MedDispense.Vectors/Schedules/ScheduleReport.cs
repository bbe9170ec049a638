namespace MedDispense.Vectors.Schedules;

/// <summary>What scripts/schedule-cases prints.</summary>
public static class ScheduleReport
{
    /// <summary>Writes the report on one file.</summary>
    /// <returns>0 when all agree, 1 when some do not, 2 when there is no file to judge.</returns>
    public static int Write(IReadOnlyList<string> arguments, TextWriter output, TextWriter complaints) =>
        AgreementReport.Write(arguments, "Name one file with cases: scripts/schedule-cases FILE", output, complaints, file =>
            [.. VectorFile.Read(file, "cases", "case").Select((item, i) => ScheduleCase.Compare(item, i + 1))]);
}
