using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing.Template;

namespace MedDispense.Browser.Tests.Pages;

/// <summary>One address that the program answers to GET, as its controllers declare it.</summary>
public sealed class Route
{
    private readonly RouteTemplate _template;
    private readonly TemplateMatcher _matcher;

    private Route(string template)
    {
        _template = TemplateParser.Parse(template);
        _matcher = new TemplateMatcher(_template, []);
        Text = "/" + template;
    }

    /// <summary>As declared: <c>/packs/{id:guid}</c>.</summary>
    public string Text { get; }

    /// <summary>Whether the address itself is the whole route.</summary>
    public bool IsPlain => _template.Parameters.Count == 0;

    /// <summary>Every route of the running program, the most particular first, so that pages that are added later are
    /// among them.</summary>
    public static IReadOnlyList<Route> Of(IServiceProvider program) =>
    [
        .. program.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<ControllerActionDescriptor>()
            .Where(action => action.ActionConstraints?.OfType<HttpMethodActionConstraint>()
                .All(constraint => constraint.HttpMethods.Contains("GET")) != false)
            .Select(action => action.AttributeRouteInfo?.Template?.TrimStart('/')
                ?? throw new InvalidOperationException($"{action.DisplayName} has no address of its own."))
            .Distinct().Select(template => new Route(template))
            .OrderBy(route => route._template.Parameters.Count).ThenBy(route => route.Text, StringComparer.Ordinal),
    ];

    public bool Matches(string path)
    {
        var values = new RouteValueDictionary();
        return _matcher.TryMatch(path, values) && _template.Parameters.All(parameter =>
            !parameter.InlineConstraints.Any(constraint => constraint.Constraint == "guid")
            || Guid.TryParse(values[parameter.Name!] as string, out _));
    }
}
