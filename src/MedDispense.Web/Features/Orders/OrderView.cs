using MedDispense.Domain.Orders;

namespace MedDispense.Web.Features.Orders;

/// <summary>An order as pages show it.</summary>
public sealed record OrderView
{
    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required Guid ClientId { get; init; }

    public required OrderState State { get; init; }

    /// <summary>Since when and why it is paused or ended; empty otherwise.</summary>
    public required string StateWords { get; init; }

    /// <summary>The medicine of the version in force, with tall-man letters.</summary>
    public required string Title { get; init; }

    /// <summary>What the version in force says.</summary>
    public required string Sentence { get; init; }

    public required string Span { get; init; }

    /// <summary>What the newest version will say, when it is not in force yet; null otherwise.</summary>
    public required string? Planned { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<OrderVersionView> Versions { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<OrderStepView> Steps { get; init; }

    /// <summary>The next doses, day and time.</summary>
    public required IReadOnlyList<string> Next { get; init; }

    public bool IsOver => State == OrderState.Ended;

    public bool MayBePaused => State is OrderState.Active or OrderState.NotBegun;

    /// <summary>Versions that were said and are not signed yet, the earliest deadline first.</summary>
    public IEnumerable<OrderVersionView> ToSign => Versions.Where(version => version.SignBy is not null).OrderBy(version => version.SignBy);
}

/// <summary>One version of an order.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Sentence">What it says, with the medicine where it is another.</param>
/// <param name="From">From when on it holds.</param>
/// <param name="Facts">How it is given, what lies between doses, reasons.</param>
/// <param name="SignedWords">Who stands behind it, and who wrote it down.</param>
/// <param name="SignBy">When it waits for a signature: the deadline, UTC.</param>
/// <param name="IsOverdue">Whether that has passed.</param>
public sealed record OrderVersionView(
    int Version, string Sentence, string From, IReadOnlyList<string> Facts, string SignedWords, DateTime? SignBy, bool IsOverdue);

/// <summary>One step: what, when, why, by whom.</summary>
public sealed record OrderStepView(string What, string When, string Reason, string By);

/// <summary>A version that waits for a prescriber's signature, with whose it is.</summary>
public sealed record OrderToSign(OrderView Order, OrderVersionView Version, string Client, string Prescriber);
