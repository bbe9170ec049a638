using MedDispense.Domain.Ledger;

namespace MedDispense.Web.Features.Register;

/// <summary>A line of the register as it is shown, printed and exported.</summary>
public sealed record RegisterRow
{
    public required long Number { get; init; }

    public required RegisterLineKind Kind { get; init; }

    public required PostingKind PostingKind { get; init; }

    public required Guid PostingId { get; init; }

    /// <summary>Number of the posting in the facility's chain.</summary>
    public required long Entry { get; init; }

    public required string Hash { get; init; }

    public required DateTime HappenedAt { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>What happened, in words.</summary>
    public required string What { get; init; }

    /// <summary>Dated notes: a late entry, a correction, an error that a later line undoes, a discrepancy.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Whether a later line says that this one never happened.</summary>
    public required bool IsUndone { get; init; }

    /// <summary>Whether its amount is not told to whoever reads, since they may be the one to count it in.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Into the page; into the place where one place was asked for.</summary>
    public required long AmountIn { get; init; }

    public required long AmountOut { get; init; }

    public required long PageBalance { get; init; }

    /// <summary>The places whose balance this line changed, with the balance after it.</summary>
    public required IReadOnlyList<PlaceFigure> Places { get; init; }

    public required string By { get; init; }

    public required string ByInitials { get; init; }

    public required string? Second { get; init; }

    public required string? SecondInitials { get; init; }

    public required string? CoSigner { get; init; }
}

/// <summary>What a place holds of the page's medicine after a line.</summary>
public sealed record PlaceFigure(Guid PlaceId, string Name, long Balance);
