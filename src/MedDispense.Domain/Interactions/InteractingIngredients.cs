using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Interactions;

/// <summary>A medicine as an order says it: whether naloxone in it is a treatment or kept for emergencies depends on that.</summary>
/// <param name="Medicine">With its ingredients.</param>
/// <param name="IsAsNeeded">Whether the order lists no times.</param>
public sealed record OrderedMedicine(Medicine Medicine, bool IsAsNeeded = false);

/// <summary>The ingredients of a medicine by which interactions are looked up.</summary>
public static class InteractingIngredients
{
    private const string Naloxone = "naloxone";

    private static readonly string[] Between = [" and ", " with ", "/", "+", ","];

    // Mirror images, and forms that the body turns into the substance that the tables name. They act alike, so they warn
    // alike; they are not the same dose, which is why SubstanceName keeps them apart.
    private static readonly Dictionary<string, string> ActsAs = new()
    {
        ["dexibuprofen"] = "ibuprofen",
        ["dexketoprofen"] = "ketoprofen",
        ["dexlansoprazole"] = "lansoprazole",
        ["enalaprilat"] = "enalapril",
        ["fosaprepitant"] = "aprepitant",
        ["fosphenytoin"] = "phenytoin",
        ["levoamphetamine"] = "amphetamine",
        ["levomethadone"] = "methadone",
        ["levomilnacipran"] = "milnacipran",
        ["p-hydroxyephedrine"] = "ephedrine",
        ["serdexmethylphenidate"] = "dexmethylphenidate",
    };

    /// <summary>The name under which a substance stands in tables of interactions.</summary>
    /// <param name="name">With or without its salt, however it is spelt.</param>
    public static string NameOf(string name)
    {
        var one = SubstanceName.Of(name);
        return ActsAs.GetValueOrDefault(one, one);
    }

    /// <summary>What a medicine brings into the client's blood, each name once. Naloxone does not count beside an opioid in
    /// one product, which the mouth hardly takes up, nor where it is kept for emergencies: it is there to be given to who
    /// takes opioids.</summary>
    public static IReadOnlyList<string> Of(OrderedMedicine ordered)
    {
        ArgumentNullException.ThrowIfNull(ordered);
        var names = Named(ordered.Medicine).Select(NameOf).Distinct().ToList();
        return ordered.Medicine.IsEmergency
            ? [.. names.Where(name => !IngredientGroups.OpioidAntagonists.Has(name))]
            : ordered.IsAsNeeded || names.Any(IngredientGroups.Opioids.Has)
            ? [.. names.Where(name => name != Naloxone)]
            : names;
    }

    /// <summary>A medicine that was added by hand without ingredients may name several: "buprenorphine and naloxone".</summary>
    private static IEnumerable<string> Named(Medicine medicine) => medicine.Ingredients.Count > 0
        ? medicine.Substances()
        : medicine.Name.ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
