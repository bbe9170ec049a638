using System.Net;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Ledger;
using MedDispense.Domain.Staff;
using MedDispense.Testing;
using MedDispense.Web.Features.Settings;
using MedDispense.Web.Features.Setup;
using MedDispense.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Setup;

public sealed class SetupTests
{
    private static readonly FacilityDetails House = new("Harbour House", "1 Quay Street\nPortland ME 04101", Jurisdiction.UnitedStates,
        LicenceKind.UsDeaRegistered, "AB1234563", "America/New_York", PaperSize.Letter);

    private static readonly FoundFacility.FirstPerson Lena = new("Lena Fischer", "LF", "lena", "quiet harbour morning", AlsoManages: true);

    private static readonly (string, string?)[] Entries =
    [
        ("Name", House.Name), ("Address", House.Address), ("Jurisdiction", "UnitedStates"), ("LicenceKind", "UsDeaRegistered"),
        ("RegistrationNumber", "ab 1234563"), ("TimeZoneId", "America/New_York"), ("PaperSize", "Letter"), ("PersonName", Lena.Name),
        ("Initials", Lena.Initials), ("SignInName", Lena.SignInName), ("Password", Lena.Password), ("Again", Lena.Password), ("AlsoManages", "true"),
    ];

    [Fact]
    public async Task The_first_run_founds_a_house_and_its_first_person_and_the_page_is_gone()
    {
        await using var program = await WebHouse.OpenAsync(empty: true);
        using var browser = program.Visit();
        Assert.Equal("/setup", (await browser.GetAsync("/sign-in")).Location);
        var form = await browser.GetAsync("/setup");

        Assert.Equal("/sign-in", (await browser.SubmitAsync(form, Entries)).Location);
        Assert.Contains("Harbour House is founded.", (await browser.GetAsync("/sign-in")).Text, StringComparison.Ordinal);

        Assert.Equal("/sign-in", (await browser.SubmitAsync(form, Entries)).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(form, [.. Entries, ("Id", Guid.CreateVersion7().ToString())])).Status);
        Assert.Equal("/", (await SignInTests.EnterAsync(browser, "lena", Lena.Password)).Location);
        var home = await browser.GetAsync("/");
        Assert.Contains("Set your PIN", home.Page.QuerySelector("main a.btn-act")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/account/pin", home.Page.QuerySelector("main a.btn-act")!.GetAttribute("href"));
        Assert.Equal(6, home.Page.QuerySelectorAll("#steps-h ~ ol > li").Length);
        Assert.Contains("Done", home.Page.QuerySelectorAll("#steps-h ~ ol > li")[3].TextContent, StringComparison.Ordinal);
        foreach (var step in home.Page.QuerySelectorAll("#steps-h ~ ol a"))
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(step.GetAttribute("href")!)).Status);
        Assert.DoesNotContain("Nothing waits for you", home.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/setup")).Status);
        var settings = (await browser.GetAsync("/settings")).Page.Body!.TextContent;
        Assert.Contains("AB1234563", settings, StringComparison.Ordinal);
        Assert.Contains("controlled house stock under its DEA number", settings, StringComparison.Ordinal);
        var history = await browser.GetAsync("/settings/history");
        Assert.Equal(7, history.Page.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("Cart", (await browser.GetAsync("/stations/bind")).Page.QuerySelector("#PlaceId")!.TextContent, StringComparison.Ordinal);
    }

    [BothDatabases]
    public async Task The_house_is_founded_whole(DatabaseKind kind)
    {
        await using var program = await WebHouse.OpenAsync(kind, empty: true);
        var command = Command() with { First = Lena with { AlsoManages = false } };

        Assert.Equal(FirstFounding.Founded, (await FoundAsync(program, command)).Founding);

        await using var scope = program.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.MedDispenseDb>().LookAt(command.Id);
        Assert.Equal(PlaceKinds.NotPhysical.Count + 2, await db.Places.CountAsync());
        var person = await db.Staff.SingleAsync(row => row.UserId != ProgramActor.UserId);
        Assert.Equal((StaffRoles.Administrator, StaffRights.None), (person.Roles, person.Rights));
        Assert.False((await db.Users.SingleAsync(user => user.Id != ProgramActor.UserId)).MustChangePassword);
        Assert.Equal(1, await db.ChainHeads.CountAsync());
        Assert.Equal(1, await db.AuditEntries.CountAsync());
    }

    [BothDatabases]
    public async Task Of_two_set_ups_at_once_one_founds(DatabaseKind kind)
    {
        await using var program = await WebHouse.OpenAsync(kind, empty: true);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => FoundAsync(program, Command() with { First = Lena with { SignInName = "lena" + i } })));

        Assert.Single(results, result => result.Founding == FirstFounding.Founded);
        Assert.Equal(5, results.Count(result => result.Founding == FirstFounding.OtherExists));
        await using var scope = program.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<Data.MedDispenseDb>().Facilities.CountAsync());
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<Data.MedDispenseDb>().Users.CountAsync(user => user.Id != ProgramActor.UserId));
    }

    [BothDatabases]
    public async Task The_same_form_sent_several_times_at_once_founds_one_house(DatabaseKind kind)
    {
        await using var program = await WebHouse.OpenAsync(kind, empty: true);
        var command = Command();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FoundAsync(program, command)));

        Assert.Single(results, result => result.Founding == FirstFounding.Founded);
        Assert.Equal(3, results.Count(result => result.Founding == FirstFounding.SameAlready));
    }

    [Fact]
    public async Task Every_entry_that_does_not_fit_is_refused_at_its_field_and_nothing_is_founded()
    {
        await using var program = await WebHouse.OpenAsync(empty: true);
        using var browser = program.Visit();
        var form = await browser.GetAsync("/setup");
        (string Field, string? Value)[] wrong =
        [
            ("Name", ""), ("Name", new string('x', 121)), ("Address", null), ("Address", new string('x', 401)),
            ("Jurisdiction", null), ("Jurisdiction", "Atlantis"), ("Jurisdiction", "77"), ("Jurisdiction", "UnitedKingdom"),
            ("LicenceKind", null), ("LicenceKind", "99"), ("RegistrationNumber", ""), ("RegistrationNumber", "AB1234564"),
            ("TimeZoneId", "Mars/Olympus"), ("TimeZoneId", null), ("PaperSize", "A0"), ("PaperSize", "9"),
            ("Safe", ""), ("Safe", "Quarantine shelf"), ("Quarantine", null), ("Cart", new string('x', 81)),
            ("PersonName", ""), ("Initials", "ABCDE"), ("SignInName", "x"), ("SignInName", "lena fischer"),
            ("Password", "short"), ("Password", "lena lena lena"), ("Again", "another thing entirely"), ("Id", null), ("AlsoManages", "perhaps"),
        ];
        foreach (var (field, value) in wrong)
        {
            var entries = Entries.Where(entry => entry.Item1 != field).Append((field, value));
            if (field == "Password")
                entries = entries.Where(entry => entry.Item1 != "Again").Append(("Again", value));
            var answer = await browser.SubmitAsync(form, [.. entries]);
            Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, $"{field}={value}: {answer.Status}");
            Assert.NotNull(answer.Page.QuerySelector(".error-summary"));
            Assert.All(answer.Page.QuerySelectorAll("main input[type=password]"), input => Assert.Null(input.GetAttribute("value")));
        }

        await using var scope = program.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<Data.MedDispenseDb>().Facilities.CountAsync());
    }

    private static FoundFacility.Command Command() => new(Guid.CreateVersion7(), House,
        [(PlaceKind.Safe, "Controlled cupboard"), (PlaceKind.Quarantine, "Quarantine shelf")], Lena);

    private static async Task<FoundFacility.Result> FoundAsync(WebHouse program, FoundFacility.Command command)
    {
        await using var scope = program.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FoundFacility>().RunAsync(command, program.Clock.GetUtcNow().UtcDateTime);
    }
}
