using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace MedDispense.Web.Hosting;

/// <summary>Views live beside their controller: a screen is found by its address.</summary>
public static class FeatureViewLocations
{
    /// <summary>Looks for a view in the folder of the controller's feature, then in <c>Features/Shared</c>.</summary>
    public static void Apply(RazorViewEngineOptions options)
    {
        options.ViewLocationFormats.Clear();
        options.ViewLocationFormats.Add("/Features/{1}/{0}" + RazorViewEngine.ViewExtension);
        options.ViewLocationFormats.Add("/Features/Shared/{0}" + RazorViewEngine.ViewExtension);
        options.ViewLocationExpanders.Add(new OfFeature());
    }

    /// <summary>The folder by the controller's namespace, where a feature has several controllers.</summary>
    private sealed class OfFeature : IViewLocationExpander
    {
        private const string Key = "feature";

        public void PopulateValues(ViewLocationExpanderContext context)
        {
            if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } name })
                context.Values[Key] = name[(name.LastIndexOf('.') + 1)..];
        }

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            context.Values.TryGetValue(Key, out var feature)
                ? viewLocations.Prepend($"/Features/{feature}/{{0}}{RazorViewEngine.ViewExtension}")
                : viewLocations;
    }
}
