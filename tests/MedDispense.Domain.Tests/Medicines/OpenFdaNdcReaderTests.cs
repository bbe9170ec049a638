using System.Text;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class OpenFdaNdcReaderTests
{
    private const string Methadone = """
        {"product_ndc":"42806-317","generic_name":"Methadone","dea_schedule":"CII","finished":true,
         "active_ingredients":[{"name":"METHADONE HYDROCHLORIDE","strength":"5 mg/1"}],
         "packaging":[{"package_ndc":"42806-317-01","description":"100 TABLET in 1 BOTTLE (42806-317-01)"}]}
        """;

    private static Task<FormularyImport> ReadBytes(byte[] bytes) => OpenFdaNdcReader.ReadAsync(new MemoryStream(bytes));

    private static Task<FormularyImport> ReadText(string text) => ReadBytes(Encoding.UTF8.GetBytes(text));

    private static Task<FormularyImport> ReadResults(params string[] results) =>
        ReadText($$"""{"results":[{{string.Join(',', results)}}]}""");

    private static string Changed(string from, string to)
    {
        Assert.Contains(from, Methadone, StringComparison.Ordinal);
        return Methadone.Replace(from, to, StringComparison.Ordinal);
    }

    private static async Task<RefusedRow> Refused(string result)
    {
        var import = await ReadResults(result);
        Assert.Null(import.FileRefusal);
        Assert.Empty(import.Products);
        var row = Assert.Single(import.Refused);
        Assert.Equal(1, row.Row);
        Assert.NotEmpty(row.WhatToDo);
        return row;
    }

    [Fact]
    public async Task A_sound_product_is_taken()
    {
        var import = await ReadResults(Methadone);
        var product = Assert.Single(import.Products);
        Assert.Equal("42806-317", product.SourceKey);
        Assert.Equal((CountedIn.Tablet, UsSchedule.II), (product.Product.CountedIn, product.Product.UsSchedule));
        Assert.Equal(1, import.RowsAccepted);
    }

    [Fact]
    public async Task The_real_answer_of_openFDA_is_read_with_its_own_field_names()
    {
        var import = await ReadText("""
            {"meta":{"disclaimer":"…","results":{"skip":0,"limit":1,"total":1}},"results":[
             {"product_ndc":"42806-317","generic_name":"Methadone Hydrochloride","labeler_name":"Epic","finished":true,
              "dosage_form":"TABLET","route":["ORAL"],"product_type":"HUMAN PRESCRIPTION DRUG","dea_schedule":"CII",
              "openfda":{"rxcui":["864718","864706"],"upc":["0342806317013"],"is_original_packager":[true]},
              "active_ingredients":[{"name":"METHADONE HYDROCHLORIDE","strength":"5 mg/1"}],
              "packaging":[{"package_ndc":"42806-317-01","description":"100 TABLET in 1 BOTTLE (42806-317-01)",
                "marketing_start_date":"20180611","sample":false}]}]}
            """);
        var product = Assert.Single(import.Products);
        Assert.Equal(["864706", "864718"], product.RxCuis);
        Assert.Equal("oral", product.Product.Route);
        Assert.Empty(product.Notes);
    }

    [Theory]
    [InlineData("\"product_ndc\":\"42806-317\",", "", "It has no product code.")]
    [InlineData("42806-317\",\"generic", "42806317\",\"generic", "is not a product NDC")]
    [InlineData("\"generic_name\":\"Methadone\",", "", "It has no generic name.")]
    [InlineData("\"generic_name\":\"Methadone\"", "\"generic_name\":17",
        "The field generic_name is not readable text.")]
    [InlineData("\"generic_name\":\"Methadone\"", "\"generic_name\":\"Meth\\ud800adone\"",
        "The field generic_name is not readable text.")]
    [InlineData("\"generic_name\":\"Methadone\"", "\"generic_name\":\"Meth\\u0000adone\"",
        "The field generic_name is not readable text.")]
    [InlineData("\"generic_name\":\"Methadone\"", "\"generic_name\":\"A\",\"generic_name\":\"B\"", "is given twice.")]
    [InlineData("\"dea_schedule\":\"CII\"", "\"dea_schedule\":\"CVI\"", "The schedule \"CVI\" is not one of CI to CV.")]
    [InlineData("\"dea_schedule\":\"CII\"", "\"dea_schedule\":\"CI\"", "It is in schedule I")]
    [InlineData("\"dea_schedule\":\"CII\"", "\"dea_schedule\":null",
        "It holds methadone, which is a controlled medicine, but the list gives no schedule.")]
    [InlineData("\"finished\":true", "\"finished\":false", "Bulk material, never for clients")]
    [InlineData("\"finished\":true", "\"finished\":\"yes\"", "The field finished is neither true nor false.")]
    [InlineData("\"finished\":true", "\"marketing_category\":\"DRUG FOR FURTHER PROCESSING\"",
        "Bulk material, never for clients")]
    [InlineData("100 TABLET in 1 BOTTLE", "137000 CAPSULE in 1 BAG",
        "Bulk material, never for clients: one container holds 137,000.")]
    [InlineData("100 TABLET in 1 BOTTLE", "100 TABLET in 1 DRUM",
        "Bulk material, never for clients: it is packed in a drum.")]
    [InlineData("100 TABLET in 1 BOTTLE", "5 kg in 1 JAR", "Bulk material, never for clients: it is weighed in kg.")]
    [InlineData("100 TABLET in 1 BOTTLE", "a bottle", "does not say how many of what are in what.")]
    [InlineData("100 TABLET in 1 BOTTLE", "1 KIT in 1 BOX", "The package is a kit of several parts.")]
    [InlineData("100 TABLET in 1 BOTTLE", "100 mL in 1 BOTTLE",
        "The strength of methadone hydrochloride is per item, but the product is counted in mL.")]
    [InlineData("100 TABLET in 1 BOTTLE", "100 WIDGET in 1 BOTTLE",
        "Neither its packages nor its form say what it is counted in.")]
    [InlineData("(42806-317-01)", "(42806-317-02)", "does not show the code 42806-317-01.")]
    [InlineData("\"package_ndc\":\"42806-317-01\"", "\"package_ndc\":\"42806-318-01\"",
        "is not one of product 42806-317.")]
    [InlineData("5 mg/1", "0 mg/1", "The strength is zero.")]
    [InlineData("5 mg/1", "5 bananas", "The unit \"bananas\" is not one that is known here.")]
    [InlineData("\"active_ingredients\":[{\"name\":\"METHADONE HYDROCHLORIDE\",\"strength\":\"5 mg/1\"}]",
        "\"active_ingredients\":[]", "There is no active ingredient.")]
    [InlineData("{\"name\":\"METHADONE HYDROCHLORIDE\",\"strength\":\"5 mg/1\"}", "7",
        "The field active_ingredients is not a list of entries")]
    [InlineData("\"packaging\":[", "\"dosage_form\":\"CAPSULE\",\"packaging\":[",
        "Its form is capsule, but its packages hold tablets.")]
    public async Task A_product_that_is_wrong_in_one_place_is_refused_by_name(string from, string to, string why) =>
        Assert.Contains(why, (await Refused(Changed(from, to))).Why, StringComparison.Ordinal);

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task An_entry_that_is_no_product_is_refused_and_the_next_is_taken(string entry)
    {
        var import = await ReadResults(entry, Methadone);
        Assert.Equal(1, Assert.Single(import.Refused).Row);
        Assert.Equal([2], Assert.Single(import.Products).Rows);
    }

    [Fact]
    public async Task A_product_listed_twice_is_taken_once()
    {
        var import = await ReadResults(Methadone, Methadone);
        Assert.Single(import.Products);
        Assert.Equal("The product is listed twice: it is entry 1 already.", Assert.Single(import.Refused).Why);
    }

    [Theory]
    [InlineData("20240517", 2024, 5, 17)]
    [InlineData("23-OCT-23", 2023, 10, 23)]
    [InlineData("30-DEC-86", 1986, 12, 30)]
    [InlineData("01-MAR-31", 2031, 3, 1)]
    [InlineData("2024-05-17", 2024, 5, 17)]
    public async Task Dates_are_read_as_the_list_writes_them(string text, int year, int month, int day)
    {
        var import = await ReadResults(
            Changed("\"description\"", $"\"marketing_end_date\":\"{text}\",\"description\""));
        Assert.Equal(new DateOnly(year, month, day), Assert.Single(import.Products).MarketedUntil);
    }

    [Theory]
    [InlineData("20240231")]
    [InlineData("31-FEB-24")]
    [InlineData("soon")]
    [InlineData("99991231")]
    public async Task A_date_that_is_none_refuses_the_package(string text) => Assert.Contains(
        "is not a date.",
        (await Refused(Changed("\"description\"", $"\"marketing_start_date\":\"{text}\",\"description\""))).Why,
        StringComparison.Ordinal);

    [Fact]
    public async Task One_bad_package_is_left_out_with_a_note_and_the_product_stays()
    {
        var import = await ReadResults(Changed(
            "\"packaging\":[", "\"packaging\":[{\"package_ndc\":\"42806-317-99\",\"description\":\"lots\"},"));
        var product = Assert.Single(import.Products);
        Assert.Single(product.Product.Packages);
        Assert.Contains(
            product.Notes, note => note.StartsWith("Left out. Package 42806-317-99", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_on_packs_of_different_sizes_is_not_used()
    {
        var import = await ReadResults(Changed(
            "\"packaging\":[",
            "\"packaging\":[{\"package_ndc\":\"42806-317-01\",\"description\":\"50 TABLET in 1 BOTTLE (42806-317-01)\"},"));
        var product = Assert.Single(import.Products);
        Assert.All(product.Product.Packages, package => Assert.Null(package.Ndc));
        Assert.Contains("The code 42806-317-01 is on packs of different sizes and is not used.", product.Notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("<!DOCTYPE html><html></html>")]
    [InlineData("product_ndc,generic_name\n1,2\n")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"results\":7}")]
    [InlineData("{\"results\":[]}")]
    [InlineData("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"No matches found!\"}}")]
    [InlineData("{\"results\":[{\"product_ndc\":\"1")]
    [InlineData("{\"results\":[],}")]
    public async Task A_file_that_is_broken_as_a_whole_gives_one_reason_and_no_product(string text)
    {
        var import = await ReadText(text);
        Assert.NotNull(import.FileRefusal);
        Assert.EndsWith(".", import.FileRefusal.Why, StringComparison.Ordinal);
        Assert.EndsWith(".", import.FileRefusal.WhatToDo, StringComparison.Ordinal);
        Assert.Empty(import.Products);
        Assert.Empty(import.Refused);
        Assert.Equal(0, import.RowsRead);
    }

    [Fact]
    public async Task A_file_cut_anywhere_yields_nothing()
    {
        var whole = $$"""{"results":[{{Methadone}},{{Methadone}}]}""";
        for (var length = 0; length < whole.Length; length += 17)
        {
            var import = await ReadText(whole[..length]);
            Assert.NotNull(import.FileRefusal);
            Assert.Empty(import.Products);
        }
    }

    [Fact]
    public async Task Packed_files_nested_depths_and_bytes_that_are_no_text_are_refused_whole()
    {
        Assert.Equal("The file is packed.", (await ReadBytes([0x1F, 0x8B, 8, 0])).FileRefusal?.Why);
        Assert.NotNull((await ReadBytes([0xFF, 0xFE, 0x7B, 0x00])).FileRefusal);
        Assert.NotNull((await ReadText(new string('[', 100_000))).FileRefusal);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_inside_a_name_refuse_the_product()
    {
        var bytes = Encoding.Latin1.GetBytes($$"""{"results":[{{Methadone.Replace("Methadone\"", "M\u00E9thadone\"", StringComparison.Ordinal)}}]}""");
        var import = await ReadBytes(bytes);
        Assert.Empty(import.Products);
        Assert.Equal("The field generic_name is not readable text.", Assert.Single(import.Refused).Why);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($$"""{"results":[{{Methadone}}]}""")];
        Assert.Single((await ReadBytes(bytes)).Products);
    }

    [Fact]
    public async Task A_gigantic_file_is_refused_before_it_is_held_in_memory_whole()
    {
        var import = await OpenFdaNdcReader.ReadAsync(new EndlessStream());
        Assert.Equal("The file is larger than 64 MB.", import.FileRefusal?.Why);
    }

    [Fact]
    public async Task A_count_that_does_not_fit_the_list_is_noted()
    {
        var import = await ReadText($$"""{"count":118,"results":[{{Methadone}}]}""");
        Assert.Equal(["The file says that it holds 118 products and holds 1."], import.Notes);
        Assert.Single(import.Products);
    }

    [Fact]
    public async Task The_fingerprint_ignores_order_and_notes_and_sees_every_change_of_content()
    {
        var two = Changed(
            "\"packaging\":[",
            "\"packaging\":[{\"package_ndc\":\"42806-317-02\",\"description\":\"30 TABLET in 1 BOTTLE (42806-317-02)\"},");
        var turned = Changed(
            "(42806-317-01)\"}]",
            "(42806-317-01)\"},{\"package_ndc\":\"42806-317-02\",\"description\":\"30 TABLET in 1 BOTTLE (42806-317-02)\"}]");
        var fingerprint = await Fingerprint(two);
        Assert.Equal(fingerprint, await Fingerprint(turned));
        Assert.Equal(
            fingerprint, await Fingerprint(two.Replace("\"generic_name\":\"Methadone\"", "\"generic_name\":\" METHADONE \"", StringComparison.Ordinal)));
        Assert.NotEqual(fingerprint, await Fingerprint(Methadone));
        Assert.NotEqual(fingerprint, await Fingerprint(two.Replace("5 mg/1", "10 mg/1", StringComparison.Ordinal)));
        Assert.NotEqual(fingerprint, await Fingerprint(two.Replace("CII", "CIII", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("naloxone hydrochloride", "4 mg/.1mL", "2 BLISTER PACK in 1 CARTON / .1 mL in 1 BLISTER PACK",
        CountedIn.Millilitre, "0.2", false)]
    [InlineData("nicotine", "21 mg/24h", "14 POUCH in 1 CARTON / 1 PATCH in 1 POUCH / 24 h in 1 PATCH", CountedIn.Patch,
        "14", false)]
    [InlineData("estradiol", "25 ug/24h",
        "8 POUCH in 1 CARTON / 1 FILM, EXTENDED RELEASE in 1 POUCH / 84 h in 1 FILM, EXTENDED RELEASE", CountedIn.Patch,
        "8", false)]
    [InlineData("nicotine", "2 mg/1", "100 GUM, CHEWING in 1 BOX", CountedIn.Piece, "100", false)]
    [InlineData("albuterol", "90 ug/1", "1 INHALER in 1 CARTON / 200 AEROSOL, METERED in 1 INHALER", CountedIn.Puff,
        "200", false)]
    [InlineData("insulin glargine", "100 [iU]/mL", "5 SYRINGE, PLASTIC in 1 CARTON / 3 mL in 1 SYRINGE, PLASTIC",
        CountedIn.Millilitre, "15", null)]
    [InlineData("ceftriaxone", "1 g/1", "10 VIAL in 1 CARTON / 1 INJECTION, POWDER, FOR SOLUTION in 1 VIAL",
        CountedIn.Vial, "10", false)]
    [InlineData("ceftriaxone", "1 g/1", "10 VIAL in 1 CARTON / 1 g in 1 VIAL", CountedIn.Vial, "10", false)]
    [InlineData("ranitidine", "15 mg/mL", "2.5 L in 1 BOTTLE", CountedIn.Millilitre, "2,500", true)]
    [InlineData("hydrocortisone", "10 mg/g", "30 g in 1 TUBE", CountedIn.Gram, "30", true)]
    public async Task Other_ways_of_packing_are_counted_as_a_ward_counts_them(
        string name, string strength, string description, CountedIn countedIn, string contents, bool? multiDose)
    {
        var import = await ReadResults($$"""
            {"product_ndc":"1234-5678","generic_name":"{{name}}","finished":true,
             "active_ingredients":[{"name":"{{name}}","strength":"{{strength}}"}],
             "packaging":[{"package_ndc":"1234-5678-90","description":"{{description}}"}]}
            """);
        Assert.Empty(import.Refused);
        var product = Assert.Single(import.Products).Product;
        Assert.Equal((countedIn, multiDose), (product.CountedIn, product.MultiDose));
        Assert.Equal(contents, product.Packages[0].Contents.ToString());
        Assert.Equal("1234-5678-90", product.Packages[0].Ndc?.Text);
    }

    [Fact]
    public async Task However_a_list_is_mutilated_no_entry_is_lost_and_nothing_crashes()
    {
        var random = new Random(20_260_101);
        var whole = $$"""{"results":[{{Methadone}},{{Methadone.Replace("42806", "42807", StringComparison.Ordinal)}}]}""";
        for (var round = 0; round < 3_000; round++)
        {
            var import = await ReadText(Mutilated.Once(whole, random));
            Assert.Equal(import.RowsRead, import.RowsAccepted + import.Refused.Count);
            Assert.True(import.FileRefusal is null || import.RowsRead == 0);
        }
    }

    private static async Task<string> Fingerprint(string result) =>
        Assert.Single((await ReadResults(result)).Products).Fingerprint;

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
