using MedDispense.Domain.Audit;
using MedDispense.Testing;
using MedDispense.Web.Tests.Doses;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Scanners;

/// <summary>A manager scans one symbol, and the page says what the scanner makes of the separator.</summary>
public sealed class ScannersPageTests
{
    private const string Before = "010950600013435210A1";
    private const string After = "21B2";

    [BothDatabases]
    public Task The_sign_that_a_scanner_sends_is_found_out_taken_and_understood_everywhere(DatabaseKind kind) => DoseHouse.RunAsync(kind, async ward =>
    {
        var pack = await ward.PackAsync(ward.Plain, 5, lot: "A1");
        using var manager = await ward.House.SignInAsync("manager");

        var tried = await manager.SubmitAsync(await manager.GetAsync("/settings/scanners"), "form:has(input[name=Read])", ("Read", Before + "~" + After));
        Assert.Contains("This scanner sends ~ for the separator.", tried.Text, StringComparison.Ordinal);
        Assert.Null(await StandInAsync(ward));
        var taken = await manager.SubmitAsync(tried, "form[action$='/use']");

        Assert.Equal("/settings/scanners", taken.Location);
        Assert.Equal("~", await StandInAsync(ward));
        var page = await manager.GetAsync("/settings/scanners");
        Assert.Equal("~", page.Page.Body!.GetAttribute("data-gs"));
        Assert.Contains("Sign that scanners send for the separator", (await manager.GetAsync("/settings/history")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await ward.House.AskAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.Changed && row.Subject == "scanners")));
        // The lot ends where the sign stands.
        var found = await manager.SubmitAsync(await manager.GetAsync("/scan"), ("Text", $"10A1~21B2"), ("Source", "keyboard"));
        Assert.Equal($"/packs/{pack.Id}", found.Location);

        ward.House.Clock.Advance(TimeSpan.FromMinutes(1));
        var back = await manager.SubmitAsync(page, "form[action$='/use']");
        Assert.Equal("/settings/scanners", back.Location);
        Assert.Null(await StandInAsync(ward));
    });

    [Theory]
    [InlineData(Before + "\u001d" + After, "This scanner is understood")]
    [InlineData(Before + After, "leaves the separator out")]
    [InlineData(Before + "-" + After, "a sign that a lot may hold")]
    [InlineData("MDP123", "This is not the symbol of this page.")]
    public Task What_cannot_be_taken_is_said_and_changes_nothing(string read, string said) => DoseHouse.RunAsync(async ward =>
    {
        using var manager = await ward.House.SignInAsync("manager");
        var page = await manager.GetAsync("/settings/scanners");

        var tried = await manager.SubmitAsync(page, "form:has(input[name=Read])", ("Read", read));
        var forced = await manager.PostAsync("/settings/scanners/use", [new("Version", "1"), new("StandIn", "-"), new("__RequestVerificationToken", SignIn.BadgeTests.Token(page))]);

        Assert.Contains(said, tried.Text, StringComparison.Ordinal);
        Assert.Equal(422, (int)forced.Status);
        Assert.Null(await StandInAsync(ward));
    });

    [Fact]
    public Task A_change_on_an_old_page_is_refused() => DoseHouse.RunAsync(async ward =>
    {
        using var manager = await ward.House.SignInAsync("manager");
        var page = await manager.GetAsync("/settings/scanners");
        var tried = await manager.SubmitAsync(page, "form:has(input[name=Read])", ("Read", Before + "~" + After));
        await ward.House.ArrangeAsync(async db => (await db.Facilities.SingleAsync(row => row.Id == ward.House.FacilityId)).Version++);

        Assert.Equal(422, (int)(await manager.SubmitAsync(tried, "form[action$='/use']")).Status);
        Assert.Null(await StandInAsync(ward));
    });

    private static Task<string?> StandInAsync(DoseHouse ward) => ward.House.AskAsync(async db =>
        Domain.Facilities.FacilityLimits.At(ward.House.Now(), await db.FacilitySettings.AsNoTracking().ToListAsync()).SeparatorStandIn);
}
