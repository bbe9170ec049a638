namespace MedDispense.Domain.Tests.Medicines;

/// <summary>Spoils text in small ways, the same ways every time for one seed.</summary>
internal static class Mutilated
{
    private const string Nasty = "\"\\,;:/()[]{}.-0919 \n\r\t\0\uFFFD\uD800½µAMGmg%";

    public static string Once(string text, Random random)
    {
        var spoilt = text;
        for (var times = random.Next(1, 4); times > 0 && spoilt.Length > 1; times--)
        {
            var at = random.Next(spoilt.Length);
            var length = Math.Min(random.Next(1, 8), spoilt.Length - at);
            spoilt = random.Next(4) switch
            {
                0 => spoilt.Remove(at, length),
                1 => spoilt.Insert(at, Nasty[random.Next(Nasty.Length)].ToString()),
                2 => spoilt.Insert(at, spoilt.Substring(at, length)),
                _ => spoilt.Remove(at, 1).Insert(at, Nasty[random.Next(Nasty.Length)].ToString()),
            };
        }

        return spoilt;
    }
}
