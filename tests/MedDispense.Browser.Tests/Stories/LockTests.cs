using MedDispense.Browser.Tests.Ground;
using MedDispense.Browser.Tests.Houses;
using MedDispense.Browser.Tests.Pages;
using MedDispense.Data;
using MedDispense.Data.Ledger;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Stations;
using MedDispense.Web.Hosting;
using Microsoft.Playwright;

namespace MedDispense.Browser.Tests.Stories;

/// <summary>A tablet that several people share: it locks itself, opens again, and changes hands by badge and PIN; a
/// person of two houses chooses one.</summary>
[Collection(BrowserTests.Name)]
public sealed class LockTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_tablet_that_nobody_uses_locks_itself_and_the_next_person_takes_over_with_badge_and_pin()
    {
        await using var house = await BrowserHouse.OpenAsync();
        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        var bound = await house.AsAsync<BindStation, BindStation.Result>("manager", use => use.RunAsync(
            house.Act("manager"), new(Guid.CreateVersion7(), "Tablet at cart A", house.Places["cart"].Id)));
        await page.Context.AddCookiesAsync([new() { Name = StationCookie.Name, Value = bound.Token!, Url = house.Address.ToString() }]);
        await BrowserHouse.SignInAsync(page, "nurse");
        await page.Clock.InstallAsync();
        await page.GotoAsync("/stock/expiring");

        // A key just before the time is over keeps the screen open.
        await page.Clock.FastForwardAsync("04:50");
        var told = page.WaitForRequestAsync("**/lock/awake");
        await page.Keyboard.PressAsync("Shift");
        await told;
        await page.Clock.FastForwardAsync("00:30");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Expiring stock");

        // Then nobody touches it, and it does not wait for the next request.
        await page.Clock.FastForwardAsync("05:00");
        await page.WaitForURLAsync("**/lock?**");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This screen is locked");
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("Expiring stock");

        // The same person goes on where they were.
        await page.GetByLabel("Your PIN").FillAsync(BrowserHouse.Pin);
        await page.GetByLabel("Your PIN").PressAsync("Enter");
        await page.WaitForURLAsync("**/stock/expiring");

        await page.Clock.FastForwardAsync("05:10");
        await page.WaitForURLAsync("**/lock?**");
        await page.GetByRole(AriaRole.Link, new() { Name = "Scan your badge" }).ClickAsync();
        await page.WedgeScanAsync(house.BadgeOf("nurse2"));
        await Assertions.Expect(page.GetByLabel("Badge")).ToHaveValueAsync(house.BadgeOf("nurse2"));
        await Assertions.Expect(page.GetByLabel("PIN")).ToBeFocusedAsync();
        // A hand is slower than a scanner.
        await page.Keyboard.TypeAsync(BrowserHouse.Pin, new() { Delay = 150 });
        await page.Keyboard.PressAsync("Enter", new() { Delay = 150 });
        await page.WaitForURLAsync(new Uri(house.Address, "/").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tom Okafor");
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_person_of_two_houses_chooses_where_they_work()
    {
        await using var house = await BrowserHouse.OpenAsync();
        var second = Guid.CreateVersion7();
        await house.Services.GetRequiredService<FacilityFounder>().FoundAsync(new Facility
        {
            Id = second,
            Name = "Meadow House for people who need a long name to tell their houses apart",
            Address = "2 Field Lane\nPortland ME 04101",
            Jurisdiction = Jurisdiction.UnitedStates,
            LicenceKind = LicenceKind.UsDeaRegistered,
            RegistrationNumber = "BM1234566",
            TimeZoneId = "America/New_York",
            PaperSize = PaperSize.Letter,
            CreatedAt = house.Clock.GetUtcNow().UtcDateTime.AddDays(-40),
            WentLiveAt = house.Clock.GetUtcNow().UtcDateTime.AddDays(-28),
        });
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MedDispenseDb>().LookAt(second);
            db.Staff.Add(new StaffMembership
            {
                FacilityId = second,
                Id = Guid.CreateVersion7(),
                UserId = house.People["nurse"].UserId,
                Name = "Priya Lindqvist",
                Initials = "PL",
                Roles = StaffRoles.Nurse,
                Rights = StaffRights.HandleControlled,
                BadgeColour = "plum",
                From = house.Clock.GetUtcNow().UtcDateTime.AddDays(-40),
            });
            await db.SaveChangesAsync();
        }

        await using var visit = await browser.VisitAsync(house.Address);
        var page = visit.Page;
        await page.GotoAsync("/stock/expiring");
        await page.GetByLabel("Sign-in name").FillAsync(BrowserHouse.NameOf("nurse"));
        await page.GetByLabel("Password").FillAsync(BrowserHouse.Password);
        await page.GetByLabel("Password").PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-in/house**");
        Assert.Empty(await page.FaultsAsync("door-house"));
        visit.TakeComplaints();

        await page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("house");
        await page.GetByLabel("Meadow House").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();

        // Where they were going is where they come to, in the house they chose.
        await page.WaitForURLAsync("**/stock/expiring");
        await Assertions.Expect(page.Locator(".place")).ToContainTextAsync("Meadow House");
    }
}
