using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MedDispense.Web.Tests.Hosting;

/// <summary>One action of a controller, as routing knows it.</summary>
public sealed record WebAction(string Method, RoutePattern Route, ControllerActionDescriptor Descriptor)
{
    public bool IsOpen => Descriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();

    /// <summary>The names of the policies it wears, of the controller and its own.</summary>
    public IReadOnlyList<string?> Policies =>
        [.. Descriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).Distinct()];

    public bool HasGuidInRoute => Route.Parameters.Any(IsGuid);

    /// <summary>Its address, with an id in the place of every id.</summary>
    public string Url(Guid id) => "/" + string.Join('/', Route.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Value(parameter, id),
            _ => throw new InvalidOperationException($"A part of {Route.RawText} is of an unknown kind."),
        }))));

    public override string ToString() => $"{Method} /{Route.RawText?.TrimStart('/')}";

    /// <summary>Every action of the program.</summary>
    public static IReadOnlyList<WebAction> All(WebHouse house) =>
    [
        .. from action in house.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
               .OfType<ControllerActionDescriptor>()
           from method in action.EndpointMetadata.OfType<HttpMethodMetadata>().SelectMany(data => data.HttpMethods).DefaultIfEmpty("GET").Distinct()
           select new WebAction(method, RoutePatternFactory.Parse(action.AttributeRouteInfo?.Template
               ?? throw new InvalidOperationException($"{action.DisplayName} has no route of its own.")), action),
    ];

    private static bool IsGuid(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Any(policy => policy.Content == "guid");

    private static string Value(RoutePatternParameterPart parameter, Guid id)
    {
        if (IsGuid(parameter))
            return id.ToString();
        return parameter.ParameterPolicies.Any(policy => policy.Content?.StartsWith("regex", StringComparison.Ordinal) == true)
            ? new DateOnly(2026, 6, 10).ToString("O", CultureInfo.InvariantCulture)
            : "1";
    }
}
