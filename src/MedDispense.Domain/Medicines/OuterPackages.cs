namespace MedDispense.Domain.Medicines;

/// <summary>Tells a package that holds other packages from one that holds doses.</summary>
public static class OuterPackages
{
    // Containers of the NDC directory that hold packs; a bottle or blister holds doses.
    private static readonly string[] Containers = ["carton", "case", "box", "tray", "package", "shrink wrap"];

    /// <param name="fourteenDigits">Its GTIN, of which the first digit says that it groups trade items; null without.</param>
    /// <param name="package">What the code is printed on, as <see cref="MedicineCode.Package"/> keeps it.</param>
    public static bool IsOne(string? fourteenDigits, string package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return fourteenDigits is [>= '1' and <= '8', ..]
            || Containers.Any(container => package.EndsWith(container, StringComparison.OrdinalIgnoreCase));
    }
}
