namespace MedDispense.Domain.Tests;

/// <summary>Reference material that lies beside the repository and is never copied into it.</summary>
internal static class SharedMaterial
{
    private static readonly string? Folder = Find();

    public static bool IsThere => Folder is not null;

    /// <param name="path">Within the folder, such as "drugdata/openfda_ndc_packages.csv".</param>
    public static string PathOf(string path) => Path.Combine(
        Folder ?? throw new DirectoryNotFoundException("The folder ../shared beside the repository is missing."), path);

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "MedDispense.sln")))
                continue;
            var shared = Path.Combine(at.Parent?.FullName ?? at.FullName, "shared");
            return Directory.Exists(shared) ? shared : null;
        }

        return null;
    }
}

/// <summary>
/// A test over the shared material: skipped by name in a clone that has none, failing without it in CI.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!SharedMaterial.IsThere && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "The shared reference material is not beside this clone.";
    }
}
