namespace MedDispense.Domain.Medicines.Importing;

/// <summary>Where imported products come from.</summary>
public enum ImportSource
{
    OpenFdaNdc = 1,
    NdcPackageList = 2,
    HealthCanada = 3,
}

/// <summary>A row that was read and is not taken in.</summary>
/// <param name="Row">In a table the row as a spreadsheet numbers it (the header is row 1); in JSON the place in the
/// list, from 1.</param>
/// <param name="Key">The product or package code of the row, null when it has none that can be read.</param>
/// <param name="Why">The reason, in plain words.</param>
/// <param name="WhatToDo">What a person does next.</param>
public sealed record RefusedRow(int Row, string? Key, string Why, string WhatToDo);

/// <summary>Why a whole file is not taken in.</summary>
public sealed record FileRefusal(string Why, string WhatToDo);

/// <summary>
/// What reading one file came to. Every row is either among the rows of a product or refused; a file that is broken as
/// a whole gives a <see cref="FileRefusal"/> and no product at all.
/// </summary>
public sealed record FormularyImport
{
    /// <summary>Null when the file as such was in order.</summary>
    public FileRefusal? FileRefusal { get; init; }

    public IReadOnlyList<ImportedProduct> Products { get; init; } = [];

    public IReadOnlyList<RefusedRow> Refused { get; init; } = [];

    public int RowsRead { get; init; }

    /// <summary>
    /// How many rows became products; with <see cref="Refused"/> it adds up to <see cref="RowsRead"/>.
    /// </summary>
    public int RowsAccepted => Products.Sum(product => product.Rows.Count);

    /// <summary>What a person should know about the file as a whole.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    internal static FormularyImport Broken(string why, string whatToDo) =>
        new() { FileRefusal = new FileRefusal(why, whatToDo) };
}

/// <summary>How much is taken in at once, so that no file can exhaust the machine.</summary>
public static class ImportLimits
{
    /// <summary>Bytes of a JSON file, or characters of a table after unpacking.</summary>
    public const int MostCharacters = 64 * 1024 * 1024;

    public const int MostRows = 100_000;

    internal const string TooLarge = "The file is larger than 64 MB.";

    internal const string TooManyRows = "The file has more than 100,000 rows.";

    internal const string MakeSelection = "Import a selection of the products that the house keeps.";
}
