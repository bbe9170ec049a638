using System.Globalization;

namespace MedDispense.Testing;

/// <summary>Where the PostgreSQL server's own programs (<c>initdb</c>, <c>pg_ctl</c>) are on this machine.</summary>
public static class PostgresBinaries
{
    /// <summary>The folder that holds them, or null when no server is installed.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Null when a server can be started or must be (in CI); else why a test is skipped.</summary>
    public static string? SkipReason => Requirement.SkipUnless(Folder is not null, Missing);

    internal const string Missing = "PostgreSQL is not installed: the Debian package is called postgresql.";

    private static string? Find()
    {
        // Debian keeps the server's programs off the path, one folder for each major version.
        var debian = new DirectoryInfo("/usr/lib/postgresql");
        var versions = debian.Exists
            ? debian.EnumerateDirectories().OrderByDescending(Version).Select(version => $"{version.FullName}/bin")
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return versions.Concat(path)
            .FirstOrDefault(folder => File.Exists($"{folder}/initdb") && File.Exists($"{folder}/pg_ctl"));
    }

    private static int Version(DirectoryInfo folder) =>
        int.TryParse(folder.Name, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
