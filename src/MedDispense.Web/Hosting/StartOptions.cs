namespace MedDispense.Web.Hosting;

/// <summary>What the command line asked for.</summary>
public sealed record StartOptions
{
    /// <summary><c>serve</c>, or the name of a verb such as <c>verify</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>What stands after the verb and is no option, such as the file of a backup.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    public required string Urls { get; init; }

    /// <summary>Folder of the SQLite database, its backups and the keys.</summary>
    public required string DataFolder { get; init; }

    /// <summary>First-run set-up instead of the demo facility.</summary>
    public bool Empty { get; init; }

    /// <summary>PFX or PEM file for HTTPS.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Connection to PostgreSQL; null for SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>For <c>verify</c>: number and hash from a printed close.</summary>
    public string? Anchor { get; init; }

    /// <summary>For verbs that work for one facility: its name; null where there is only one.</summary>
    public string? Facility { get; init; }

    /// <summary>For <c>migrate</c> on PostgreSQL: the role that the program runs as.</summary>
    public string? GrantTo { get; init; }

    public string DatabaseFile => Path.Combine(DataFolder, "meddispense.db");

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UsageException">An option is unknown or lacks its value.</exception>
    public static StartOptions Parse(IReadOnlyList<string> args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var arguments = new List<string>();
        var empty = false;
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--empty":
                    empty = true;
                    break;
                case "--urls" or "--data" or "--certificate" or "--postgres" or "--anchor" or "--facility" or "--grant-to":
                    if (i + 1 >= args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal))
                        throw new UsageException($"{args[i]} wants a value after it.");
                    values[args[i]] = args[++i];
                    break;
                case var option when option.StartsWith('-'):
                    throw new UsageException($"There is no option {option}.");
                default:
                    arguments.Add(args[i]);
                    break;
            }
        }

        return new StartOptions
        {
            Verb = arguments.Count > 0 ? arguments[0] : "serve",
            Arguments = [.. arguments.Skip(1)],
            Urls = values.GetValueOrDefault(
                "--urls", values.ContainsKey("--certificate") ? "https://127.0.0.1:5443" : "http://127.0.0.1:5080"),
            DataFolder = Path.GetFullPath(values.GetValueOrDefault("--data", DefaultDataFolder())),
            Empty = empty,
            CertificateFile = values.GetValueOrDefault("--certificate"),
            Postgres = values.GetValueOrDefault("--postgres"),
            Anchor = values.GetValueOrDefault("--anchor"),
            Facility = values.GetValueOrDefault("--facility"),
            GrantTo = values.GetValueOrDefault("--grant-to"),
        };
    }

    private static string DefaultDataFolder() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "meddispense");
}

/// <summary>The command line is wrong; the message says how.</summary>
public sealed class UsageException(string message) : Exception(message);
