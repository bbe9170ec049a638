namespace MedDispense.Web.Features.Errors;

/// <summary>An error page.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Reference">The request as the log knows it, where somebody may have to look it up.</param>
public sealed record ErrorView(ErrorWords Words, string? Reference);
