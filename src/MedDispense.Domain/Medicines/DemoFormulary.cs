using MedDispense.Domain.Medicines.Importing;
using Uk = MedDispense.Domain.Medicines.UkSchedule;
using Us = MedDispense.Domain.Medicines.UsSchedule;

namespace MedDispense.Domain.Medicines;

/// <summary>
/// A formulary of our own making for demonstrations and tests: what a recovery or step-down house really keeps. Codes
/// are those of real packages in openFDA's list (CC0 1.0) or none; no code is made up. Never a clinical source.
/// </summary>
public static class DemoFormulary
{
    public static IReadOnlyList<FormularyProduct> Products { get; } =
    [
        .. OpioidTreatment(), .. Withdrawal(), .. Opioids(), .. Stimulants(), .. Antipsychotics(), .. MoodStabilisers(),
        .. Antidepressants(), .. General(), .. Emergency(),
    ];

    private static IEnumerable<FormularyProduct> OpioidTreatment() =>
    [
        Register(Liquid("methadone hydrochloride 10 mg/mL", "oral concentrate", Us.II, Uk.Two))
            .Packed("1000 mL in 1 BOTTLE (66689-695-79)"),
        Register(Liquid("methadone hydrochloride 1 mg/mL", "oral solution", Us.II, Uk.Two)),
        Register(Scored(Tablet("methadone hydrochloride 5 mg", Us.II, Uk.Two)))
            .Packed("100 TABLET in 1 BOTTLE (42806-317-01)"),
        Register(Scored(Tablet("methadone hydrochloride 10 mg", Us.II, Uk.Two)))
            .Packed("1 TABLET in 1 BLISTER PACK (0406-5771-23)", "100 TABLET in 1 BOTTLE (0406-5771-01)"),
        Register(Sublingual(Tablet("buprenorphine 2 mg", Us.III, Uk.Three)))
            .Packed("30 BLISTER PACK in 1 CARTON (0904-7154-04) / 1 TABLET in 1 BLISTER PACK"),
        Register(Sublingual(Tablet("buprenorphine 8 mg", Us.III, Uk.Three))),
        Register(Sublingual(Tablet("buprenorphine 2 mg; naloxone 0.5 mg", Us.III, Uk.Three)))
            .Packed("30 TABLET in 1 BOTTLE, PLASTIC (0121-1018-30)"),
        Register(Sublingual(Tablet("buprenorphine 8 mg; naloxone 2 mg", Us.III, Uk.Three)))
            .Packed("50 BLISTER PACK in 1 CARTON (60687-637-65) / 1 TABLET in 1 BLISTER PACK (60687-637-11)"),
        Register(Film("buprenorphine 2 mg; naloxone 0.5 mg")),
        Register(Film("buprenorphine 4 mg; naloxone 1 mg"))
            .Packed("30 POUCH in 1 CARTON (0378-8766-93) / 1 FILM in 1 POUCH (0378-8766-16)"),
        Register(Film("buprenorphine 8 mg; naloxone 2 mg")),
        Register(Film("buprenorphine 12 mg; naloxone 3 mg")),
        Register(Syringe("buprenorphine 100 mg", "subcutaneous", Us.III, Uk.Three)),
        Register(Syringe("buprenorphine 300 mg", "subcutaneous", Us.III, Uk.Three)),
        Scored(Tablet("naltrexone hydrochloride 50 mg")).Packed("30 TABLET, FILM COATED in 1 BOTTLE (62135-242-30)"),
        Whole(CountedIn.Kit, "naltrexone 380 mg", "monthly injection", "intramuscular"),
    ];

