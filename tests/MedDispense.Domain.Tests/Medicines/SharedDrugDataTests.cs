using System.IO.Compression;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;

namespace MedDispense.Domain.Tests.Medicines;

/// <summary>Every row of the four real files: exact totals, and every trap in them by name.</summary>
public sealed class SharedDrugDataTests
{
    private static async Task<FormularyImport> OpenFda()
    {
        await using var file = File.OpenRead(SharedMaterial.PathOf("drugdata/openfda_ndc_controlled_psych.json"));
        return await OpenFdaNdcReader.ReadAsync(file);
    }

    private static async Task<FormularyImport> Packages()
    {
        using var file = new StreamReader(SharedMaterial.PathOf("drugdata/openfda_ndc_packages.csv"));
        return await NdcPackageCsvReader.ReadAsync(file);
    }

    private static async Task<FormularyImport> CanadaPart()
    {
        using var file = new StreamReader(SharedMaterial.PathOf("drugdata/health_canada_dpd_controlled_and_psych.csv"));
        return await HealthCanadaCsvReader.ReadAsync(file);
    }

    private static async Task<FormularyImport> CanadaAll()
    {
        await using var file = File.OpenRead(SharedMaterial.PathOf("drugdata/health_canada_dpd_human_all.csv.gz"));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        return await HealthCanadaCsvReader.ReadAsync(text);
    }

    private static void AssertTotals(FormularyImport import, int rows, int accepted, int products, int refused)
    {
        Assert.Null(import.FileRefusal);
        Assert.Equal((rows, accepted, products, refused),
            (import.RowsRead, import.RowsAccepted, import.Products.Count, import.Refused.Count));
        Assert.Equal(import.RowsRead, import.RowsAccepted + import.Refused.Count);
        Assert.Equal(import.RowsRead, import.Products.SelectMany(product => product.Rows)
            .Concat(import.Refused.Select(row => row.Row)).Distinct().Count());
        Assert.All(import.Refused, row =>
        {
            Assert.NotNull(row.Key);
            Assert.EndsWith(".", row.Why, StringComparison.Ordinal);
            Assert.EndsWith(".", row.WhatToDo, StringComparison.Ordinal);
        });
        Assert.Equal(import.Products.Count, import.Products.Select(product => product.SourceKey).Distinct().Count());
        Assert.Equal(import.Products.Count, import.Products.Select(product => product.Fingerprint).Distinct().Count());
    }

    private static ImportedProduct Find(FormularyImport import, string key) =>
        Assert.Single(import.Products, product => product.SourceKey == key);

    [SharedFact]
    public async Task All_openFDA_products_are_taken_but_the_unfinished_seven()
    {
        var import = await OpenFda();
        AssertTotals(import, rows: 118, accepted: 111, products: 111, refused: 7);
        Assert.Empty(import.Notes);
        Assert.All(
            import.Refused, row => Assert.StartsWith("Bulk material, never for clients", row.Why, StringComparison.Ordinal));
        Assert.Equal(
            ["0406-1550", "11014-0319", "60274-552", "62991-1243", "63552-091", "63552-288", "67651-0386"],
            import.Refused.Select(row => row.Key).Order(StringComparer.Ordinal));

        // 46 CII and 118 in all, less six unfinished ones in CII and one not scheduled.
        Assert.Equal(40, import.Products.Count(product => product.Product.UsSchedule == UsSchedule.II));
        Assert.Equal(9, import.Products.Count(product => product.Product.UsSchedule == UsSchedule.III));
        Assert.Equal(27, import.Products.Count(product => product.Product.UsSchedule == UsSchedule.IV));
        Assert.Equal(35, import.Products.Count(product => product.Product.UsSchedule == UsSchedule.NotScheduled));
    }

    [SharedFact]
    public async Task All_package_rows_are_taken_but_the_twelve_of_bulk_material()
    {
        var import = await Packages();
        AssertTotals(import, rows: 220, accepted: 208, products: 111, refused: 12);
        Assert.All(
            import.Refused, row => Assert.StartsWith("Bulk material, never for clients", row.Why, StringComparison.Ordinal));
    }

    [SharedFact]
    public async Task Both_lists_of_the_FDA_say_the_same_of_each_product()
    {
        var packages = (await Packages()).Products.ToDictionary(product => product.SourceKey);
        var full = await OpenFda();
        Assert.All(full.Products, product =>
        {
            var other = packages[product.SourceKey].Product;
            Assert.Equal(
                product.Product.Ingredients.Select(i => (i.Name, i.Strength)), other.Ingredients.Select(i => (i.Name, i.Strength)));
            Assert.Equal(product.Product.CountedIn, other.CountedIn);
            Assert.Equal(product.Product.UsSchedule, other.UsSchedule);
            Assert.Equal(product.Product.Packages, other.Packages);
        });
    }

