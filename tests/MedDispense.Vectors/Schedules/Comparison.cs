using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace MedDispense.Vectors.Schedules;

/// <summary>Holds what a case expects against what was computed, field by field.</summary>
internal sealed class Comparison
{
    private readonly List<string> _wanted = [];
    private readonly List<string> _got = [];

    /// <summary>Null when nothing differs.</summary>
    public Difference? Difference => _wanted.Count == 0 ? null : new Difference(string.Join(", ", _wanted), string.Join(", ", _got));

    public void Text(string name, string wanted, string got)
    {
        if (wanted == got)
            return;
        _wanted.Add($"{name} {wanted}");
        _got.Add($"{name} {got}");
    }

    public void Number(string name, double wanted, double got)
    {
        if (Math.Abs(wanted - got) > 1e-6)
            Text(name, wanted.ToString(CultureInfo.InvariantCulture), got.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The same moment; where the field is absent nothing is expected.</summary>
    public void Utc(JsonElement expect, string name, Instant got, string about = "")
    {
        if (expect.Has(name) && expect.Moment(name).UtcDateTime != got.ToDateTimeUtc())
            Text($"{about}{name}", expect.Text(name), got.ToString());
    }

    /// <summary>The same moment and the same offset.</summary>
    public void Local(JsonElement expect, string name, Instant got, DateTimeZone zone, string about = "")
    {
        var local = got.InZone(zone).ToDateTimeOffset();
        if (expect.Has(name) && !expect.Moment(name).EqualsExact(local))
            Text($"{about}{name}", expect.Text(name), local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }
}
