using System.IO.Compression;
using System.Text.Json;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>What became of one product of a file.</summary>
public enum ImportedAs
{
    Refused,
    Added,
    Changed,
    Unchanged,
}

/// <summary>One line of the report of an import.</summary>
/// <param name="Rows">Rows of the file, as a spreadsheet numbers them.</param>
/// <param name="Key">Code of the product in the source.</param>
/// <param name="Name">Empty where the row could not be read.</param>
/// <param name="As">What became of it.</param>
/// <param name="Words">Why it was refused, what changed, what was noticed.</param>
/// <param name="WhatToDo">For a refused row.</param>
public sealed record ImportReportLine(string Rows, string Key, string Name, ImportedAs As, string Words, string WhatToDo);

/// <summary>Keeps reports packed, and writes them for a spreadsheet.</summary>
public static class ImportReport
{
    public static byte[] Pack(IReadOnlyList<ImportReportLine> lines)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(gzip, lines);
        return packed.ToArray();
    }

    public static IReadOnlyList<ImportReportLine> Unpack(byte[]? packed)
    {
        if (packed is null)
            return [];
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<ImportReportLine>>(gzip) ?? [];
    }

    public static byte[] ToCsv(IEnumerable<ImportReportLine> lines)
    {
        var sheet = new CsvSheet().Row("Rows in the file", "Code", "Medicine", "What became of it", "Why or what", "What to do");
        foreach (var line in lines)
            sheet.Row(line.Rows, line.Key, line.Name, Say(line.As), line.Words, line.WhatToDo);
        return sheet.ToBytes();
    }

    public static string Say(ImportedAs what) => what switch
    {
        ImportedAs.Refused => "Not taken in",
        ImportedAs.Added => "Added",
        ImportedAs.Changed => "Changed",
        ImportedAs.Unchanged => "Unchanged",
    };
}
