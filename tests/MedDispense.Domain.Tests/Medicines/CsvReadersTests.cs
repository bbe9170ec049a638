using System.Text;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class CsvReadersTests
{
    private const string CanadaHeader =
        "drug_code,din,brand_name,descriptor,company,form,route,ingredients,schedule,controlled,package,status\n";

    private const string Tablet =
        "31568,02143933,ATIVAN,,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,Targeted (CDSA IV),Y,30,MARKETED\n";

    private const string NdcHeader =
        "package_ndc10,package_level,package_ndc11,ndc10_digits,gtin12_if_ndc_is_encoded,gtin14_indicator0,product_ndc,"
        + "generic_name,strength,dea_schedule,labeler,package_description,marketing_start,marketing_end\n";

    private const string Outer =
        "60687-637-65,outer,60687063765,6068763765,360687637655,00360687637655,60687-637,Buprenorphine and Naloxone,"
        + "BUPRENORPHINE HYDROCHLORIDE 8 mg/1; NALOXONE 2 mg/1,CIII,AHP,"
        + "50 BLISTER PACK in 1 CARTON (60687-637-65)  / 1 TABLET in 1 BLISTER PACK (60687-637-11),20220314,\n";

    private const string Inner =
        "60687-637-11,inner1,60687063711,6068763711,360687637112,00360687637112,60687-637,Buprenorphine and Naloxone,"
        + "BUPRENORPHINE HYDROCHLORIDE 8 mg/1; NALOXONE 2 mg/1,CIII,AHP,"
        + "50 BLISTER PACK in 1 CARTON (60687-637-65)  / 1 TABLET in 1 BLISTER PACK (60687-637-11),20220314,\n";

    private static Task<FormularyImport> Canada(string text) => HealthCanadaCsvReader.ReadAsync(new StringReader(text));

    private static Task<FormularyImport> Ndc(string text) => NdcPackageCsvReader.ReadAsync(new StringReader(text));

    private static string Changed(string row, string from, string to)
    {
        Assert.Contains(from, row, StringComparison.Ordinal);
        return row.Replace(from, to, StringComparison.Ordinal);
    }

    private static async Task<RefusedRow> RefusedOf(Task<FormularyImport> reading)
    {
        var import = await reading;
        Assert.Null(import.FileRefusal);
        Assert.Empty(import.Products);
        var row = Assert.Single(import.Refused);
        Assert.Equal(2, row.Row);
        return row;
    }

    [Fact]
    public async Task Rows_of_one_product_become_one_product_with_all_its_packages()
    {
        var import = await Ndc(NdcHeader + Outer + Inner);
        var product = Assert.Single(import.Products);
        Assert.Equal([2, 3], product.Rows);
        Assert.Equal(["60687-637-65", "60687-637-11"], product.Product.Packages.Select(package => package.Ndc?.Text));
        Assert.Equal(UsSchedule.III, product.Product.UsSchedule);
    }

    [Theory]
    [InlineData("60687063765", "60687063766",
        "The column package_ndc11 says \"60687063766\"; by the published rules it is 60687063765.")]
    [InlineData(",6068763765,", ",6068763764,", "The column ndc10_digits says")]
    [InlineData(",360687637655,", ",360687637656,", "The column gtin12_if_ndc_is_encoded says")]
    [InlineData(",00360687637655,", ",10360687637655,", "The column gtin14_indicator0 says")]
    [InlineData(",outer,", ",inner1,", "The package text does not show 60687-637-65 as the level \"inner1\".")]
    [InlineData(",CIII,", ",C3,", "The schedule \"C3\" is not one of CI to CV.")]
    [InlineData(",CIII,", ",,",
        "It holds buprenorphine, which is a controlled medicine, but the list gives no schedule.")]
    [InlineData("8 mg/1;", "8 mg/1 / 2 mg;", "holds a second strength.")]
    [InlineData(",20220314,", ",20221314,", "the start date \"20221314\" is not a date.")]
    [InlineData("50 BLISTER PACK in 1 CARTON", "50 BLISTER PACK in 1 DRUM",
        "Bulk material, never for clients: it is packed in a drum.")]
    public async Task A_package_row_that_is_wrong_in_one_place_is_refused_by_name(string from, string to, string why) =>
        Assert.Contains(
            why, (await RefusedOf(Ndc(NdcHeader + Changed(Outer, from, to)))).Why, StringComparison.Ordinal);

    [Fact]
    public async Task A_row_that_disagrees_with_its_product_is_refused_and_the_first_stays()
    {
        var import = await Ndc(NdcHeader + Outer + Changed(Inner, "HYDROCHLORIDE 8 mg", "HYDROCHLORIDE 2 mg"));
        Assert.Single(import.Products);
        Assert.Contains("differ from row 2", Assert.Single(import.Refused).Why, StringComparison.Ordinal);
        Assert.Equal(import.RowsRead, import.RowsAccepted + import.Refused.Count);
    }

    [Fact]
    public async Task The_same_package_twice_is_refused_the_second_time()
    {
        var import = await Ndc(NdcHeader + Outer + Outer);
        Assert.Equal("The package is listed twice: it is row 2 already.", Assert.Single(import.Refused).Why);
        Assert.Single(import.Products);
    }

    [Fact]
    public async Task A_sound_Canadian_row_is_taken()
    {
        var product = Assert.Single((await Canada(CanadaHeader + Tablet)).Products);
        Assert.Equal("02143933", product.SourceKey);
        Assert.Equal((CanadianClass.Targeted, true), (product.Product.CanadianClass, product.Product.IsControlled));
        Assert.Null(product.Product.UsSchedule);
        Assert.False(product.IsDiscontinuedOn(new DateOnly(2030, 1, 1)));
    }

    [Theory]
    [InlineData("02143933", "2143933", "The DIN \"2143933\" is not eight digits.")]
    [InlineData("ATIVAN", "", "It has no name.")]
    [InlineData("LORAZEPAM 1 MG", "LORAZEPAM", "There is no strength.")]
    [InlineData("LORAZEPAM 1 MG", "", "There is no active ingredient.")]
    [InlineData("LORAZEPAM 1 MG", "LORAZEPAM 1 MG; LORAZEPAM 2 MG",
        "It lists lorazepam twice: it is a pack of several parts.")]
    [InlineData("LORAZEPAM 1 MG", "LORAZEPAM 1 MG/ML",
        "The strength of lorazepam is per mL, but the product is counted in tablets.")]
    [InlineData("LORAZEPAM 1 MG", "LORAZEPAM 1 %", "The strength of lorazepam is a percentage")]
    [InlineData("LORAZEPAM 1 MG", "LORAZEPAM 1 KG", "Bulk material, never for clients")]
    [InlineData(",TABLET,", ",,", "It has no form.")]
    [InlineData(",TABLET,", ",KIT; TABLET; CREAM,", "It is a pack of several parts.")]
    [InlineData(",TABLET,", ",BALLOON,", "The form \"BALLOON\" does not say what it is counted in.")]
    [InlineData(",TABLET,", ",GAS,", "It is a gas")]
    [InlineData("Targeted (CDSA IV)", "Schedule Q", "The legal class \"Schedule Q\" is not one that is known here.")]
    [InlineData("Targeted (CDSA IV)", "", "The legal class \"\" is not one that is known here.")]
    [InlineData(",Y,", ",,", "The column controlled says neither Y nor N.")]
    [InlineData("MARKETED", "MARKE", "The status \"MARKE\" is not one that is known here.")]
    public async Task A_Canadian_row_that_is_wrong_in_one_place_is_refused_by_name(string from, string to, string why) =>
        Assert.Contains(
            why, (await RefusedOf(Canada(CanadaHeader + Changed(Tablet, from, to)))).Why, StringComparison.Ordinal);

    [Fact]
    public async Task Whichever_mark_says_controlled_is_believed()
    {
        var byMark = Assert.Single(
            (await Canada(CanadaHeader + Changed(Tablet, "Targeted (CDSA IV)", "Prescription"))).Products);
        Assert.True(byMark.Product.IsControlled);
        Assert.Contains(byMark.Notes, note => note.EndsWith("it is treated as controlled.", StringComparison.Ordinal));
        var byClass = Assert.Single((await Canada(CanadaHeader + Changed(Tablet, ",Y,", ",N,"))).Products);
        Assert.True(byClass.Product.IsControlled);
        Assert.Contains(byClass.Notes, note => note.EndsWith("it is treated as controlled.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_product_is_read_as_off_the_market()
    {
        var product = Assert.Single(
            (await Canada(CanadaHeader + Changed(Tablet, "MARKETED", "CANCELLED POST MARKET"))).Products);
        Assert.True(product.IsDiscontinuedOn(new DateOnly(2020, 1, 1)));
    }

    [Fact]
    public async Task Quotes_commas_line_ends_and_a_byte_order_mark_are_read_by_the_rules()
    {
        var import = await Canada("\uFEFF" + CanadaHeader.TrimEnd('\n') + "\r\n"
            + "1,02143933,\"LORAZEPAM, \"\"MINI\"\"\r\nTABLETS\",,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,Targeted (CDSA IV),Y,\"10,20\",MARKETED\r\n"
            + "\r\n" + Changed(Tablet, "02143933", "02143934").TrimEnd('\n'));
        Assert.Empty(import.Refused);
        Assert.Equal(2, import.Products.Count);
        Assert.Equal("Lorazepam, \"Mini\" Tablets", import.Products[0].Product.Brand);
        Assert.Equal([4], import.Products[1].Rows);
    }

    [Fact]
    public async Task Columns_may_stand_in_another_order_with_others_beside_them()
    {
        var import = await Canada(
            "status,extra,drug_code,DIN, brand_name ,descriptor,company,form,route,ingredients,schedule,controlled,package\n"
            + "MARKETED,x,1,02143933,ATIVAN,,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,Targeted (CDSA IV),Y,30\n");
        Assert.Single(import.Products);
    }

    [Theory]
    [InlineData("1,2,3\n", "The row has 3 fields where the header has 12.")]
    [InlineData("1,02143933,ATI\"VAN,,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,OTC,N,30,MARKETED\n",
        "A quotation mark stands inside a field that is not quoted.")]
    [InlineData("1,02143933,\"ATIVAN\"X,,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,OTC,N,30,MARKETED\n",
        "There is text after the closing quotation mark of a field.")]
    [InlineData("1,02143933,ATIVAN,,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,OTC,N,30,MARKETED,more\n",
        "The row has 13 fields where the header has 12.")]
    [InlineData("1,02143933,\uFFFDMULSION,,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,OTC,N,30,MARKETED\n",
        "The row holds characters that were lost")]
    [InlineData("1,02143933,ATI\u0007VAN,,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,OTC,N,30,MARKETED\n",
        "The row holds characters that were lost")]
    public async Task A_malformed_row_is_refused_and_the_next_is_taken(string row, string why)
    {
        var import = await Canada(CanadaHeader + row + Tablet);
        Assert.Contains(why, Assert.Single(import.Refused).Why, StringComparison.Ordinal);
        Assert.Equal([3], Assert.Single(import.Products).Rows);
    }

    [Fact]
    public async Task Endless_fields_and_endless_columns_are_refused_as_rows()
    {
        var import = await Canada(CanadaHeader
            + "1,02143933," + new string('A', 20_000) + ",,TEVA,TABLET,ORAL,LORAZEPAM 1 MG,OTC,N,30,MARKETED\n"
            + new string(',', 5_000) + "\n" + Tablet);
        Assert.Equal(
            ["A field is longer than 10,000 characters.", "The row has more than 200 fields."],
            import.Refused.Select(row => row.Why));
        Assert.Single(import.Products);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n \n")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("drug_code;din;brand_name\n1;2;3\n")]
    [InlineData("{\"results\":[]}")]
    [InlineData("\u001F\u008B\b")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("a\0b\n")]
    [InlineData(CanadaHeader)]
    [InlineData("din," + CanadaHeader + Tablet)]
    [InlineData(CanadaHeader + Tablet + "1,02143934,ATIVAN,,TE")]
    [InlineData(CanadaHeader + Tablet + "1,02143934,\"ATIVAN,,TEVA,TABLET,ORAL\n" + Tablet)]
    public async Task A_table_that_is_broken_as_a_whole_gives_one_reason_and_no_product(string text)
    {
        var import = await Canada(text);
        Assert.NotNull(import.FileRefusal);
        Assert.EndsWith(".", import.FileRefusal.Why, StringComparison.Ordinal);
        Assert.EndsWith(".", import.FileRefusal.WhatToDo, StringComparison.Ordinal);
        Assert.Empty(import.Products);
        Assert.Empty(import.Refused);
        Assert.NotNull((await Ndc(text)).FileRefusal);
    }

    [Fact]
    public async Task A_missing_column_is_named() => Assert.Equal(
        "These columns are missing: schedule.",
        (await Canada(Changed(CanadaHeader, "schedule,", "") + Tablet)).FileRefusal?.Why);

    [Fact]
    public async Task A_gigantic_table_is_refused()
    {
        Assert.Equal(
            "The file is larger than 64 MB.",
            (await HealthCanadaCsvReader.ReadAsync(new EndlessReader())).FileRefusal?.Why);
        var rows = new StringBuilder(CanadaHeader);
        for (var i = 0; i <= ImportLimits.MostRows; i++)
            rows.Append("1,2\n");
        Assert.Equal("The file has more than 100,000 rows.", (await Canada(rows.ToString())).FileRefusal?.Why);
    }

    [Fact]
    public async Task However_a_table_is_mutilated_no_row_is_lost_and_nothing_crashes()
    {
        var random = new Random(20_260_102);
        var canada = CanadaHeader + Tablet + Changed(Tablet, "02143933", "02143934");
        for (var round = 0; round < 2_000; round++)
        {
            foreach (var import in new[]
            {
                await Canada(Mutilated.Once(canada, random)),
                await Ndc(Mutilated.Once(NdcHeader + Outer + Inner, random)),
            })
            {
                Assert.Equal(import.RowsRead, import.RowsAccepted + import.Refused.Count);
                Assert.True(import.FileRefusal is null || import.RowsRead == 0);
            }
        }
    }

    private sealed class EndlessReader : StringReader
    {
        public EndlessReader()
            : base("")
        {
        }

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill('a');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
