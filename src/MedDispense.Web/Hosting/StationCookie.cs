using MedDispense.Data;
using MedDispense.Domain.Facilities;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Hosting;

/// <summary>The cookie by which a bound device is known again. Script cannot read it, and another site's form does not
/// send it.</summary>
public static class StationCookie
{
    public const string Name = "meddispense-station";

    /// <summary>Browsers keep no cookie for longer than this; it is written again at each sign-in.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(400);

    public static void Write(HttpContext http, string token) =>
        http.Response.Cookies.Append(Name, token, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = Lasts,
            Path = "/",
        });

    public static void Delete(HttpContext http) => http.Response.Cookies.Delete(Name);

    /// <summary>Lets the cookie last from now on again.</summary>
    public static void Renew(HttpContext http)
    {
        if (TokenOf(http) is { } token)
            Write(http, token);
    }

    /// <summary>The station of the facility the context looks at; null when the device is bound nowhere in it.</summary>
    public static Task<Station?> FindAsync(HttpContext http, MedDispenseDb db) => FindAsync(http, db.Stations);

    /// <summary>The station before anybody has signed in, of whichever facility it belongs to.</summary>
    public static Task<Station?> FindAnywhereAsync(HttpContext http, MedDispenseDb db) =>
        FindAsync(http, db.Stations.IgnoreQueryFilters());

    private static async Task<Station?> FindAsync(HttpContext http, IQueryable<Station> stations)
    {
        if (TokenOf(http) is not { } token)
            return null;
        var hash = StationToken.HashOf(token);
        return await stations.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash && row.ClosedAt == null);
    }

    private static string? TokenOf(HttpContext http) =>
        http.Request.Cookies[Name] is { Length: > 0 and < 200 } token ? token : null;
}
