namespace MedDispense.Data.Engines;

/// <summary>Gives a file its name when it is complete: on the disk first, then renamed, which is one step. It holds
/// clients' records, so nobody but its owner reads it.</summary>
internal static class FinishedFile
{
    /// <exception cref="IOException">The target is there and must not be replaced, or the disk fails.</exception>
    public static void Publish(string partial, string target, bool replace)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(partial, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var handle = File.OpenHandle(partial, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(handle);
        File.Move(partial, target, replace);
    }
}
