using MedDispense.Data.Ledger;

namespace MedDispense.Web.Verbs;

/// <summary>A line that counts up on a terminal; nothing where the output goes to a file.</summary>
internal static class Progress
{
    private static bool _isShown;

    public static Action<VerifyProgress>? Show(string what)
    {
        if (Console.IsErrorRedirected)
            return null;
        return at =>
        {
            _isShown = true;
            Console.Error.Write($"\r{what}: {at.Verified} of {at.Of} entries");
        };
    }

    /// <summary>Takes the line away.</summary>
    public static void End()
    {
        if (_isShown)
            Console.Error.Write("\r" + new string(' ', 70) + "\r");
        _isShown = false;
    }
}
