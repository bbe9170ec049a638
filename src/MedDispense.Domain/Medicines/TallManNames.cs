using System.Text;

namespace MedDispense.Domain.Medicines;

/// <summary>
/// Tall-man letters for names that are taken for one another, as the lists of the FDA and the ISMP write them; only
/// names that houses like ours are likely to keep.
/// </summary>
public static class TallManNames
{
    private static readonly string[] Written =
    [
        "ALPRAZolam", "amLODIPine", "ARIPiprazole", "buPROPion", "busPIRone", "carBAMazepine", "ceFAZolin",
        "cefTRIAXone", "chlordiazePOXIDE", "chlorproMAZINE", "chlorproPAMIDE", "clomiPHENE", "clomiPRAMINE",
        "cloBAZam", "clonazePAM", "cloNIDine", "cloZAPine", "dexmedeTOMIDine", "diazePAM", "dilTIAZem",
        "dimenhyDRINATE", "diphenhydrAMINE", "DOBUTamine", "DOPamine", "DULoxetine", "ePHEDrine", "EPINEPHrine",
        "fentaNYL", "FLUoxetine", "fluPHENAZine", "fluvoxaMINE", "glipiZIDE", "glyBURIDE", "guaiFENesin", "guanFACINE",
        "hydrALAZINE", "HYDROcodone", "HYDROmorphone", "hydrOXYzine", "lamiVUDine", "lamoTRIgine", "levETIRAcetam",
        "levoFLOXacin", "LORazepam", "metFORMIN", "methylPREDNISolone", "metroNIDAZOLE", "NIFEdipine", "OLANZapine",
        "OXcarbazepine", "oxyCODONE", "oxyMORphone", "PARoxetine", "PENTobarbital", "PHENobarbital", "prednisoLONE",
        "predniSONE", "QUEtiapine", "quiNIDine", "quiNINE", "raNITIdine", "risperiDONE", "rOPINIRole", "SAXagliptin",
        "SEROquel", "SITagliptin", "SUFentanil", "SUMAtriptan", "tiaGABine", "tiZANidine", "traMADol", "traZODone",
        "valACYclovir", "valGANciclovir", "ZOLMitriptan", "ZyPREXA", "ZyrTEC",
    ];

    private static readonly Dictionary<string, string> ByName =
        Written.ToDictionary(name => name, name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Writes each look-alike word of a name in tall-man letters and leaves every other word as it is.
    /// </summary>
    public static string Write(string name)
    {
        var text = new StringBuilder(name.Length);
        var start = 0;
        while (start < name.Length)
        {
            var end = start;
            while (end < name.Length && char.IsLetter(name[end]))
                end++;
            var word = name[start..end];
            text.Append(ByName.GetValueOrDefault(word, word));
            if (end < name.Length)
                text.Append(name[end++]);
            start = end;
        }

        return text.ToString();
    }
}
