using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MedDispense.Domain.Ledger;

/// <summary>A part of a posting that the chain protects. Ids and figures are written, names of people never.</summary>
public interface IHashedPart
{
    /// <summary>Name of the kind of part; parts of a posting are ordered by name order in <see cref="PostingHash"/>.</summary>
    string PartName { get; }

    /// <summary>Position among the parts of the same name.</summary>
    int Ordinal { get; }

    /// <summary>Random salt (hex), so that a digest shown instead of the part gives nothing away.</summary>
    string Salt { get; }

    /// <summary>Writes the part's fields in their fixed order.</summary>
    void WriteTo(CanonicalWriter writer);
}

/// <summary>Writes fields as bytes that are the same on every machine and database: each field is its length as four
/// bytes, most significant first, then its bytes; a missing field has the length 0xFFFFFFFF and no bytes. Numbers are
/// eight bytes, most significant first; ids sixteen bytes in the order they are printed; moments are Unix
/// milliseconds; text is UTF-8 in NFC with LF line ends.</summary>
public sealed class CanonicalWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public CanonicalWriter Number(long? value)
    {
        if (value is null)
            return Missing();
        Span<byte> field = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(field, value.Value);
        return Field(field);
    }

    public CanonicalWriter Flag(bool value) => Number(value ? 1 : 0);

    public CanonicalWriter Id(Guid? value)
    {
        if (value is null)
            return Missing();
        Span<byte> field = stackalloc byte[16];
        value.Value.TryWriteBytes(field, bigEndian: true, out _);
        return Field(field);
    }

    /// <param name="value">UTC; more than whole milliseconds is an error, since the databases would differ.</param>
    public CanonicalWriter Moment(DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc || value.Ticks % TimeSpan.TicksPerMillisecond != 0)
            throw new ArgumentException("A moment in the ledger is UTC and whole milliseconds.", nameof(value));
        return Number(new DateTimeOffset(value).ToUnixTimeMilliseconds());
    }

    public CanonicalWriter MomentOrNone(DateTime? value) => value is { } moment ? Moment(moment) : Missing();

    public CanonicalWriter Day(DateOnly? value) => Number(value?.DayNumber);

    /// <param name="value">Text without NUL; it is brought to NFC and LF before it is written.</param>
    public CanonicalWriter Text(string? value) =>
        value is null ? Missing() : Field(Encoding.UTF8.GetBytes(CanonicalText.Of(value)));

    public CanonicalWriter Bytes(ReadOnlySpan<byte> value) => Field(value);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private CanonicalWriter Field(ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)field.Length);
        _bytes.Write(length);
        _bytes.Write(field);
        return this;
    }

    private CanonicalWriter Missing()
    {
        _bytes.Write<byte>([0xFF, 0xFF, 0xFF, 0xFF]);
        return this;
    }
}
