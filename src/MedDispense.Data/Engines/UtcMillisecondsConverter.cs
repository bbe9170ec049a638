using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MedDispense.Data.Engines;

/// <summary>Moments are UTC and whole milliseconds in both databases, which differ in what they keep below.</summary>
internal sealed class UtcMillisecondsConverter() : ValueConverter<DateTime, DateTime>(
    moment => Moments.InStorage(moment),
    moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc));

/// <summary>The one form of a moment in storage.</summary>
public static class Moments
{
    /// <summary>The moment cut to whole milliseconds.</summary>
    /// <exception cref="ArgumentException">The moment is not UTC.</exception>
    public static DateTime InStorage(DateTime moment) => moment.Kind == DateTimeKind.Utc
        ? new DateTime(moment.Ticks - moment.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc)
        : throw new ArgumentException("Moments are stored as UTC.", nameof(moment));
}
