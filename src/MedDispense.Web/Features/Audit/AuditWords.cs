using MedDispense.Domain.Audit;

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
}
