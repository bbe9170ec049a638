using System.Diagnostics;
using System.Globalization;

namespace MedDispense.Testing;

/// <summary>Where tests put what nobody needs afterwards.</summary>
public static class Scratch
{
    private const long Enough = 2L << 30;

    /// <summary>
    /// A folder in memory where the machine has one with room: a PostgreSQL database is copied there in a tenth of the
    /// time it takes on a disk. The names are short, because that of a Unix socket has room for 107 characters.
    /// </summary>
    public static string Root { get; } = ChooseRoot();

    /// <summary>Makes an empty folder that goes when this process ends, and removes what killed processes left.</summary>
    /// <param name="purpose">One word that the folder's name begins with.</param>
    public static string NewFolder(string purpose)
    {
        var family = $"meddispense-{purpose}-{Environment.UserName}-";
        foreach (var old in Directory.GetDirectories(Root, $"{family}*"))
        {
            if (IsLeft(Path.GetFileName(old)[family.Length..]))
                Remove(old);
        }

        var folder = Path.Combine(Root, $"{family}{Environment.ProcessId}-{Path.GetRandomFileName()[..8]}");
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        return folder;
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another test process, starting at the same time, has removed it.
        }
    }

    private static bool IsLeft(string name)
    {
        if (!int.TryParse(name.Split('-')[0], CultureInfo.InvariantCulture, out var id))
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return false;
        }
        catch (ArgumentException)
        {
            // No process has this number any more.
            return true;
        }
    }

    private static string ChooseRoot()
    {
        const string Memory = "/dev/shm";
        if (Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Enough)
            return Memory;
        return Directory.Exists("/tmp") ? "/tmp" : Path.GetTempPath();
    }
}
