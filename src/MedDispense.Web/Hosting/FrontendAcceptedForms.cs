using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MedDispense.Web.Hosting;

/// <summary>
/// A POST that an action answers with a redirect was accepted (post, redirect, get). The next page tells the browser,
/// which may then forget what it kept of that form. A refused form comes back as a page, and an expired sign-in is
/// answered before any action: in both cases nothing is forgotten.
/// </summary>
public sealed class FrontendAcceptedForms(ITempDataDictionaryFactory tempData) : IAsyncResultFilter
{
    /// <summary>TempData key under which the layout finds the path of the form that was accepted.</summary>
    public const string Key = "frame.accepted";

    public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && context.Result is IKeepTempDataResult)
            tempData.GetTempData(context.HttpContext)[Key] = request.PathBase.Add(request.Path).Value;
        return next();
    }
}
