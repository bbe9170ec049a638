namespace MedDispense.Domain.Medicines.Importing;

/// <summary>
/// Substances that United States law schedules in every medicine that holds them (21 CFR 1308.12 to 1308.15). A list
/// that gives one of them without a schedule has lost it, and taking it in would leave it out of the register.
/// Substances with exempted mixtures (codeine, phenobarbital, chlordiazepoxide, butalbital) are not here.
/// </summary>
internal static class AlwaysControlled
{
    private static readonly HashSet<string> Substances =
    [
        "alfentanil", "alprazolam", "amphetamine", "amphetamine aspartate", "armodafinil", "brivaracetam",
        "buprenorphine", "butorphanol", "carisoprodol", "clobazam", "clonazepam", "clorazepate", "cocaine",
        "dexmethylphenidate", "dextroamphetamine", "dextroamphetamine saccharate", "diazepam", "esketamine",
        "estazolam", "eszopiclone", "fentanyl", "flurazepam", "hydrocodone", "hydromorphone", "ketamine", "lacosamide",
        "lemborexant", "levorphanol", "lisdexamfetamine", "lorazepam", "meperidine", "meprobamate", "methadone", "methamphetamine",
        "methylphenidate", "midazolam", "modafinil", "morphine", "nabilone", "oxandrolone", "oxazepam", "oxycodone",
        "oxymorphone", "pentazocine", "pentobarbital", "phentermine", "pregabalin", "remifentanil", "secobarbital",
        "sufentanil", "suvorexant", "tapentadol", "temazepam", "testosterone", "testosterone cypionate",
        "testosterone enanthate", "tramadol", "triazolam", "zaleplon", "zolpidem",
    ];

    /// <summary>The first ingredient that must be scheduled, or null.</summary>
    public static string? First(IEnumerable<Ingredient> ingredients) =>
        FirstOf(ingredients.Select(ingredient => ingredient.Base));

    /// <summary>The first substance (without its salt) that must be scheduled, or null.</summary>
    public static string? FirstOf(IEnumerable<string> substances) => substances.FirstOrDefault(Substances.Contains);
}
