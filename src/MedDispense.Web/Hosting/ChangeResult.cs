using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace MedDispense.Web.Hosting;

/// <summary>Why a change was refused: the form field and one sentence. An empty field is about the whole form.</summary>
public sealed record ChangeProblem(string Field, string Sentence);

/// <summary>What became of a change that is no posting.</summary>
public sealed record ChangeResult(IReadOnlyList<ChangeProblem> Problems)
{
    public static readonly ChangeResult Done = new([]);

    public bool IsDone => Problems.Count == 0;

    /// <summary>The thing is not known here, or belongs to another house: the page answers 404.</summary>
    public bool IsUnknown { get; private init; }

    public static ChangeResult Unknown { get; } = new([new("", "This is not known here.")]) { IsUnknown = true };

    public static ChangeResult Refuse(string field, string sentence) => new([new(field, sentence)]);

    /// <summary>The same for a form that lies within a page's model, whose fields carry a prefix.</summary>
    public ChangeResult Within(string prefix) => this with
    {
        Problems = [.. Problems.Select(problem => problem with { Field = problem.Field.Length == 0 ? "" : $"{prefix}.{problem.Field}" })],
    };

    /// <summary>What rules of the domain found, each beside its field.</summary>
    public static ChangeResult Of(IEnumerable<Finding> findings) =>
        new([.. findings.Select(finding => new ChangeProblem(finding.Field ?? "", $"{finding.What} {finding.Fact} {finding.Next}"))]);

    /// <summary>Somebody else saved first; nothing of the form is lost.</summary>
    public static ChangeResult Stale(string? by = null) => Refuse("",
        $"This has changed since you opened it{(by is null ? "" : $", by {by}")}. Your entries are still here: open the page again beside it, look at the change, then enter what is still right.");
}

/// <summary>Shows results of changes.</summary>
public static class ChangeResults
{
    /// <summary>After success: redirect with a sentence. Unknown: 404. Otherwise the same form with its problems, as 422.</summary>
    public static IActionResult Answer(
        this Controller page, ChangeResult result, string done, IActionResult next, Func<IActionResult> formAgain)
    {
        if (result.IsDone)
        {
            page.TempData.SayDone(done);
            return next;
        }

        if (result.IsUnknown)
            return page.NotFound();
        foreach (var problem in result.Problems)
            page.ModelState.AddModelError(problem.Field, problem.Sentence);
        return page.Refused([], formAgain);
    }
}
