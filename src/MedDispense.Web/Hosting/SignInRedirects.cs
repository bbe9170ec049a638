using MedDispense.Domain.Audit;
using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;

namespace MedDispense.Web.Hosting;

/// <summary>Where a request goes that nobody is signed in for, or that the person has no right to.</summary>
internal static class SignInRedirects
{
    /// <summary>To the locked screen or the sign-in page, keeping where the person was.</summary>
    public static Task ToDoorAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            var said = context.HttpContext.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context.HttpContext);
            said.Say(new Flash(Severity.Caution, "What you sent was not recorded: nobody was signed in here any more.",
                "Sign in. What you had entered comes back, PIN and badge apart; check it, then send it again."));
            said.Save();
        }

        var door = context.HttpContext.RequestServices.GetRequiredService<CurrentStaff>().Locked is null ? "/sign-in" : "/lock";
        context.Response.Redirect(QueryHelpers.AddQueryString(door, "returnUrl", PageOf(request)));
        return Task.CompletedTask;
    }

    /// <summary>403, recorded: a page that the person has no right to.</summary>
    public static async Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<CurrentStaff>().IsSignedIn)
        {
            var path = context.Request.Path.Value ?? "";
            await services.GetRequiredService<Audits>().RecordAsync(AuditKind.AccessRefused, "page", null,
                $"{context.Request.Method} {path[..Math.Min(path.Length, 200)]}");
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    /// <summary>The page to come back to: for a form that was sent, the page that showed it.</summary>
    public static string PageOf(HttpRequest request)
    {
        // A page about an error carries the address that failed; coming back to it would fail again.
        if (request.Path.StartsWithSegments("/errors", StringComparison.OrdinalIgnoreCase))
            return "/";
        if (HttpMethods.IsGet(request.Method))
            return request.Path + request.QueryString;
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value
            ? page.PathAndQuery
            : "/";
    }
}