    private static IEnumerable<FormularyProduct> Withdrawal() =>
    [
        Tablet("lofexidine 0.18 mg"),
        Scored(Tablet("clonidine hydrochloride 0.1 mg")),
        Tablet("lorazepam 0.5 mg", Us.IV, Uk.FourPartOne).Packed("100 TABLET in 1 BOTTLE (63304-772-01)"),
        Scored(Tablet("lorazepam 1 mg", Us.IV, Uk.FourPartOne))
            .Packed("100 POUCH in 1 BOX (70518-3423-2) / 1 TABLET in 1 POUCH (70518-3423-3)"),
        Scored(Tablet("diazepam 2 mg", Us.IV, Uk.FourPartOne)).Packed("100 TABLET in 1 BOTTLE, PLASTIC (0378-0271-01)"),
        Scored(Tablet("diazepam 5 mg", Us.IV, Uk.FourPartOne)),
        Scored(Tablet("diazepam 10 mg", Us.IV, Uk.FourPartOne)).Packed("30 TABLET in 1 BLISTER PACK (87441-025-01)"),
        Liquid("diazepam 5 mg/5 mL", "oral solution", Us.IV, Uk.FourPartOne)
            .Packed("473 mL in 1 BOTTLE (62135-767-47)"),
        Capsule("chlordiazepoxide hydrochloride 10 mg", Us.IV, Uk.FourPartOne),
        Capsule("chlordiazepoxide hydrochloride 25 mg", Us.IV, Uk.FourPartOne),
        Register(Tablet("phenobarbital 32.4 mg", Us.IV, Uk.Three)).Packed("30 TABLET in 1 BLISTER PACK (58118-0626-8)"),
        Register(Liquid("phenobarbital 20 mg/5 mL", "oral solution", Us.IV, Uk.Three) with { MultiDose = false })
            .Packed("5 TRAY in 1 CASE (60687-671-67) / 10 CUP, UNIT-DOSE in 1 TRAY (60687-671-46) "
                + "/ 5 mL in 1 CUP, UNIT-DOSE (60687-671-40)"),
        Capsule("gabapentin 100 mg", Us.NotScheduled, Uk.Three),
        Capsule("gabapentin 300 mg", Us.NotScheduled, Uk.Three),
        Capsule("pregabalin 75 mg", Us.V, Uk.Three),
        Scored(Tablet("clonazepam 0.5 mg", Us.IV, Uk.FourPartOne)),
        Tablet("hydroxyzine hydrochloride 25 mg"),
        Scored(Tablet("promethazine hydrochloride 25 mg")),
        Tablet("ondansetron 4 mg"),
        Capsule("loperamide hydrochloride 2 mg"),
        Tablet("thiamine hydrochloride 100 mg"),
        Tablet("folic acid 1 mg"),
    ];

    private static IEnumerable<FormularyProduct> Opioids() =>
    [
        Register(Liquid("morphine sulfate 10 mg/5 mL", "oral solution", Us.II, Uk.Five))
            .Packed("100 mL in 1 BOTTLE, PLASTIC (75826-129-05)"),
        Register(Tablet("oxycodone hydrochloride 5 mg", Us.II, Uk.Two))
            .Packed("100 BLISTER PACK in 1 CARTON (0904-6966-61) / 1 TABLET in 1 BLISTER PACK"),
        Register(Patch("fentanyl 100 ug/h", Us.II, Uk.Two)).Packed(
            "5 POUCH in 1 CARTON (0378-9124-98) / 1 PATCH in 1 POUCH (0378-9124-16) / 72 h in 1 PATCH"),
    ];

    private static IEnumerable<FormularyProduct> Stimulants() =>
    [
        Register(Tablet("methylphenidate hydrochloride 18 mg", Us.II, Uk.Two, "tablet, extended release"))
            .Packed("100 TABLET, EXTENDED RELEASE in 1 BOTTLE (0527-3310-37)"),
        Register(Capsule("lisdexamfetamine dimesylate 30 mg", Us.II, Uk.Two))
            .Packed("100 CAPSULE in 1 BOTTLE (0054-0371-25)"),
    ];

