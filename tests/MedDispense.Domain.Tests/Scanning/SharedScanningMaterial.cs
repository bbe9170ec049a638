using System.Text.Json;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>The vectors among the shared material.</summary>
internal static class SharedScanningMaterial
{
    /// <summary>The vectors of every file whose name matches, so that more files can be dropped beside ours.</summary>
    public static IReadOnlyList<JsonElement> Vectors(string pattern, Func<string, bool> isWanted) =>
    [
        .. Directory.GetFiles(SharedMaterial.PathOf("gs1"), pattern)
            .Where(file => isWanted(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("vectors")
                .EnumerateArray()),
    ];
}
