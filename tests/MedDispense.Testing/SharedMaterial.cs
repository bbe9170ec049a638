namespace MedDispense.Testing;

/// <summary>
/// Reference material that lies beside a clone, in <c>../shared</c>, and is never copied into it: barcode pictures,
/// GS1 vectors, medicine data.
/// </summary>
public static class SharedMaterial
{
    /// <summary>The root of the clone: the nearest folder above the tests that holds the solution.</summary>
    public static string Clone { get; } = FindClone();

    /// <summary>The folder of shared material; it need not exist.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Clone, "..", "shared"));

    /// <summary>Whether the shared material is there.</summary>
    public static bool IsPresent => Directory.Exists(Folder);

    /// <summary>Null when the material is there or must be (in CI); else why a test is skipped.</summary>
    public static string? SkipReason => Requirement.SkipUnless(IsPresent, $"The shared material is not at {Folder}.");

    /// <summary>The full path of a file or folder in the shared material.</summary>
    /// <param name="parts">Its path relative to the shared folder.</param>
    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string FindClone()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MedDispense.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No MedDispense.sln lies above {AppContext.BaseDirectory}.");
    }
}

/// <summary>A fact that reads the shared material: skipped by name where it is absent, failed in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = SharedMaterial.SkipReason;
}

/// <summary>A theory that reads the shared material: skipped by name where it is absent, failed in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = SharedMaterial.SkipReason;
}
