using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Features.Errors;

/// <summary>
/// The pages for requests that cannot be answered. Reached by running the request again on this path, with the method
/// it had, so no method and no missing token may stop it.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorsController : Controller
{
    /// <summary>
    /// An answer that an action or the pipeline gave without a page. The status is read from the route itself: binding
    /// would look into the form of the failed request, which may hold anything, or be too large to be read.
    /// </summary>
    [Route("/errors/{status:int:range(400,599)}")]
    public IActionResult Status()
    {
        var status = int.Parse(RouteData.Values["status"]?.ToString() ?? "500", CultureInfo.InvariantCulture);
        return Page(BodyWasTooLarge(status) ? StatusCodes.Status413PayloadTooLarge : status);
    }

    /// <summary>An exception; its status was chosen by the handler.</summary>
    [Route("/errors/unexpected")]
    public IActionResult Unexpected() =>
        Page(Response.StatusCode < 400 ? StatusCodes.Status500InternalServerError : Response.StatusCode);

    /// <summary>Reading the token of a form that is too large fails first, and would blame the form's age.</summary>
    private bool BodyWasTooLarge(int status) =>
        status == StatusCodes.Status400BadRequest
        && Request.ContentLength is { } length
        && HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize < length;

    private ViewResult Page(int status)
    {
        Response.StatusCode = status;
        var wasSending = !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method);
        var words = ErrorWords.For(status, wasSending, RetryAfter());
        return View("Error", new ErrorView(words, status >= 500 ? HttpContext.TraceIdentifier : null));
    }

    private int? RetryAfter() =>
        int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
