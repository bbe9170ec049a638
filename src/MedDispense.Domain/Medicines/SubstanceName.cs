namespace MedDispense.Domain.Medicines;

/// <summary>One name for each substance, whatever its salt, its spelling and the country that named it: "paracetamol" and
/// "acetaminophen" are one, "perindopril arginine" and "perindopril erbumine" too.</summary>
public static class SubstanceName
{
    // Salts, esters that only carry the substance, and crystals that Ingredient.BaseOf leaves, because lists of law name
    // some of them ("amphetamine aspartate").
    private static readonly HashSet<string> Carriers =
    [
        "arginine", "aspartate", "camsylate", "cilexetil", "diethylamine", "dimeglumine", "dipotassium", "edisylate",
        "embonate", "epolamine", "erbumine", "esylate", "ethanolate", "ethylsuccinate", "hemiethanolate", "hemipentahydrate",
        "hemisulfate", "hyclate", "isetionate", "lactobionate", "lysine", "medoxomil", "napsylate", "octasulfate", "polistirex", "saccharate", "solvate",
        "stearate", "trometamol", "tromethamine", "undecylenate",
    ];

    // Left: how other countries, older lists and people write it. Right: the name that is used in the United States.
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["acetylsalicylic acid"] = "aspirin",
        ["adrenaline"] = "epinephrine",
        ["amfetamine"] = "amphetamine",
        ["mixed salts amphetamine"] = "amphetamine",
        ["amobarbitone"] = "amobarbital",
        ["amylobarbitone"] = "amobarbital",
        ["bendrofluazide"] = "bendroflumethiazide",
        ["benzatropine"] = "benztropine",
        ["chlordiazepoxid"] = "chlordiazepoxide",
        ["chlortalidone"] = "chlorthalidone",
        ["ciclosporin"] = "cyclosporine",
        ["cyclosporin"] = "cyclosporine",
        ["dexamfetamine"] = "dextroamphetamine",
        ["dexamphetamine"] = "dextroamphetamine",
        ["diacetylmorphine"] = "diamorphine",
        ["heroin"] = "diamorphine",
        ["diphenylhydantoin"] = "phenytoin",
        ["divalproex"] = "valproate",
        ["semisodium valproate"] = "valproate",
        ["sodium valproate"] = "valproate",
        ["valproate semisodium"] = "valproate",
        ["valproic acid"] = "valproate",
        ["ergometrine"] = "ergonovine",
        ["methylergometrine"] = "methylergonovine",
        ["ethanol"] = "alcohol",
        ["ethyl alcohol"] = "alcohol",
        ["dehydrated alcohol"] = "alcohol",
        ["frusemide"] = "furosemide",
        ["glyceryl trinitrate"] = "nitroglycerin",
        ["hypericum perforatum"] = "st john's wort",
        ["hypericum"] = "st john's wort",
        ["st johns wort"] = "st john's wort",
        ["st. john's wort"] = "st john's wort",
        ["saint john's wort"] = "st john's wort",
        ["indometacin"] = "indomethacin",
        ["l-thyroxine"] = "levothyroxine",
        ["levothyroxin"] = "levothyroxine",
        ["thyroxine"] = "levothyroxine",
        ["levacetylmethadol"] = "levomethadyl",
        ["levomethadyl acetate"] = "levomethadyl",
        ["lignocaine"] = "lidocaine",
        ["lisdexamphetamine"] = "lisdexamfetamine",
        ["metamfetamine"] = "methamphetamine",
        ["methylamphetamine"] = "methamphetamine",
        ["methylthioninium"] = "methylene blue",
        ["paracetamol"] = "acetaminophen",
        ["pethidine"] = "meperidine",
        ["phenobarbitone"] = "phenobarbital",
        ["quinalbarbitone"] = "secobarbital",
        ["rifampicin"] = "rifampin",
        ["salbutamol"] = "albuterol",
        ["scopolamine"] = "hyoscine",
        ["torasemide"] = "torsemide",
        ["ziprasidon"] = "ziprasidone",
    };

    /// <summary>The one name of a substance, lower case, without its salt.</summary>
    /// <param name="name">As a list or a person writes it.</param>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = NameText.Substance(name).Replace('’', '\'');
        // "naloxone (naloxone hydrochloride dihydrate)" is naloxone; "insulin (human)" stays what it is.
        var bare = Ingredient.BaseOf(Ingredient.SplitSalt(text).Name);
        var known = OtherNames.GetValueOrDefault(bare, bare);
        while (known.LastIndexOf(' ') is > 0 and var end && Carriers.Contains(known[(end + 1)..]))
            known = Ingredient.BaseOf(known[..end]);
        return OtherNames.GetValueOrDefault(known, known);
    }
}
