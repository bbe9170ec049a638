namespace MedDispense.Web.Hosting;

/// <summary>The data folder while one program works in it. A lock file is held open, so that a second program on the
/// same data is turned away; it is let go when the process ends, however it ends.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(FileStream held) => _lock = held;

    /// <summary>Makes the folder if need be and takes it.</summary>
    /// <exception cref="StartRefusedException">It cannot be written, or another program works in it.</exception>
    public static DataFolder Take(string folder)
    {
        TryToWrite(folder);
        return new DataFolder(Hold(folder) ?? throw new StartRefusedException(
            $"MedDispense is running on the data in {folder} already. Stop it first, or choose another folder with --data."));
    }

    /// <summary>Whether another program works in the folder now.</summary>
    public static bool IsTaken(string folder)
    {
        if (!Directory.Exists(folder))
            return false;
        using var held = Hold(folder);
        return held is null;
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream? Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "meddispense.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            // That the folder can be written was tried before, so what is in the way is the one who holds it.
            return null;
        }
    }

    private static void TryToWrite(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var trial = Path.Combine(folder, $".{Guid.CreateVersion7():N}");
            File.WriteAllText(trial, "");
            File.Delete(trial);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The data folder {folder} cannot be written: {failure.Message.TrimEnd('.')}. Choose another with --data.", failure);
        }
    }
}
