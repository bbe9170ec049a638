namespace MedDispense.Domain.Interactions;

/// <summary>The sides of our own list: what this field gives, and what is taken beside it.</summary>
public static class IngredientGroups
{
    public static readonly IngredientGroup FullAgonists = IngredientGroup.Of("opioid full agonists",
        "alfentanil", "codeine", "diamorphine", "dihydrocodeine", "diphenoxylate", "fentanyl", "hydrocodone", "hydromorphone",
        "levomethadyl", "levorphanol", "meperidine", "methadone", "morphine", "normethadone", "opium", "oxycodone", "oxymorphone",
        "remifentanil", "sufentanil", "tapentadol", "tramadol");

    public static readonly IngredientGroup PartialAgonists = IngredientGroup.Of("partial and mixed opioid agonists",
        "buprenorphine", "butorphanol", "nalbuphine", "pentazocine");

    public static readonly IngredientGroup Opioids = IngredientGroup.Joined("opioids", FullAgonists, PartialAgonists);

    public static readonly IngredientGroup OpioidAntagonists = IngredientGroup.Of("opioid antagonists",
        "nalmefene", "naloxone", "naltrexone", "samidorphan");

    /// <summary>Opioids that are given as the treatment of dependence itself.</summary>
    public static readonly IngredientGroup SubstitutionOpioids = IngredientGroup.Of("substitution opioids",
        "buprenorphine", "diamorphine", "levomethadyl", "methadone");

    public static readonly IngredientGroup SubstitutionFullAgonists = IngredientGroup.Of("substitution full agonists",
        "diamorphine", "levomethadyl", "methadone");

    /// <summary>Opioids whose level follows the enzyme CYP3A4.</summary>
    public static readonly IngredientGroup OpioidsOfCyp3A4 = IngredientGroup.Of("opioids cleared by CYP3A4",
        "alfentanil", "buprenorphine", "fentanyl", "hydrocodone", "levomethadyl", "methadone", "oxycodone", "sufentanil", "tramadol");

    public static readonly IngredientGroup SerotonergicOpioids = IngredientGroup.Of("opioids that act on serotonin",
        "meperidine", "tapentadol", "tramadol");

    public static readonly IngredientGroup Benzodiazepines = IngredientGroup.Of("benzodiazepines and Z-drugs",
        "alprazolam", "bromazepam", "chlordiazepoxide", "clobazam", "clonazepam", "clorazepate", "diazepam", "estazolam",
        "eszopiclone", "flurazepam", "loprazolam", "lorazepam", "lormetazepam", "midazolam", "nitrazepam", "oxazepam", "quazepam",
        "remimazolam", "temazepam", "triazolam", "zaleplon", "zolpidem", "zopiclone");

    public static readonly IngredientGroup OtherSedatives = IngredientGroup.Of("barbiturates and other sedatives",
        "amobarbital", "butabarbital", "butalbital", "carisoprodol", "chloral hydrate", "clomethiazole", "meprobamate",
        "pentobarbital", "phenobarbital", "primidone", "secobarbital", "oxybate", "sodium oxybate");

    public static readonly IngredientGroup Sedatives = IngredientGroup.Joined("sedatives", Benzodiazepines, OtherSedatives);

    public static readonly IngredientGroup Gabapentinoids = IngredientGroup.Of("gabapentinoids", "gabapentin", "gabapentin enacarbil", "pregabalin");

    public static readonly IngredientGroup Alcohol = IngredientGroup.Of("alcohol", "alcohol");

    public static readonly IngredientGroup Disulfiram = IngredientGroup.Of("disulfiram", "disulfiram");

    public static readonly IngredientGroup Nitroimidazoles = IngredientGroup.Of("metronidazole and tinidazole", "metronidazole", "tinidazole");

    public static readonly IngredientGroup MaoInhibitors = IngredientGroup.Of("MAO inhibitors",
        "isocarboxazid", "linezolid", "methylene blue", "moclobamide", "phenelzine", "procarbazine", "rasagiline", "safinamide",
        "selegiline", "tranylcypromine");

    public static readonly IngredientGroup Serotonergics = IngredientGroup.Of("serotonergic medicines",
        "amitriptyline", "buspirone", "citalopram", "clomipramine", "desipramine", "desvenlafaxine", "dextromethorphan", "doxepin",
        "duloxetine", "escitalopram", "fluoxetine", "fluvoxamine", "imipramine", "milnacipran", "mirtazapine",
        "nefazodone", "nortriptyline", "paroxetine", "protriptyline", "rizatriptan", "sertraline", "sibutramine", "st john's wort",
        "sumatriptan", "trazodone", "trimipramine", "tryptophan", "venlafaxine", "vilazodone", "vortioxetine", "zolmitriptan");

