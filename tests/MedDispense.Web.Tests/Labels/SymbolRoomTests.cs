using MedDispense.Web.Features.Labels;
using MedDispense.Web.Features.Shared.Tags;

namespace MedDispense.Web.Tests.Labels;

public sealed class SymbolRoomTests
{
    private const string Code = "MDC12345678Z";

    [Theory]
    [InlineData(203)]
    [InlineData(300)]
    [InlineData(600)]
    public void A_module_is_a_whole_number_of_dots_and_never_too_narrow(int perInch)
    {
        var printer = PrinterDots.Find(perInch)!;
        foreach (var stock in LabelStock.All)
        {
            foreach (var symbology in (Symbology[])[Symbology.DataMatrix, Symbology.Code128])
            {
                var room = SymbolRoom.On(stock, symbology);
                if (room.Fit(symbology, Code, printer, out _) is not { } size)
                    continue;
                var dots = size.Module * perInch / 25.4;
                Assert.Equal(Math.Round(dots), dots, 6);
                Assert.True(size.Module >= PrinterDots.NarrowestModule, $"{stock.Code}: {size.Module} mm");
                Assert.True(size.Module * SymbolModules.Across(symbology, Code) <= room.Width + 1e-9, stock.Code);
            }
        }
    }

    [Fact]
    public void Bars_that_are_too_long_are_refused_with_what_to_choose_and_a_square_fits()
    {
        var small = LabelStock.Of("a4-65")[0];
        var printer = PrinterDots.All[0];

        Assert.Null(SymbolRoom.On(small, Symbology.Code128).Fit(Symbology.Code128, Code, printer, out var why));
        Assert.Equal("Code 128 needs 47 mm for this code, and this label has 36 mm. Choose Data Matrix, or a larger label.", why);
        Assert.NotNull(SymbolRoom.On(small, Symbology.DataMatrix).Fit(Symbology.DataMatrix, Code, printer, out _));
    }

    [Fact]
    public void Signs_that_bars_do_not_know_are_refused_and_a_square_says_them()
    {
        var large = LabelStock.Of("roll-102x51")[0];
        var printer = PrinterDots.All[0];

        Assert.Null(SymbolRoom.On(large, Symbology.Code128).Fit(Symbology.Code128, "Łącka 李", printer, out var why));
        Assert.Equal("Code 128 cannot say every sign of this code. Choose Data Matrix.", why);
        Assert.NotNull(SymbolRoom.On(large, Symbology.DataMatrix).Fit(Symbology.DataMatrix, "Łącka 李", printer, out _));
    }

    [Fact]
    public void A_square_that_is_too_large_is_refused_too()
    {
        Assert.Null(new SymbolRoom(4, 4).Fit(Symbology.DataMatrix, Code, PrinterDots.All[0], out var why));
        Assert.Equal("Data Matrix needs 5 mm for this code, and this label has 4 mm. Choose a larger label.", why);
        Assert.Null(new SymbolRoom(99, 99).Fit(Symbology.DataMatrix, new string('x', 400), PrinterDots.All[0], out why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void Every_stock_fits_on_its_paper()
    {
        Assert.All(LabelStock.All, stock =>
        {
            Assert.True((stock.Columns * stock.Width) + ((stock.Columns - 1) * stock.GapX) <= stock.Page.Width, stock.Code);
            Assert.True((stock.Rows * stock.Height) + ((stock.Rows - 1) * stock.GapY) <= stock.Page.Height, stock.Code);
        });
    }
}
