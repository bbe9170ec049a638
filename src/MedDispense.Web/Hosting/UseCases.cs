using System.Reflection;

namespace MedDispense.Web.Hosting;

/// <summary>Registers every use case and query by what it is: a sealed class in a Features folder with a RunAsync or
/// an AskAsync method.</summary>
public static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        foreach (var type in typeof(UseCases).Assembly.GetTypes().Where(IsUseCase))
            services.AddScoped(type);
        return services;
    }

    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsSealed: true }
        && type.Namespace?.StartsWith("MedDispense.Web.Features", StringComparison.Ordinal) == true
        && type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(method => method.Name is "RunAsync" or "AskAsync");
}