    [SharedFact]
    public async Task Canadian_controlled_and_psychiatric_products_are_taken_but_three_packs_of_several_parts()
    {
        var import = await CanadaPart();
        AssertTotals(import, rows: 1_672, accepted: 1_669, products: 1_669, refused: 3);
        Assert.All(import.Refused, row => Assert.Contains("several parts", row.Why, StringComparison.Ordinal));
        Assert.Equal(512, import.Products.Count(product => product.Product.IsControlled));
        Assert.Equal(282, import.Products.Count(product => product.Product.CanadianClass == CanadianClass.Narcotic));
        Assert.Equal(
            117, import.Products.Count(product => product.Product.CanadianClass == CanadianClass.ControlledDrug));
        Assert.Equal(113, import.Products.Count(product => product.Product.CanadianClass == CanadianClass.Targeted));
    }

    [SharedFact]
    public async Task The_whole_Canadian_list_is_accounted_for_row_by_row()
    {
        var import = await CanadaAll();
        AssertTotals(import, rows: 11_108, accepted: 10_912, products: 10_912, refused: 196);
        Assert.Equal(512, import.Products.Count(product => product.Product.IsControlled));
        var reasons = string.Join('\n', import.Refused.Select(row => row.Why));
        Assert.Contains("It is a gas, which is not counted out in doses.", reasons, StringComparison.Ordinal);
        Assert.Contains(
            "The strength of lenvatinib is per dose, but the product is counted in capsules.", reasons, StringComparison.Ordinal);
        Assert.Contains("The unit \"KIU\" is not one that is known here.", reasons, StringComparison.Ordinal);
        Assert.Contains("The strength is zero.", reasons, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task The_smaller_Canadian_file_says_the_same_as_the_whole_one()
    {
        var all = (await CanadaAll()).Products.ToDictionary(product => product.SourceKey);
        Assert.All(
            (await CanadaPart()).Products, product => Assert.Equal(product.Fingerprint, all[product.SourceKey].Fingerprint));
    }

    [SharedFact]
    public async Task Importing_twice_changes_nothing()
    {
        var first = (await OpenFda()).Products.Select(product => (product.SourceKey, product.Fingerprint));
        Assert.Equal(first, (await OpenFda()).Products.Select(product => (product.SourceKey, product.Fingerprint)));
    }

    [SharedFact]
    public async Task Computed_codes_agree_with_those_of_the_table()
    {
        var written = (await File.ReadAllLinesAsync(SharedMaterial.PathOf("drugdata/openfda_ndc_packages.csv")))
            .Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(220, written.Count);
        Assert.All(written, row =>
        {
            Assert.True(PackageNdc.TryParse(row[0], out var ndc, out var why), why);
            Assert.Equal((row[2], row[3], row[4], row[5]), (ndc.Ndc11, ndc.Digits, ndc.Gtin12, ndc.Gtin14()));
        });
    }

    [SharedFact]
    public async Task A_strength_without_a_leading_zero_is_exact_and_shown_with_one()
    {
        var product = Find(await OpenFda(), "0121-1018").Product;
        Assert.Equal(new ExactNumber(1, 2), product.Ingredients[1].Strength.Amount);
        Assert.Equal("2 mg/0.5 mg", product.StrengthText.Replace('\u00A0', ' '));
        Assert.Equal(CountedIn.Tablet, product.CountedIn);
    }

    [SharedFact]
    public async Task A_film_in_a_pouch_in_a_carton_is_counted_in_films_and_both_codes_are_kept()
    {
        var product = Find(await OpenFda(), "0378-8766").Product;
        Assert.Equal((CountedIn.Film, "film", UsSchedule.III), (product.CountedIn, product.Form, product.UsSchedule));
        Assert.Equal(
            [("0378-8766-93", "30"), ("0378-8766-16", "1")],
            product.Packages.Select(package => (package.Ndc?.Text, package.Contents.ToString())));
    }

    [SharedFact]
    public async Task An_inner_pack_without_a_code_is_kept_without_one()
    {
        var imported = Find(await OpenFda(), "0904-7154");
        Assert.Equal(["0904-7154-04", null], imported.Product.Packages.Select(package => package.Ndc?.Text));
        Assert.Contains(imported.Notes, note => note.StartsWith("An inner pack has no code", StringComparison.Ordinal));
    }

    [SharedFact]
    public async Task A_listed_barcode_that_carries_the_code_raises_no_note_and_one_that_does_not_is_not_used()
    {
        var import = await OpenFda();
        Assert.DoesNotContain(
            Find(import, "68071-3654").Notes, note => note.Contains("barcode", StringComparison.Ordinal));
        var wrong = Find(import, "55154-3566");
        Assert.Contains(
            "The listed barcode 0055154356602 does not carry a package code of 55154-3566 and is not used.", wrong.Notes);
        Assert.DoesNotContain(
            wrong.Product.Packages, package => package.Ndc?.Gtin12 == "055154356602" || package.Ndc?.Gtin14() == "00055154356602");
    }

    [SharedFact]
    public async Task A_slip_of_spelling_is_mended_and_named()
    {
        var imported = Find(await OpenFda(), "0527-1927");
        Assert.Equal("Methadone Hydrochloride dye-free, sugar-free, unflavored", imported.Product.Brand);
        Assert.Contains("A slip of spelling in the name was mended.", imported.Notes);
        Assert.Equal(
            (CountedIn.Millilitre, 100, true), (imported.Product.CountedIn, imported.Product.SmallestPerUnit, imported.Product.MultiDose));
    }

    [SharedFact]
    public async Task Names_in_capitals_and_names_with_words_of_form_become_one_name()
    {
        var import = await OpenFda();
        Assert.Equal("lorazepam", Find(import, "50090-5563").Product.Name);
        Assert.Equal("Lorazepam", Find(import, "50090-5563").Product.Brand);
        Assert.Equal("diazepam", Find(import, "62135-767").Product.Name);
        Assert.Equal("lisdexamfetamine dimesylate", Find(import, "43547-602").Product.Name);
    }

    [SharedFact]
    public async Task An_end_date_in_the_future_is_not_yet_an_end()
    {
        var import = await OpenFda();
        var ending = Find(import, "68094-909");
        Assert.Equal(new DateOnly(2028, 6, 30), ending.MarketedUntil);
        Assert.False(ending.IsDiscontinuedOn(new DateOnly(2028, 6, 30)));
        Assert.True(ending.IsDiscontinuedOn(new DateOnly(2028, 7, 1)));

        // Only one of its two packages ends.
        Assert.Null(Find(import, "0378-0271").MarketedUntil);
    }

    [SharedFact]
    public async Task One_inner_code_in_two_cartons_is_kept_once()
    {
        var product = Find(await OpenFda(), "68094-853").Product;
        var inner = Assert.Single(product.Packages, package => package.Ndc?.Text == "68094-853-59");
        Assert.Equal(("10", 1, null), (inner.Contents.ToString(), inner.Level, inner.MarketedUntil));
        Assert.Equal(3, product.Packages.Count);
    }

    [SharedFact]
    public async Task Patches_are_counted_not_their_hours()
    {
        var product = Find(await OpenFda(), "0378-9124").Product;
        Assert.Equal((CountedIn.Patch, 1), (product.CountedIn, product.SmallestPerUnit));
        Assert.Equal(Strength.Of("100 ug/h"), product.Ingredients[0].Strength);
        Assert.Equal("5", product.Packages[0].Contents.ToString());
    }

    [SharedFact]
    public async Task A_liquid_in_a_syringe_is_not_called_an_injection()
    {
        // 68094-056 is 0.5 mL of morphine for the mouth.
        var product = Find(await OpenFda(), "68094-056").Product;
        Assert.Equal(("liquid in syringe", false), (product.Form, product.MultiDose));
        Assert.Equal("0.5", product.Packages[^1].Contents.ToString());
        Assert.Null(product.Route);
    }

    [SharedFact]
    public async Task Canadian_strengths_with_and_without_a_volume_are_read()
    {
        var import = await CanadaAll();
        var tablet = Find(import, "02143933").Product;
        Assert.Equal("300 mg/8 mg/15 mg", tablet.StrengthText.Replace('\u00A0', ' '));
        Assert.Equal(
            ["acetaminophen", "codeine", "caffeine"], tablet.Ingredients.Select(ingredient => ingredient.Base));
        var film = Find(import, "02453908").Product;
        Assert.Equal(
            ("buprenorphine", "buprenorphine hydrochloride"), (film.Ingredients[0].Name, film.Ingredients[0].PresentAs));
        Assert.Equal(CanadianClass.Narcotic, film.CanadianClass);
    }

    [SharedFact]
    public async Task Demonstration_codes_are_real_and_mean_the_same_product()
    {
        var real = (await OpenFda()).Products.Select(imported => imported.Product).ToList();
        foreach (var demo in DemoFormulary.Products.Where(product => product.Packages.Count > 0))
        {
            foreach (var ndc in demo.Packages.Select(package => package.Ndc).OfType<PackageNdc>())
            {
                var match = Assert.Single(real, product => product.Packages.Any(package => package.Ndc == ndc));
                Assert.Equal(match.CountedIn, demo.CountedIn);
                Assert.Equal(match.UsSchedule, demo.UsSchedule);
                Assert.Equal(match.Ingredients.Select(i => i.Strength), demo.Ingredients.Select(i => i.Strength));
                Assert.Equal(match.Ingredients.Select(i => i.Base), demo.Ingredients.Select(i => i.Base));
                Assert.Equal(
                    match.Packages.First(package => package.Ndc == ndc).Contents,
                    demo.Packages.First(package => package.Ndc == ndc).Contents);
            }
        }
    }
}
