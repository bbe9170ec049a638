using MedDispense.Domain.Audit;
using MedDispense.Domain.Ledger;
using MedDispense.Web.Features.Register;

namespace MedDispense.Web.Features.Audit;

/// <summary>What an audit row records, in words.</summary>
public static class AuditWords
{
    public static string Say(this AuditKind kind) => kind switch
    {
        AuditKind.SignedIn => "Signed in",
        AuditKind.SignInRefused => "Sign-in refused",
        AuditKind.SignedOut => "Signed out",
        AuditKind.Locked => "Locked after wrong tries",
        AuditKind.ClientRead => "Client read",
        AuditKind.RegisterRead => "Register read",
        AuditKind.AuditRead => "Audit read",
        AuditKind.Exported => "Taken away as a file",
        AuditKind.Printed => "Printed",
        AuditKind.Changed => "Changed",
        AuditKind.ActRefused => "Act refused",
        AuditKind.AccessRefused => "Page refused",
    };

    /// <summary>What it was about, in words.</summary>
    public static string Subject(string subject) => subject == "posting" ? "entry" : subject;

    /// <summary>The detail in words: refusals are kept as codes, which count better than sentences.</summary>
    public static string Detail(AuditKind kind, string detail)
    {
        var (head, rest) = Split(detail, kind == AuditKind.AccessRefused ? " " : ": ");
        return kind switch
        {
            AuditKind.ActRefused when Enum.TryParse<PostingKind>(head, out var act) =>
                $"{PostingWords.Of(act)}: {rest.Replace('-', ' ')}",
            AuditKind.AccessRefused when head == "GET" => $"Asked for the page {rest}",
            AuditKind.AccessRefused when rest.Length > 0 => $"Sent a form to {rest}",
            _ => detail,
        };
    }

    private static (string Head, string After) Split(string detail, string by)
    {
        var at = detail.IndexOf(by, StringComparison.Ordinal);
        return at < 0 ? (detail, "") : (detail[..at], detail[(at + by.Length)..]);
    }
}
