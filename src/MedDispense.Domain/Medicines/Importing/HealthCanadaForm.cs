using System.Diagnostics.CodeAnalysis;

namespace MedDispense.Domain.Medicines.Importing;

/// <summary>
/// Works out what a Canadian product is counted in from its form and from what its strengths are per.
/// </summary>
internal static class HealthCanadaForm
{
    /// <summary>False with the reason when the form is none that a house can count.</summary>
    public static bool TryCountedIn(
        string form,
        string route,
        IReadOnlyList<Ingredient> ingredients,
        [NotNullWhen(true)] out CountedIn? countedIn,
        [NotNullWhen(false)] out string? why)
    {
        countedIn = null;
        var parts = form.ToUpperInvariant()
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isKit = parts.Contains("KIT");
        var medicines = parts.Where(part => part != "KIT").ToList();
        if (medicines.Count == 0)
        {
            why = parts.Length == 0 ? "It has no form." : "It is a kit, and its parts are not named.";
            return false;
        }

        if (medicines.Contains("GAS"))
        {
            why = "It is a gas, which is not counted out in doses.";
            return false;
        }

        // Powder and the liquid to make it up with are one medicine; a tablet beside a cream are two.
        var powders = medicines.Count(part => part.StartsWith("POWDER FOR", StringComparison.Ordinal));
        var liquids = medicines.Count(part => Word(part) is "LIQUID" or "SOLUTION" or "SUSPENSION");
        var isMadeUp = powders == 1 && powders + liquids == medicines.Count && (isKit || liquids > 0);
        if (!isMadeUp && (isKit || medicines.Count > 1))
        {
            why = "It is a pack of several parts.";
            return false;
        }

        countedIn = isMadeUp && !IsPerVolume(ingredients) ? CountedIn.Kit
            : ByContainer(ingredients) ?? ByForm(medicines[0], route, ingredients);
        why = countedIn is null ? $"The form {ExactNumber.Quoted(form)} does not say what it is counted in." : null;
        return why is null;
    }

    private static bool IsPerVolume(IReadOnlyList<Ingredient> ingredients) =>
        ingredients.All(ingredient => ingredient.Strength.PerUnit.BaseCode == "L");

    // "10 MG/VIAL" is counted in vials, whatever is in them.
    private static CountedIn? ByContainer(IReadOnlyList<Ingredient> ingredients) =>
        ingredients[0].Strength.PerUnit.Code switch
        {
            "{vial}" => CountedIn.Vial,
            "{syringe}" => CountedIn.Syringe,
            "{ampoule}" => CountedIn.Ampoule,
            "{pen}" => CountedIn.Pen,
            "{sachet}" => CountedIn.Sachet,
            "{kit}" => CountedIn.Kit,
            _ => null,
        };

    private static CountedIn? ByForm(string form, string route, IReadOnlyList<Ingredient> ingredients)
    {
        var per = ingredients[0].Strength.PerUnit.Code;
        return Word(form) switch
        {
            "TABLET" or "VAGINAL" => CountedIn.Tablet,
            "CAPSULE" => CountedIn.Capsule,
            "FILM" or "STRIP" => CountedIn.Film,
            "PATCH" or "PLASTER" => CountedIn.Patch,
            "SUPPOSITORY" or "OVULE" => CountedIn.Suppository,
            "LOZENGE" => CountedIn.Lozenge,
            "GUM" or "INSERT" or "RING" or "SPONGE" or "SWAB" or "WIPE" or "PAD" => CountedIn.Piece,
            "IMPLANT" => CountedIn.Implant,
            "CREAM" or "OINTMENT" or "PASTE" or "STICK" => CountedIn.Gram,
            "GEL" or "FOAM" when per is "{actuation}" => CountedIn.Dose,
            "SPRAY" or "AEROSOL" or "METERED-DOSE" or "SOLUTION" or "LIQUID" or "SUSPENSION" or "POWDER"
                when per is "{actuation}" => route.Contains("INHALATION", StringComparison.OrdinalIgnoreCase)
                    ? CountedIn.Puff
                    : CountedIn.Spray,
            _ when per is "{dose}" => CountedIn.Dose,
            "SOLUTION" or "LIQUID" or "SYRUP" or "SUSPENSION" or "ELIXIR" or "DROPS" or "TINCTURE" or "EMULSION"
                or "OIL" or "LOTION" or "SHAMPOO" or "MOUTHWASH" or "MOUTHWASH/GARGLE" or "ENEMA" or "SPRAY" =>
                CountedIn.Millilitre,
            "GEL" or "JELLY" or "AEROSOL" or "POWDER" or "GRANULES" =>
                IsPerVolume(ingredients) ? CountedIn.Millilitre : CountedIn.Gram,
            _ => null,
        };
    }

    private static string Word(string form) => form.Split(' ', ',')[0];
}
