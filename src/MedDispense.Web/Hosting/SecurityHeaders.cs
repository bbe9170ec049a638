using Microsoft.Net.Http.Headers;

namespace MedDispense.Web.Hosting;

/// <summary>The headers that every answer carries.</summary>
public static class SecurityHeaders
{
    /// <summary>
    /// No inline script or style anywhere; WebAssembly for reading and drawing barcodes; pictures from the browser's
    /// own canvas (data, blob) for photos before they are sent.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string PermissionsPolicy =
        "camera=(self), publickey-credentials-create=(self), publickey-credentials-get=(self), "
        + "microphone=(), geolocation=(), payment=(), usb=(), serial=(self), display-capture=()";

    /// <summary>Adds the headers when an answer starts, so that error pages and static files carry them too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                Write((HttpResponse)state);
                return Task.CompletedTask;
            }, context.Response);
            return next(context);
        });

    private static void Write(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // A page about a client must not stay in the cache of a shared tablet. Static files set their own caching.
        var isPage = response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        if (isPage || !headers.ContainsKey(HeaderNames.CacheControl)) headers.CacheControl = "no-store";
    }
}
