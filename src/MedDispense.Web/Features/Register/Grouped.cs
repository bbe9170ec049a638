namespace MedDispense.Web.Features.Register;

/// <summary>Hashes as people read them aloud: in groups of four.</summary>
public static class Grouped
{
    public static string Hash(string hash) => string.Join(' ', hash.Chunk(4).Select(group => new string(group)));
}
