using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MedDispense.Domain.Medicines;
using NodaTime;

namespace MedDispense.Domain.Schedules;

/// <summary>One dose that an order lists. Computed, never stored ahead; its key stays the same whatever version of the
/// order or change of the clocks there is.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Nominal">Local date and time as listed, such as <c>2026-06-10T08:00</c>.</param>
/// <param name="Ordinal">2 for a dose by real time when the clocks show that time again; otherwise 1.</param>
/// <param name="DueAt">The moment, UTC.</param>
public sealed record Occurrence(Guid OrderId, string Nominal, int Ordinal, DateTime DueAt)
{
    private const string Pattern = "yyyy-MM-ddTHH:mm";
    private const string Again = "~2";

    /// <summary>How much, where the timing says an amount for each dose; null for the order's one amount.</summary>
    public OrderedAmount? Amount { get; init; }

    /// <summary>Names it within its order, as addresses and forms carry it: the nominal text, and <c>~2</c> behind it where
    /// the clock shows that time again.</summary>
    public string Key => KeyOf(Nominal, Ordinal);

    /// <summary>The local day it belongs to.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Listed(Nominal));

    /// <summary>The time of day as listed.</summary>
    public TimeOnly Time => TimeOnly.FromDateTime(Listed(Nominal));

    /// <summary>The occurrence that an order lists on a day at a time. A time that the clocks skip moves forward by
    /// what is skipped; one that comes twice is taken once, the first.</summary>
    public static Occurrence Of(Guid orderId, DateOnly day, TimeOnly time, DateTimeZone zone) =>
        Of(orderId, NominalOf(day.ToDateTime(time)), 1, zone);

    /// <summary>The occurrence of a key. Every key names one moment.</summary>
    /// <exception cref="FormatException">The nominal text names no local date and time.</exception>
    public static Occurrence Of(Guid orderId, string nominal, int ordinal, DateTimeZone zone) =>
        new(orderId, nominal, ordinal, WallClock.Moment(LocalDateTime.FromDateTime(Listed(nominal)), ordinal, zone).ToDateTimeUtc());

    /// <summary>The key of an answered dose.</summary>
    public static string KeyOf(string nominal, int ordinal) => ordinal == 1 ? nominal : nominal + Again;

    /// <summary>Reads what <see cref="Key"/> writes; false when it is no key.</summary>
    public static bool TryReadKey(string? key, [NotNullWhen(true)] out string? nominal, out int ordinal)
    {
        ordinal = key?.EndsWith(Again, StringComparison.Ordinal) == true ? 2 : 1;
        nominal = ordinal == 2 ? key![..^Again.Length] : key; // It ends so.
        return IsNominal(nominal);
    }

    /// <summary>Whether a text has the form of a nominal date and time.</summary>
    public static bool IsNominal([NotNullWhen(true)] string? text) =>
        DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The local date and time that a nominal text names.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static DateTime Listed(string nominal) => DateTime.ParseExact(nominal, Pattern, CultureInfo.InvariantCulture);

    internal static string NominalOf(DateTime local) => local.ToString(Pattern, CultureInfo.InvariantCulture);
}

/// <summary>How much of a dose, as a timing says it.</summary>
/// <param name="Number">How much.</param>
/// <param name="Unit">UCUM code.</param>
public sealed record OrderedAmount(ExactNumber Number, string Unit);
