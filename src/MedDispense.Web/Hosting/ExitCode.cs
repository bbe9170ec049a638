namespace MedDispense.Web.Hosting;

/// <summary>What the program's end tells a script.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>It could not be done, or verify found a difference; one sentence says why.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}

/// <summary>What was asked for cannot be done here; the message is one sentence for whoever asked.</summary>
public sealed class StartRefusedException(string message, Exception? cause = null) : Exception(message, cause);
