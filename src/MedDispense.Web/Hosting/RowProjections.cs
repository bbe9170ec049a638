using System.Reflection;

namespace MedDispense.Web.Hosting;

/// <summary>AutoMapper at the read edge: projections of queries to row records, each beside its record; never into an
/// entity and never in a use case that writes. The licence key comes from the configuration
/// (<c>AutoMapper:LicenseKey</c>); without one nothing is lost but a line in the log, which is filtered.</summary>
public static class RowProjections
{
    /// <summary>Category of the log under which a missing licence is mentioned.</summary>
    private const string LicenceLog = "LuckyPennySoftware.AutoMapper.License";

    public static IServiceCollection AddRowProjections(this IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddFilter(LicenceLog, LogLevel.None));
        services.AddAutoMapper(
            (provider, mapping) => mapping.LicenseKey = provider.GetRequiredService<IConfiguration>()["AutoMapper:LicenseKey"],
            Assembly.GetExecutingAssembly());
        return services;
    }
}
