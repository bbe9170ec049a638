using System.Globalization;

namespace MedDispense.Web.Features.MedicineImports;

/// <summary>How far an import is.</summary>
/// <param name="Words">What is being done.</param>
/// <param name="Done">Products so far.</param>
/// <param name="Total">0 while the file is still being read.</param>
public sealed record ImportProgress(string Words, int Done, int Total)
{
    public static readonly ImportProgress Reading = new("Reading the file", 0, 0);

    /// <summary>"Taking in products: 1,500 of 11,108".</summary>
    public string Say() => Total == 0
        ? Words
        : string.Create(CultureInfo.InvariantCulture, $"{Words}: {Done:#,0} of {Total:#,0}");
}
