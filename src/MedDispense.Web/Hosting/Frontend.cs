using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MedDispense.Web.Hosting;

/// <summary>
/// The frame that all pages share: where views are found, words of the form, error pages, static files.
/// </summary>
public static class Frontend
{
    /// <summary>Adds what the layout, the tag helpers and the forms need.</summary>
    public static IMvcBuilder AddFrame(this IMvcBuilder mvc)
    {
        mvc.Services.TryAddSingleton(TimeProvider.System);
        mvc.Services.AddScoped<CurrentFrame>();
        mvc.Services.Configure<RazorViewEngineOptions>(FeatureViewLocations.Apply);
        mvc.Services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<AutoValidateAntiforgeryTokenAttribute>();
            options.Filters.Add<FrontendAcceptedForms>();
            FrontendWords.Apply(options);
        });
        // Errors are said by the server in its own words; no validation script is shipped.
        mvc.Services.Configure<MvcViewOptions>(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        // frame-ancestors in the content security policy says it for every answer.
        mvc.Services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);
        return mvc;
    }

    /// <summary>
    /// Call first in the pipeline: headers, error pages, static files. Pages get the addresses of the files with their
    /// fingerprint when controllers are mapped with <c>MapControllers().WithStaticAssets()</c>.
    /// </summary>
    public static WebApplication UseFrame(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/errors/unexpected",
            StatusCodeSelector = error => error is BadHttpRequestException bad
                ? bad.StatusCode
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        // The sign-in page needs them before anybody is known.
        app.MapStaticAssets().AllowAnonymous();
        return app;
    }
}
