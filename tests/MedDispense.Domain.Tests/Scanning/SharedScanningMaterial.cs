using System.Text.Json;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>The reference material beside the repository, which a clone does not have.</summary>
internal static class SharedScanningMaterial
{
    public static string Folder { get; } = Find();

    public static bool IsThere => Directory.Exists(Path.Combine(Folder, "gs1"));

    public static string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>The vectors of every file whose name matches, so that more files can be dropped beside ours.</summary>
    public static IReadOnlyList<JsonElement> Vectors(string pattern, Func<string, bool> isWanted) =>
    [
        .. Directory.GetFiles(PathTo("gs1"), pattern)
            .Where(file => isWanted(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("vectors")
                .EnumerateArray()),
    ];

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "MedDispense.sln")))
            directory = directory.Parent;
        return directory?.Parent is null ? "" : Path.Combine(directory.Parent.FullName, "shared");
    }
}

/// <summary>A test that is skipped by name without the reference material, except in CI, where it fails.</summary>
internal sealed class SharedScanningFactAttribute : FactAttribute
{
    public SharedScanningFactAttribute()
    {
        if (!SharedScanningMaterial.IsThere && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "The folder ../shared/gs1 is not beside the repository.";
    }
}
