using MedDispense.Vectors;
using Xunit.Abstractions;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>The vectors among the shared material.</summary>
internal static class SharedScanningMaterial
{
    /// <summary>
    /// Compares the vectors of every file whose name is wanted, so that more files can be dropped beside ours.
    /// </summary>
    public static void AssertAllAgree(Func<string, bool> isWanted, ITestOutputHelper output)
    {
        var vectors = Directory.GetFiles(SharedMaterial.PathOf("gs1"), "*vectors*.json")
            .Where(file => isWanted(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal)
            .SelectMany(Vector.In).ToList();
        var disagreements = vectors.Select(vector => vector.Compare()).OfType<Disagreement>().ToList();
        output.WriteLine($"{vectors.Count - disagreements.Count} of {vectors.Count} vectors as expected.");
        Assert.NotEmpty(vectors);
        Assert.Empty(disagreements);
    }
}
