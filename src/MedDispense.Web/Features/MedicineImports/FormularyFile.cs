using System.IO.Compression;
using System.Text;
using MedDispense.Domain.Medicines.Importing;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>A file of products as somebody sent it. What it is tells its content, never its name; a packed one (gzip) is
/// unpacked up to a limit.</summary>
public static class FormularyFile
{
    /// <summary>The largest file that is taken as it was sent, in bytes.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private const string Kinds =
        "Import a product list of openFDA (JSON), a table of NDC packages or a table of Health Canada's products (CSV), plain or packed as .gz.";

    /// <summary>Reads it; a file that is broken or of no known kind gives a refusal.</summary>
    public static async Task<(ImportSource? Source, FormularyImport Import)> ReadAsync(byte[] content, CancellationToken stop)
    {
        var bytes = content;
        if (IsGzip(bytes))
        {
            var unpacked = await UnpackAsync(bytes, stop);
            if (unpacked.Refusal is { } refusal)
                return (null, new FormularyImport { FileRefusal = refusal });
            bytes = unpacked.Bytes;
        }

        if (bytes.AsSpan().TrimStart(" \t\r\n"u8).IsEmpty)
            return Refuse("The file is empty.", Kinds);
        if (IsGzip(bytes))
            return Refuse("The file is packed twice.", "Unpack it once and import what is inside.");
        if (bytes is [(byte)'P', (byte)'K', ..])
            return Refuse("The file is packed as ZIP.", "Unpack it and import the file inside.");

        var start = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 4096))).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.Length > 0 && start[0] is '{' or '[')
            return (ImportSource.OpenFdaNdc, await OpenFdaNdcReader.ReadAsync(new MemoryStream(bytes), stop));
        // Names of columns that only one of the tables has.
        var header = start.Split('\n', 2)[0].ToLowerInvariant();
        using var text = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        if (header.Contains("drug_code", StringComparison.Ordinal) || header.Contains("din,", StringComparison.Ordinal))
            return (ImportSource.HealthCanada, await HealthCanadaCsvReader.ReadAsync(text, stop));
        if (header.Contains("package_ndc", StringComparison.Ordinal))
            return (ImportSource.NdcPackageList, await NdcPackageCsvReader.ReadAsync(text, stop));
        return Refuse("This is none of the lists that are known here.", Kinds);
    }

    private static bool IsGzip(byte[] bytes) => bytes is [0x1F, 0x8B, ..];

    private static (ImportSource?, FormularyImport) Refuse(string why, string whatToDo) =>
        (null, new FormularyImport { FileRefusal = new FileRefusal(why, whatToDo) });

    private static async Task<(byte[] Bytes, FileRefusal? Refusal)> UnpackAsync(byte[] packed, CancellationToken stop)
    {
        using var unpacked = new MemoryStream();
        try
        {
            await using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = await gzip.ReadAsync(buffer, stop)) > 0)
            {
                unpacked.Write(buffer, 0, count);
                if (unpacked.Length > ImportLimits.MostCharacters)
                    return ([], new FileRefusal("Unpacked, the file is larger than 64 MB.", "Import a selection of the products that the house keeps."));
            }
        }
        catch (InvalidDataException)
        {
            return ([], new FileRefusal("The packed file is damaged.", "Get the file again from its source and import it whole."));
        }

        return (unpacked.ToArray(), null);
    }
}
