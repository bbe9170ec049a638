using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>
/// Values for every application identifier, made from its row in the dictionary and not by the rules under test: what
/// each named rule allows and refuses stands here by example.
/// </summary>
internal static class DictionaryValues
{
    // What a rule allows. A value that is shorter than its component is as long as the rule needs it.
    private static readonly Dictionary<string, string> Right = new()
    {
        ["yymmdd"] = "280229",
        ["yymmd0"] = "260200",
        ["yyyymmdd"] = "19960229",
        ["hhmi"] = "2359",
        ["hh"] = "23",
        ["mi"] = "59",
        ["ss"] = "59",
        ["iso3166"] = "840",
        ["iso3166999"] = "999",
        ["iso3166alpha2"] = "NL",
        ["iso4217"] = "978",
        ["iso5218"] = "9",
        ["packagetype"] = "PX",
        ["mediatype"] = "10",
        ["yesno"] = "0",
        ["winding"] = "9",
        ["zero"] = "0",
        ["hyphen"] = "-",
        ["importeridx"] = "_",
        ["latitude"] = "1800000000",
        ["longitude"] = "3600000000",
        ["pieceoftotal"] = "0909",
        ["posinseqslash"] = "2/2",
        ["iban"] = "GB98MIDL07009312345678",
        ["csumalpha"] = "1987654Ad4X4bL5ttr2310c2K",
        ["couponcode"] = "012345612345611110123",
        ["couponposoffer"] = "001234561234560123456",
    };

    // What it refuses, of the same length where the length is fixed.
    private static readonly Dictionary<string, string[]> Wrong = new()
    {
        ["yymmdd"] = ["260229", "261301", "260001", "260100", "260132"],
        ["yymmd0"] = ["260229", "261300", "260000", "260132"],
        ["yyyymmdd"] = ["19950229", "19951301", "19950100", "00000101"],
        ["hhmi"] = ["2400", "2360"],
        ["hh"] = ["24"],
        ["mi"] = ["60"],
        ["ss"] = ["60"],
        ["iso3166"] = ["000", "999", "003"],
        ["iso3166999"] = ["000", "998"],
        ["iso3166alpha2"] = ["XX", "nl"],
        ["iso4217"] = ["000", "996"],
        ["iso5218"] = ["3", "8"],
        ["packagetype"] = ["px", "ZZZ", "0000"],
        ["mediatype"] = ["00", "11", "79"],
        ["yesno"] = ["2", "9"],
        ["winding"] = ["2", "8"],
        ["zero"] = ["1"],
        ["nonzero"] = ["0", "000", "0000", "00000"],
        ["nozeroprefix"] = ["0", "01"],
        ["hyphen"] = ["+", "1"],
        ["importeridx"] = ["/", "!"],
        ["latitude"] = ["1800000001", "9999999999"],
        ["longitude"] = ["3600000001", "9999999999"],
        ["pieceoftotal"] = ["0001", "0100", "0201", "0000"],
        ["posinseqslash"] = ["2/1", "0/1", "1/0", "123", "/12", "12/", "A/2"],
        ["pcenc"] = ["%", "%4", "A%4G", "%%41"],
        ["iban"] = ["GB98MIDL07009312345679", "XX98MIDL07009312345678", "GB98midl07009312345678", "GB98MIDL07"],
        ["csumalpha"] = ["1987654Ad4X4bL5ttr2310c2L", "2987654Ad4X4bL5ttr2310c2K", "A"],
        ["gcppos1"] = ["123", "A234567890", "123A567890"],
        ["hasnondigit"] = [],
        ["couponcode"] = ["712345612345611110123", "01234561234561111012", "0123456123456111101234", "A12345612345611110123"],
        ["couponposoffer"] = ["201234561234560123456", "00123456123456012345", "0012345612345601234567"],
    };

    /// <summary>Every identifier of the dictionary.</summary>
    public static IEnumerable<GsOneApplicationIdentifier> All => GsOneApplicationIdentifier.All.OrderBy(identifier => identifier.Code, StringComparer.Ordinal);

    /// <summary>The shortest sound value.</summary>
    public static string Shortest(GsOneApplicationIdentifier identifier) => string.Concat(
        identifier.Components.Where(part => !part.MayBeLeftOut).Select(part => Value(part, part.Shortest)));

    /// <summary>The longest sound value, as far as its rules let us make one.</summary>
    public static string Longest(GsOneApplicationIdentifier identifier) =>
        string.Concat(identifier.Components.Select(part => Value(part, part.Longest)));

    /// <summary>Every value in which one component breaks one of its rules.</summary>
    public static IEnumerable<string> Unsound(GsOneApplicationIdentifier identifier) =>
        from i in Enumerable.Range(0, identifier.Components.Count)
        from wrong in Unsound(identifier.Components[i])
        select string.Concat(identifier.Components.Select((part, at) => at == i ? wrong : Value(part, part.Longest)));

    /// <summary>A sound component of a length.</summary>
    public static string Value(GsOneComponent part, int length)
    {
        if (part.Rules.FirstOrDefault(Right.ContainsKey) is { } rule) return Right[rule];
        if (part.Rules.Contains("csum")) return WithCheckDigit(new string('1', length - 1));
        if (part.Rules.Contains("gcppos1")) length = Math.Max(length, 4);
        return part.CharacterSet == 'Z' ? new string('a', length) : new string('1', length);
    }

    private static IEnumerable<string> Unsound(GsOneComponent part)
    {
        foreach (var wrong in part.Rules.Where(Wrong.ContainsKey).SelectMany(rule => Wrong[rule]))
        {
            if (wrong.Length >= part.Shortest && wrong.Length <= part.Longest) yield return wrong;
        }
        var sound = Value(part, part.Longest);
        if (part.Rules.Contains("csum"))
        {
            foreach (var digit in "0123456789".Where(digit => digit != sound[^1])) yield return sound[..^1] + digit;
        }
        foreach (var stranger in part.CharacterSet switch { 'N' => "A \u0663", 'X' => "~ ^\u00E9", 'Y' => "a_ ", _ => "+/ " })
        {
            yield return stranger + sound[1..];
            yield return sound[..^1] + stranger;
        }
    }

    private static string WithCheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 3 : 1)).Sum();
        return $"{digits}{(10 - sum % 10) % 10}";
    }
}