    private static IEnumerable<FormularyProduct> Antipsychotics() =>
    [
        Scored(Tablet("clozapine 25 mg")),
        Scored(Tablet("clozapine 100 mg")).Packed("100 TABLET in 1 BOTTLE, PLASTIC (0378-0860-01)"),
        Tablet("olanzapine 5 mg"),
        Tablet("olanzapine 10 mg", form: "tablet, orally disintegrating"),
        Tablet("olanzapine 20 mg", form: "tablet, film coated")
            .Packed("30 TABLET, FILM COATED in 1 BOTTLE (60505-3140-3)"),
        Tablet("quetiapine 25 mg"),
        Tablet("quetiapine 100 mg"),
        Scored(Tablet("haloperidol 5 mg"))
            .Packed("100 BLISTER PACK in 1 CARTON (0904-6782-61) / 1 TABLET in 1 BLISTER PACK"),
        Injection("haloperidol (haloperidol decanoate) 50 mg/mL", "depot injection"),
        Tablet("risperidone 1 mg"),
        Tablet("aripiprazole 10 mg"),
        Syringe("paliperidone 100 mg", "intramuscular"),
    ];

    private static IEnumerable<FormularyProduct> MoodStabilisers() =>
    [
        Capsule("lithium carbonate 300 mg")
            .Packed("100 BLISTER PACK in 1 CARTON (60687-806-01) / 1 CAPSULE in 1 BLISTER PACK (60687-806-11)"),
        Capsule("lithium carbonate 150 mg").Packed("100 CAPSULE in 1 BOTTLE (46708-303-31)"),
        Tablet("valproic acid (divalproex sodium) 500 mg", form: "tablet, delayed release"),
        Scored(Tablet("lamotrigine 25 mg")),
        Scored(Tablet("lamotrigine 100 mg")),
    ];

    private static IEnumerable<FormularyProduct> Antidepressants() =>
    [
        Scored(Tablet("sertraline 50 mg")),
        Scored(Tablet("escitalopram 10 mg", form: "tablet, film coated")).Packed(
            "100 BLISTER PACK in 1 CARTON (0904-6426-61) / 1 TABLET, FILM COATED in 1 BLISTER PACK"),
        Tablet("fluoxetine 20 mg", form: "tablet, film coated")
            .Packed("30 TABLET, FILM COATED in 1 BOTTLE (16714-113-01)"),
        Tablet("bupropion hydrochloride 150 mg", form: "tablet, extended release"),
        Scored(Tablet("mirtazapine 15 mg")),
        Scored(Tablet("trazodone hydrochloride 50 mg")),
        Scored(Tablet("buspirone hydrochloride 10 mg")),
    ];

    private static IEnumerable<FormularyProduct> General() =>
    [
        Tablet("acetaminophen 500 mg"),
        Tablet("ibuprofen 200 mg"),
        Tablet("metformin hydrochloride 500 mg"),
        Tablet("hydralazine hydrochloride 25 mg"),
        Tablet("ascorbic acid 60 mg; cyanocobalamin 6 ug; folic acid 0.4 mg; niacin 20 mg; pyridoxine 2 mg; "
            + "riboflavin 1.7 mg; thiamine 1.5 mg") with { Name = "multivitamin" },
        Patch("nicotine 21 mg/24 h"),
        Patch("nicotine 14 mg/24 h"),
        Whole(CountedIn.Piece, "nicotine 2 mg", "chewing gum", "oral"),
        Injection("insulin glargine 100 [iU]/mL", "injection, pen of 3 mL") with
        {
            Route = "subcutaneous",
            MultiDose = true,
        },
        Whole(CountedIn.Puff, "salbutamol 100 ug", "inhaler", "inhalation") with { MultiDose = true },
    ];

    private static IEnumerable<FormularyProduct> Emergency() =>
    [
        Whole(CountedIn.Spray, "naloxone hydrochloride 4 mg", "nasal spray", "nasal") with { Emergency = true },
        Injection("naloxone hydrochloride 0.4 mg/mL", "injection") with { Emergency = true },
        Whole(CountedIn.Pen, "epinephrine 0.3 mg", "auto-injector", "intramuscular") with { Emergency = true },
        Whole(CountedIn.Dose, "glucose 15 g", "gel, tube", "oral") with { Emergency = true },
        Register(Whole(CountedIn.Syringe, "midazolam 10 mg", "oromucosal solution", "buccal", Us.IV, Uk.Three)) with
        {
            Emergency = true,
        },
        (Injection("lorazepam 4 mg/mL", "injection") with
        {
            Emergency = true,
            UsSchedule = Us.IV,
            UkSchedule = Uk.FourPartOne,
        }).Packed("25 VIAL in 1 CARTON (0641-6045-25) / 1 mL in 1 VIAL (0641-6045-01)"),
    ];

