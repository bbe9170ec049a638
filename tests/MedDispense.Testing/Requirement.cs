namespace MedDispense.Testing;

/// <summary>
/// What a test needs besides the source code. On a developer's machine a test whose requirement is absent is
/// skipped and says what is missing; in CI it runs and fails, so that nothing is green for want of a server.
/// </summary>
public static class Requirement
{
    /// <summary>True when the environment variable <c>CI</c> is <c>true</c>.</summary>
    public static bool InCi { get; } =
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The reason to skip, or null when the test is to run.</summary>
    /// <param name="present">Whether the requirement is there.</param>
    /// <param name="reason">One sentence that names what is missing and how to get it.</param>
    public static string? SkipUnless(bool present, string reason) => present || InCi ? null : reason;
}
