using System.IO.Compression;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;

namespace MedDispense.Domain.Tests.Interactions;

public sealed class IngredientNamesTests
{
    // Names of the shared formularies that hold a listed name and are another substance.
    private static readonly Dictionary<string, string> Others = new()
    {
        ["apomorphine"] = "no opioid: it acts on dopamine",
        ["dichlorobenzyl alcohol"] = "an antiseptic in lozenges",
        ["ipratropium"] = "breathed in, no opium in it",
        ["isopropyl alcohol"] = "for the skin, never swallowed",
        ["methylnaltrexone"] = "does not reach the brain and brings on no withdrawal",
        ["polyvinyl alcohol"] = "an eye drop",
        ["tiotropium"] = "breathed in, no opium in it",
    };

    [Theory]
    [InlineData("Methadone Hydrochloride", "methadone")]
    [InlineData("naloxone (naloxone hydrochloride dihydrate)", "naloxone")]
    [InlineData("escitalopram (escitalopram oxalate)", "escitalopram")]
    [InlineData("PARACETAMOL", "acetaminophen")]
    [InlineData("Levothyroxine sodium", "levothyroxine")]
    [InlineData("L-Thyroxine sodium anhydrous", "levothyroxine")]
    [InlineData("levothyroxin", "levothyroxine")]
    [InlineData("perindopril arginine", "perindopril")]
    [InlineData("candesartan cilexetil", "candesartan")]
    [InlineData("clorazepate dipotassium", "clorazepate")]
    [InlineData("amphetamine aspartate monohydrate", "amphetamine")]
    [InlineData("divalproex sodium", "valproate")]
    [InlineData("valproic acid", "valproate")]
    [InlineData("rifampicin", "rifampin")]
    [InlineData("St John’s wort", "st john's wort")]
    [InlineData("methylthioninium chloride", "methylene blue")]
    [InlineData("pethidine hydrochlorid", "meperidine")]
    [InlineData("insulin (human)", "insulin (human)")]
    [InlineData("sodium chloride", "sodium")]
    [InlineData("magnesium aspartate", "magnesium")]
    [InlineData("mefenamic acid", "mefenamic acid")]
    [InlineData("", "")]
    public void A_substance_has_one_name_whatever_its_salt_and_spelling(string written, string name) =>
        Assert.Equal(name, SubstanceName.Of(written));

    [Theory]
    [InlineData("levomethadone", "methadone")]
    [InlineData("dexlansoprazole", "lansoprazole")]
    [InlineData("fosphenytoin sodium", "phenytoin")]
    [InlineData("escitalopram", "escitalopram")]
    public void Mirror_images_act_alike_and_are_no_same_dose(string written, string actsAs)
    {
        Assert.Equal(actsAs, InteractingIngredients.NameOf(written));
        Assert.Equal(Ingredient.BaseOf(written), SubstanceName.Of(written));
    }

    [SharedFact]
    public async Task Every_name_of_the_shared_formularies_that_holds_a_listed_name_is_that_ingredient()
    {
        var listed = (await SharedTableTests.RowsAsync()).SelectMany(row => new[] { row.FirstName, row.SecondName })
            .Select(InteractingIngredients.NameOf)
            .Concat(FieldInteractions.All.SelectMany(row => row.One.Ingredients.Concat(row.Other.Ingredients))).ToHashSet();
        var names = (await FormulariesAsync()).SelectMany(import => import.Products)
            .SelectMany(product => product.Product.Ingredients).Select(one => one.Name).ToHashSet();
        var (wrong, seen, met) = (new List<string>(), 0, new HashSet<string>());
        foreach (var name in names)
        {
            // The longest counts: "escitalopram" holds "citalopram" and is a name of its own.
            if (listed.Where(one => name.Contains(one, StringComparison.Ordinal)).MaxBy(one => one.Length) is not { } expected)
                continue;
            seen++;
            var known = InteractingIngredients.NameOf(name);
            if (Others.ContainsKey(known))
                met.Add(known);
            else if (known != expected && !listed.Contains(known))
                wrong.Add($"{name} is {known}, not {expected}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(names.Count > 1_000 && seen > 200, $"{seen} of {names.Count} names were held against the lists.");
        Assert.True(Others.Keys.All(met.Contains), "Not met: " + string.Join(", ", Others.Keys.Except(met)));
    }

    private static async Task<FormularyImport[]> FormulariesAsync()
    {
        await using var openFda = File.OpenRead(SharedMaterial.PathOf("drugdata", "openfda_ndc_controlled_psych.json"));
        using var part = new StreamReader(SharedMaterial.PathOf("drugdata", "health_canada_dpd_controlled_and_psych.csv"));
        await using var packed = File.OpenRead(SharedMaterial.PathOf("drugdata", "health_canada_dpd_human_all.csv.gz"));
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var all = new StreamReader(unpacked);
        return [await OpenFdaNdcReader.ReadAsync(openFda), await HealthCanadaCsvReader.ReadAsync(part), await HealthCanadaCsvReader.ReadAsync(all)];
    }
}
