using System.Text;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Tests.Hosting;

public sealed class CsvSheetTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 20", "'+44 20")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("plain", "plain")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    [InlineData("one, two", "\"one, two\"")]
    [InlineData("said \"no\"", "\"said \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=\"x\",1", "\"'=\"\"x\"\",1\"")]
    public void Words_are_quoted_and_never_run_as_a_formula(string words, string cell) =>
        Assert.Equal($"{cell}\r\n", Written(new CsvSheet().Row(words)));

    [Fact]
    public void Figures_stay_figures_below_zero_too() =>
        Assert.Equal("-8.5,12,,4/3\r\n", Written(new CsvSheet().Figure("-8.5").Number(12).Figure(null).Figure("4/3").EndRow()));

    [Theory]
    [InlineData("=1")]
    [InlineData("1+1")]
    [InlineData("1-1")]
    [InlineData("-cmd")]
    public void What_is_no_figure_is_not_written_as_one(string words) =>
        Assert.Throws<ArgumentException>(() => new CsvSheet().Figure(words));

    [Fact]
    public void A_spreadsheet_is_told_that_it_is_utf8() =>
        Assert.Equal(Encoding.UTF8.GetPreamble(), new CsvSheet().Row("é").ToBytes()[..3]);

    private static string Written(CsvSheet sheet) => Encoding.UTF8.GetString(sheet.ToBytes()[3..]);
}