    public static readonly IngredientGroup Stimulants = IngredientGroup.Of("stimulants and decongestants",
        "amphetamine", "atomoxetine", "benzphetamine", "bupropion", "dexmethylphenidate", "dextroamphetamine", "diethylpropion",
        "ephedrine", "lisdexamfetamine", "methamphetamine", "methylphenidate", "phendimetrazine", "phentermine", "phenylephrine",
        "pseudoephedrine", "viloxazine");

    /// <summary>Their labels forbid any second medicine that lengthens the QT interval.</summary>
    public static readonly IngredientGroup QtNeverWithAnother = IngredientGroup.Of("medicines never given beside a QT-prolonging one",
        "cisapride", "dofetilide", "dronedarone", "mesoridazine", "pimozide", "thioridazine", "ziprasidone");

    /// <summary>Their labels warn of a long QT interval.</summary>
    public static readonly IngredientGroup QtProlonging = IngredientGroup.Of("QT-prolonging medicines",
        "amiodarone", "amisulpride", "amitriptyline", "azithromycin", "chloroquine", "chlorpromazine", "ciprofloxacin", "citalopram",
        "clarithromycin", "clomipramine", "desipramine", "disopyramide", "domperidone", "donepezil", "doxepin", "droperidol",
        "erythromycin", "escitalopram", "flecainide", "fluconazole", "haloperidol", "hydroxychloroquine", "hydroxyzine",
        "iloperidone", "imipramine", "levofloxacin", "lofexidine", "moxifloxacin", "nortriptyline", "ondansetron", "paliperidone",
        "pentamidine", "procainamide", "quetiapine", "quinidine", "quinine", "sotalol", "trazodone", "venlafaxine", "voriconazole");

    public static readonly IngredientGroup QtOpioids = IngredientGroup.Of("methadone", "levomethadyl", "methadone");

    public static readonly IngredientGroup QtAll = IngredientGroup.Joined("any QT-prolonging medicine", QtNeverWithAnother, QtProlonging, QtOpioids);

    public static readonly IngredientGroup Inducers = IngredientGroup.Of("strong enzyme inducers",
        "carbamazepine", "efavirenz", "nevirapine", "phenobarbital", "phenytoin", "primidone", "rifabutin", "rifampin", "rifapentine",
        "st john's wort");

    public static readonly IngredientGroup Inhibitors = IngredientGroup.Of("strong CYP3A4 inhibitors",
        "clarithromycin", "cobicistat", "fluvoxamine", "itraconazole", "ketoconazole", "nefazodone", "posaconazole", "ritonavir",
        "telithromycin", "voriconazole");

    public static readonly IngredientGroup Lithium = IngredientGroup.Of("lithium", "lithium");

    public static readonly IngredientGroup Nsaids = IngredientGroup.Of("NSAIDs",
        "celecoxib", "diclofenac", "etodolac", "etoricoxib", "flurbiprofen", "ibuprofen", "indomethacin", "ketoprofen", "ketorolac",
        "mefenamic acid", "meloxicam", "nabumetone", "naproxen", "oxaprozin", "piroxicam", "sulindac", "tiaprofenic acid", "tolmetin");

    public static readonly IngredientGroup AceInhibitorsAndArbs = IngredientGroup.Of("ACE inhibitors and ARBs",
        "azilsartan", "benazepril", "candesartan", "captopril", "cilazapril", "enalapril", "eprosartan", "fosinopril", "irbesartan",
        "lisinopril", "losartan", "moexipril", "olmesartan", "perindopril", "quinapril", "ramipril", "telmisartan", "trandolapril",
        "valsartan");

    public static readonly IngredientGroup Thiazides = IngredientGroup.Of("thiazides",
        "bendroflumethiazide", "chlorothiazide", "chlorthalidone", "hydrochlorothiazide", "indapamide", "metolazone");

    public static readonly IngredientGroup Clozapine = IngredientGroup.Of("clozapine", "clozapine");

    public static readonly IngredientGroup ClozapineInhibitors = IngredientGroup.Of("fluvoxamine and ciprofloxacin", "ciprofloxacin", "fluvoxamine");

    public static readonly IngredientGroup Carbamazepine = IngredientGroup.Of("carbamazepine", "carbamazepine");

    public static readonly IngredientGroup Valproate = IngredientGroup.Of("valproate", "valproate");

    public static readonly IngredientGroup Lamotrigine = IngredientGroup.Of("lamotrigine", "lamotrigine");
}
