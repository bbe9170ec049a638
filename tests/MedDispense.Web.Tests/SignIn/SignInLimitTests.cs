using System.Net;
using MedDispense.Web.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace MedDispense.Web.Tests.SignIn;

public sealed class SignInLimitTests
{
    [Fact]
    public async Task One_address_that_tries_too_often_is_asked_to_wait_and_another_one_signs_in()
    {
        await using var house = await WebHouse.OpenAsync();
        var browser = house.Visit();
        var door = await browser.GetAsync("/sign-in");

        for (var i = 0; i < SignInLimits.TriesPerMinute; i++)
        {
            var wrong = await browser.SubmitAsync(door, ("Name", $"nobody{i}"), ("Password", "wrong"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        }

        var refused = await browser.SubmitAsync(door, ("Name", house.NameOf("nurse")), ("Password", WebHouse.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("Too many tries in a short time", refused.Text, StringComparison.Ordinal);
        Assert.Contains("then try again", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).Status);

        // From elsewhere the form is looked at; without its token it is no good, but it is not too many.
        var elsewhere = await house.Services.GetTestServerOf().SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
            context.Request.Method = "POST";
            context.Request.Path = "/sign-in";
        });
        Assert.Equal(400, elsewhere.Response.StatusCode);
    }
}

internal static class TestServers
{
    public static TestServer GetTestServerOf(this IServiceProvider services) =>
        (TestServer)services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>();
}