    private static FormularyProduct Tablet(
        string ingredients, Us us = Us.NotScheduled, Uk uk = Uk.NotScheduled, string form = "tablet") =>
        Make(CountedIn.Tablet, ingredients, form, "oral", us, uk);

    private static FormularyProduct Capsule(string ingredients, Us us = Us.NotScheduled, Uk uk = Uk.NotScheduled) =>
        Make(CountedIn.Capsule, ingredients, "capsule", "oral", us, uk);

    private static FormularyProduct Film(string ingredients) =>
        Make(CountedIn.Film, ingredients, "film", "sublingual", Us.III, Uk.Three);

    private static FormularyProduct Patch(string ingredients, Us us = Us.NotScheduled, Uk uk = Uk.NotScheduled) =>
        Make(CountedIn.Patch, ingredients, "patch", "transdermal", us, uk);

    private static FormularyProduct Liquid(string ingredients, string form, Us us, Uk uk) =>
        Make(CountedIn.Millilitre, ingredients, form, "oral", us, uk) with { MultiDose = true };

    private static FormularyProduct Injection(string ingredients, string form) =>
        Make(CountedIn.Millilitre, ingredients, form, "intramuscular", Us.NotScheduled, Uk.NotScheduled);

    private static FormularyProduct Syringe(
        string ingredients, string route, Us us = Us.NotScheduled, Uk uk = Uk.NotScheduled) =>
        Whole(CountedIn.Syringe, ingredients, "monthly injection", route, us, uk);

    private static FormularyProduct Whole(
        CountedIn countedIn,
        string ingredients,
        string form,
        string route,
        Us us = Us.NotScheduled,
        Uk uk = Uk.NotScheduled) => Make(countedIn, ingredients, form, route, us, uk);

    private static FormularyProduct Sublingual(FormularyProduct tablet) => tablet with { Route = "sublingual" };

    private static FormularyProduct Scored(FormularyProduct tablet) => tablet with { SmallestPerUnit = 2 };

    // What the law wants in a register is proposed for a second person too.
    private static FormularyProduct Register(FormularyProduct product) => product with { NeedsWitness = true };

    private static FormularyProduct Make(
        CountedIn countedIn, string ingredients, string form, string route, Us us, Uk uk)
    {
        if (!Ingredient.TryParseList(ingredients, out var list, out var why))
            throw new InvalidOperationException($"The demonstration formulary does not read {ingredients}: {why}");
        return new FormularyProduct
        {
            Name = string.Join(" and ", list.Select(ingredient => ingredient.Name)),
            Form = form,
            Route = route,
            Ingredients = list,
            UsSchedule = us,
            UkSchedule = uk,
            CountedIn = countedIn,
            SmallestPerUnit = countedIn.UsualSmallestPerUnit(),
            MultiDose = false,
        };
    }

    private static FormularyProduct Packed(this FormularyProduct product, params string[] descriptions)
    {
        var packages = new List<FormularyPackage>();
        foreach (var description in descriptions)
        {
            var open = description.IndexOf('(', StringComparison.Ordinal);
            var code = description[(open + 1)..description.IndexOf(')', StringComparison.Ordinal)];
            var productNdc = code[..code.LastIndexOf('-')];
            if (!NdcPackage.TryRead(productNdc, code, description, null, null, out var package, out var why))
                throw new InvalidOperationException($"The demonstration formulary does not read {description}: {why}");
            packages.AddRange(package.Containers());
        }

        return product with { Packages = packages };
    }
}
