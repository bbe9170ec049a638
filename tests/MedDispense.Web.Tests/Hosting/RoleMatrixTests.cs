using System.Net;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Errors;
using MedDispense.Web.Features.Setup;
using MedDispense.Web.Features.SignIn;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Hosting;

/// <summary>Who may open what: every action of the program, asked over HTTP by one person of every role. An action that
/// is merged later is asked too.</summary>
public sealed class RoleMatrixTests
{
    /// <summary>The doors: what works before anybody is known.</summary>
    private static readonly Type[] Doors =
        [typeof(SignInController), typeof(SignOutController), typeof(LockController), typeof(SetupController), typeof(ErrorsController)];

    private static readonly StaffRights AllRights = StaffWords.Rights.Aggregate((all, right) => all | right);

    [Fact]
    public async Task Every_action_names_its_policy_and_only_the_doors_are_open()
    {
        await using var house = await WebHouse.OpenAsync();
        var actions = WebAction.All(house);
        Assert.True(actions.Count > 100, $"Only {actions.Count} actions were found.");

        Assert.All(actions.Where(action => action.IsOpen), action => Assert.Contains(action.Descriptor.ControllerTypeInfo.AsType(), Doors));
        Assert.All(actions.Where(action => !action.IsOpen), action =>
        {
            Assert.NotEmpty(action.Policies);
            Assert.All(action.Policies, policy => Assert.True(policy is not null && Policies.Rules.ContainsKey(policy), $"{action} wears {policy ?? "no policy"}."));
        });
    }

    [Fact]
    public async Task Every_form_that_is_sent_asks_for_its_token()
    {
        await using var house = await WebHouse.OpenAsync();
        using var browser = await house.SignInAsync("manager");
        await GiveAsync(house, "manager", StaffWords.Roles.Where(role => role != StaffRoles.Inspector).Aggregate((all, role) => all | role), AllRights);

        // Locking and signing out ask for none: at the minute at which a page locks itself, the server knows nobody any
        // more, and whoever wants to leave is never kept.
        foreach (var action in WebAction.All(house).Where(action => action.Method == "POST" && action.ToString() is not ("POST /lock" or "POST /sign-out")))
        {
            var answer = await AskAsync(browser, action);
            Assert.True(answer.Status == HttpStatusCode.BadRequest || IsErrors(action), $"{action} answered {answer.Status} to a form without a token.");
        }
    }

    [Fact]
    public async Task Each_role_opens_what_its_policies_say_and_nothing_else()
    {
        await using var house = await WebHouse.OpenAsync();
        var actions = WebAction.All(house).Where(action => !action.IsOpen).ToList();
        using var browser = await house.SignInAsync("support");
        var wrong = new List<string>();
        foreach (var role in StaffWords.Roles)
        {
            // Each right alone matters only where a policy asks for rights.
            foreach (var rights in StaffWords.Rights.Append(StaffRights.None).Append(AllRights))
            {
                await GiveAsync(house, "support", role, rights);
                var actor = house.Actor("support") with { Roles = role, Rights = rights };
                var asked = rights == StaffRights.None ? actions : actions.Where(AsksForRights);
                foreach (var action in asked)
                {
                    var expected = action.Policies.All(policy => Policies.Rules[policy!].Allows(actor));
                    var answer = await AskAsync(browser, action);
                    if ((answer.Status != HttpStatusCode.Forbidden) != expected || answer.Status >= HttpStatusCode.InternalServerError)
                        wrong.Add($"{role.Say()} with {rights.Say()}: {action} answered {(int)answer.Status}, expected {(expected ? "to open" : "403")}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nobody_opens_anything_without_signing_in_or_from_a_locked_screen()
    {
        await using var house = await WebHouse.OpenAsync();
        using var nobody = house.Visit();
        using var locked = await house.SignInAsync("manager");
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        foreach (var action in WebAction.All(house).Where(action => !action.IsOpen))
        {
            var answer = await AskAsync(nobody, action);
            Assert.True(answer.Location?.StartsWith("/sign-in?", StringComparison.Ordinal), $"{action} answered {answer.Status} to nobody.");
            answer = await AskAsync(locked, action);
            Assert.True(answer.Location?.StartsWith("/lock?", StringComparison.Ordinal), $"{action} answered {answer.Status} to a locked screen.");
        }
    }

    internal static Task<int> GiveAsync(WebHouse house, string who, StaffRoles roles, StaffRights rights) => house.ArrangeAsync(async db =>
    {
        var person = await db.Staff.SingleAsync(row => row.Id == house.People[who].Id);
        (person.Roles, person.Rights) = (roles, rights);
    });

    private static bool AsksForRights(WebAction action) =>
        action.Policies.Any(policy => Policies.Rules[policy!].AllOf != StaffRights.None);

    private static bool IsErrors(WebAction action) => action.Descriptor.ControllerTypeInfo.AsType() == typeof(ErrorsController);

    private static Task<Answer> AskAsync(Browser browser, WebAction action)
    {
        var url = action.Url(Guid.CreateVersion7());
        return action.Method == "POST" ? browser.PostAsync(url, []) : browser.SendAsync(new HttpRequestMessage(new HttpMethod(action.Method), url));
    }
}
