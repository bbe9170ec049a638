using Microsoft.AspNetCore.Mvc.Razor;

namespace MedDispense.Web.Hosting;

/// <summary>Views live beside their controller: a screen is found by its address.</summary>
public static class FeatureViewLocations
{
    /// <summary>Looks for a view in <c>Features/{Controller}</c>, then in <c>Features/Shared</c>.</summary>
    public static void Apply(RazorViewEngineOptions options)
    {
        options.ViewLocationFormats.Clear();
        options.ViewLocationFormats.Add("/Features/{1}/{0}" + RazorViewEngine.ViewExtension);
        options.ViewLocationFormats.Add("/Features/Shared/{0}" + RazorViewEngine.ViewExtension);
    }
}
