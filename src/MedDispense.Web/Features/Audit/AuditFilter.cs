using MedDispense.Domain.Audit;
using MedDispense.Web.Hosting;

namespace MedDispense.Web.Features.Audit;

/// <summary>Which rows of the audit are wanted. Everything is optional.</summary>
/// <remarks>Days are the facility's own; the last one counts to its end.</remarks>
public sealed record AuditFilter
{
    public AuditKind? Kind { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? Person { get; init; }

    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }

    /// <summary>Kind of thing, such as <c>client</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>Which thing.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Narrows the rows.</summary>
    public IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> rows, FacilityTime time)
    {
        if (Kind is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (Person is { } person)
            rows = rows.Where(row => row.ActorId == person);
        if (FirstDay is { } first)
        {
            var from = time.StartOf(first);
            rows = rows.Where(row => row.At >= from);
        }

        if (LastDay is { } last)
        {
            var before = time.StartOf(last.AddDays(1));
            rows = rows.Where(row => row.At < before);
        }

        if (!string.IsNullOrWhiteSpace(Subject))
            rows = rows.Where(row => row.Subject == Subject);
        if (SubjectId is { } subjectId)
            rows = rows.Where(row => row.SubjectId == subjectId);
        return rows;
    }

    /// <summary>The filter in words, for the record of who read what and for the head of a file.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Kind is { } kind)
            parts.Add($"kind {kind}");
        if (Person is { } person)
            parts.Add($"person {person}");
        if (FirstDay is { } first)
            parts.Add($"from {FacilityTime.Words(first)}");
        if (LastDay is { } last)
            parts.Add($"to {FacilityTime.Words(last)}");
        if (!string.IsNullOrWhiteSpace(Subject))
            parts.Add($"subject {Subject}");
        if (SubjectId is { } subjectId)
            parts.Add($"id {subjectId}");
        return parts.Count == 0 ? "all" : string.Join(", ", parts);
    }
}
