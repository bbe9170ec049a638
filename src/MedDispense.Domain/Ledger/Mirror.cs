namespace MedDispense.Domain.Ledger;

/// <summary>A movement as it was recorded, with the rows that it names.</summary>
/// <param name="Movement">The movement.</param>
/// <param name="Pack">Its pack.</param>
/// <param name="From">Where it came from.</param>
/// <param name="To">Where it went.</param>
/// <param name="Counterparty">Recipient or source in words, as its register line says.</param>
public sealed record RecordedMovement(Movement Movement, Pack Pack, Place From, Place To, string Counterparty);

/// <summary>The correction <i>recorded in error, it never happened</i>: every movement of a posting back, the last one
/// first, so that every balance is what it was.</summary>
/// <remarks>
/// What went into hands or transit comes out again and settles just that removal: when some of it has been accounted
/// for meanwhile, the write door refuses, and that act must be corrected first. What came out of hands or transit goes
/// back and opens the removal that it had settled, so that its age and what is short still belong to one removal.
/// A mirror can itself be mirrored.
/// </remarks>
public static class Mirror
{
    /// <summary>The movements that undo a posting.</summary>
    /// <param name="movements">All movements of the posting; their order does not matter.</param>
    /// <param name="note">What the register lines say, such as the entry that is corrected; null for nothing.</param>
    /// <returns>None for a posting without movements.</returns>
    /// <exception cref="ArgumentException">A row does not belong to its movement, or the movements are of several
    /// postings.</exception>
    public static IReadOnlyList<PlannedMovement> Of(IEnumerable<RecordedMovement> movements, string? note)
    {
        var recorded = movements.OrderByDescending(movement => movement.Movement.Ordinal).ToList();
        if (recorded.Select(movement => movement.Movement.PostingId).Distinct().Count() > 1)
            throw new ArgumentException("One posting is corrected at a time.", nameof(movements));
        return [.. recorded.Select(movement => Back(movement, note))];
    }

    private static PlannedMovement Back(RecordedMovement recorded, string? note)
    {
        var (movement, pack, from, to, counterparty) = recorded;
        if (movement.PackId != pack.Id || movement.FromPlaceId != from.Id || movement.ToPlaceId != to.Id)
            throw new ArgumentException("The pack or a place is not the one that the movement names.", nameof(recorded));
        return new PlannedMovement(
            pack, movement.Amount, to, from, counterparty,
            Settles: to.Kind.MustBeSettled() ? Reopened(movement) ?? Own(movement) : null,
            Note: note,
            Reopens: from.Kind.MustBeSettled() ? Settled(movement) : null);
    }

    private static MovementKey Own(Movement movement) => new(movement.PostingId, movement.Ordinal);

    private static MovementKey? Settled(Movement movement) => movement is { SettlesPostingId: { } posting, SettlesOrdinal: { } ordinal }
        ? new MovementKey(posting, ordinal)
        : null;

    private static MovementKey? Reopened(Movement movement) => movement is { ReopensPostingId: { } posting, ReopensOrdinal: { } ordinal }
        ? new MovementKey(posting, ordinal)
        : null;
}
