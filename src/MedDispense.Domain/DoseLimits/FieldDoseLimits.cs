using MedDispense.Domain.Medicines;
using static MedDispense.Domain.DoseLimits.Caution;
using static MedDispense.Domain.DoseLimits.DoseLimitKind;
using static MedDispense.Domain.Medicines.UcumUnit;

namespace MedDispense.Domain.DoseLimits;

/// <summary>Our own list of usual amounts for adults in addiction and mental-health care, from labels and guidelines. Of one
/// substance the first row that fits is used. Injections that last for weeks, patches and what is taken in another unit
/// have no row: a wrong one is worse than none.</summary>
public static class FieldDoseLimits
{
    private static readonly string[] ByMouth = ["oral"];
    private static readonly string[] UnderTheTongue = ["sublingual"];

    public static IReadOnlyList<FieldDoseLimit> All { get; } =
    [
        .. OpioidTreatment(), .. Opioids(), .. Withdrawal(), .. AlcoholTreatment(), .. Antipsychotics(), .. Mood(), .. General(),
    ];

    /// <summary>The rows that speak of a medicine which is taken this way: for each of its substances the first that
    /// fits.</summary>
    public static IReadOnlyList<FieldDoseLimit> Of(Medicine medicine, string route)
    {
        ArgumentNullException.ThrowIfNull(medicine);
        return [.. All.Where(row => row.Fits(medicine, route)).DistinctBy(row => row.Substance)];
    }

    private static FieldDoseLimit[] OpioidTreatment() =>
    [
        new("methadone", ByMouth, Milligram,
        [
            Of(MostAtOnce, 120, "US label, the usual 80 to 120 mg a day"),
            Of(MostADay, 120, "US label, the usual 80 to 120 mg a day"),
            Of(FirstAtOnce, 30, "US label, first dose"),
            Of(FirstDayTotal, 40, "US label, first day"),
            Of(FirstDayTotal, 50, "42 CFR 8.12, the most on the first day unless the reason is written down"),
            Of(CautiousAtOnce, 20, "SAMHSA TIP 63 and ASAM guideline, 10 to 20 mg", Older | Sedated),
        ]) { NewAfterDays = 5 },
        new("levomethadone", ByMouth, Milligram,
        [
            Of(MostAtOnce, 60, "German label, half of methadone"),
            Of(MostADay, 60, "German label, half of methadone"),
            Of(FirstAtOnce, 15, "German label, first dose"),
            Of(FirstDayTotal, 20, "German label, first day"),
            Of(CautiousAtOnce, 10, "half of what is said of methadone", Older | Sedated),
        ]) { NewAfterDays = 5 },
        new("buprenorphine", UnderTheTongue, Milligram,
        [
            Of(MostAtOnce, 24, "US label"),
            Of(MostADay, 24, "US label, the usual most"),
            Of(MostADay, 32, "ASAM clinical considerations, the most that was studied"),
            Of(FirstAtOnce, 8, "US label, first day up to 8 mg"),
            Of(FirstDayTotal, 16, "ASAM guideline, first day 8 to 16 mg"),
        ]),
        new("naltrexone", ByMouth, Milligram,
        [
            Of(MostAtOnce, 150, "US label, every third day"),
            Of(MostADay, 150, "US label, every third day"),
            Of(FirstAtOnce, 50, "US label, 25 mg first and 50 mg without withdrawal"),
            Of(FirstDayTotal, 50, "US label, 25 mg first and 50 mg without withdrawal"),
        ]),
    ];

    private static FieldDoseLimit[] Opioids() =>
    [
        new("morphine", ByMouth, Milligram,
        [
            Of(FirstAtOnce, 200, "Austrian label of the capsules for opioid dependence"),
            Of(MostADay, 1_200, "Austrian label of the capsules for opioid dependence"),
        ]) { Form = "release", NewAfterDays = 5 },
        new("morphine", ByMouth, Milligram, [Of(FirstAtOnce, 30, "US label, 15 to 30 mg every 4 hours")]) { NewAfterDays = 5 },
        new("oxycodone", ByMouth, Milligram, [Of(FirstAtOnce, 15, "US label, 5 to 15 mg every 4 to 6 hours")]) { NewAfterDays = 5 },
        new("dihydrocodeine", ByMouth, Milligram,
        [
            Of(MostAtOnce, 120, "UK label of the prolonged-release tablets"),
            Of(MostADay, 240, "UK label of the prolonged-release tablets"),
            Of(FirstAtOnce, 60, "UK label"),
        ]) { NewAfterDays = 5 },
        new("codeine", ByMouth, Milligram, [Of(MostAtOnce, 60, "US label"), Of(MostADay, 360, "US label")]),
        new("tramadol", ByMouth, Milligram, [Of(MostAtOnce, 400, "UK label of once-daily tablets"), Of(MostADay, 400, "US and UK labels")]) { Form = "release" },
        new("tramadol", ByMouth, Milligram, [Of(MostAtOnce, 100, "US label"), Of(MostADay, 400, "US label")]),
    ];

    private static FieldDoseLimit[] Withdrawal() =>
    [
        new("lofexidine", ByMouth, Microgram, [Of(MostAtOnce, 720, "US label"), Of(MostADay, 2_880, "US label")]),
        new("clonidine", ByMouth, Microgram,
        [
            Of(MostAtOnce, 300, "ASAM guideline, opioid withdrawal"),
            Of(MostADay, 1_200, "ASAM guideline, opioid withdrawal"),
            Of(FirstAtOnce, 200, "SAMHSA TIP 45, 0.1 to 0.2 mg"),
            Of(CautiousAtOnce, 100, "US label, a lower first dose for the elderly", Older),
        ]),
        new("diazepam", ByMouth, Milligram,
        [
            Of(MostAtOnce, 20, "ASAM guideline, alcohol withdrawal"),
            Of(MostADay, 40, "US label, 10 mg up to four times in 24 hours"),
            Of(CautiousAtOnce, new ExactNumber(5, 2), "US label, elderly", Older),
        ]),
        new("chlordiazepoxide", ByMouth, Milligram,
        [
            Of(MostAtOnce, 100, "US label, alcohol withdrawal"),
            Of(MostADay, 300, "US label, alcohol withdrawal"),
            Of(CautiousAtOnce, 5, "US label, elderly", Older),
        ]),
        new("lorazepam", ["oral", "sublingual"], Milligram,
        [
            Of(MostAtOnce, 4, "US label and ASAM guideline"),
            Of(MostADay, 10, "US label"),
            Of(CautiousAtOnce, 1, "US label, elderly: 1 to 2 mg a day in parts", Older),
        ]),
        new("oxazepam", ByMouth, Milligram,
        [
            Of(MostAtOnce, 30, "US label"),
            Of(MostADay, 120, "US label"),
            Of(CautiousAtOnce, 10, "US label, elderly", Older),
        ]),
        new("clonazepam", ByMouth, Milligram, [Of(MostADay, 20, "US label")]),
        new("phenobarbital", ByMouth, Milligram, [Of(MostAtOnce, 200, "US label"), Of(MostADay, 400, "US label")]),
        new("zolpidem", ByMouth, Milligram, [Of(MostAtOnce, new ExactNumber(25, 2), "US label"), Of(MostADay, new ExactNumber(25, 2), "US label")]) { Form = "release" },
        new("zolpidem", ByMouth, Milligram, [Of(MostAtOnce, 10, "US label"), Of(MostADay, 10, "US label"), Of(CautiousAtOnce, 5, "US label, elderly", Older)]),
        new("zopiclone", ByMouth, Milligram,
        [
            Of(MostAtOnce, new ExactNumber(15, 2), "UK and Canadian labels"),
            Of(MostADay, new ExactNumber(15, 2), "UK and Canadian labels"),
            Of(CautiousAtOnce, new ExactNumber(15, 4), "UK and Canadian labels, elderly", Older),
        ]),
        new("gabapentin", ByMouth, Milligram,
        [
            Of(MostAtOnce, 1_200, "US label, 3,600 mg a day in three parts"),
            Of(MostADay, 3_600, "US label"),
            Of(FirstAtOnce, 300, "US label, first day"),
            Of(FirstDayTotal, 900, "US label, first day"),
        ]),
        new("pregabalin", ByMouth, Milligram,
        [
            Of(MostAtOnce, 300, "UK label"),
            Of(MostADay, 600, "US and UK labels"),
            Of(FirstAtOnce, 75, "US label, first day"),
            Of(FirstDayTotal, 150, "US label, first day"),
        ]),
        new("hydroxyzine", ByMouth, Milligram,
        [
            Of(MostAtOnce, 100, "US label"),
            Of(MostADay, 400, "US label (the European one says 100 mg)"),
            Of(CautiousAtOnce, 25, "European label, elderly: 50 mg a day", Older),
        ]),
        new("promethazine", ByMouth, Milligram, [Of(MostAtOnce, 50, "US and UK labels"), Of(MostADay, 100, "UK label")]),
        new("baclofen", ByMouth, Milligram, [Of(MostADay, 80, "US label"), Of(FirstAtOnce, 10, "US and UK labels, 5 mg three times a day"), Of(FirstDayTotal, 15, "US and UK labels")]),
        new("loperamide", ByMouth, Milligram, [Of(MostAtOnce, 4, "US label"), Of(MostADay, 16, "US label")]),
    ];

    private static FieldDoseLimit[] AlcoholTreatment() =>
    [
        new("disulfiram", ByMouth, Milligram, [Of(MostAtOnce, 500, "US label"), Of(MostADay, 500, "US label")]),
        new("acamprosate", ByMouth, Milligram, [Of(MostAtOnce, 666, "US and UK labels"), Of(MostADay, 1_998, "US and UK labels")]),
    ];

    private static FieldDoseLimit[] Antipsychotics() =>
    [
        new("clozapine", ByMouth, Milligram,
        [
            Of(MostAtOnce, 450, "US label, 900 mg a day in parts"),
            Of(MostADay, 900, "US label"),
            Of(FirstAtOnce, new ExactNumber(25, 2), "US label, first day and after two days without it"),
            Of(FirstDayTotal, 25, "US label, 12.5 mg once or twice"),
        ]) { NewAfterDays = 2 },
        new("olanzapine", ByMouth, Milligram,
        [
            Of(MostAtOnce, 20, "US label"),
            Of(MostADay, 20, "US label"),
            Of(FirstAtOnce, 15, "US label, mania"),
            Of(CautiousAtOnce, 5, "US label, elderly and frail", Older),
        ]),
        new("quetiapine", ByMouth, Milligram,
        [
            Of(MostAtOnce, 800, "US label of the extended-release tablets"),
            Of(MostADay, 800, "US label"),
            Of(FirstDayTotal, 300, "US label of the extended-release tablets"),
            Of(CautiousAtOnce, 50, "US label, elderly", Older),
        ]) { Form = "release" },
        new("quetiapine", ByMouth, Milligram,
        [
            Of(MostAtOnce, 400, "US label, 800 mg a day in two parts"),
            Of(MostADay, 800, "US label"),
            Of(FirstDayTotal, 100, "US label, mania"),
            Of(CautiousAtOnce, 50, "US label, elderly", Older),
        ]),
        new("haloperidol", ByMouth, Milligram,
        [
            Of(MostAtOnce, 20, "European label, 20 mg a day"),
            Of(MostADay, 20, "European label"),
            Of(FirstAtOnce, 5, "US label"),
            Of(CautiousAtOnce, 2, "US label, elderly", Older),
        ]),
        new("risperidone", ByMouth, Milligram,
        [
            Of(MostAtOnce, 16, "US label"),
            Of(MostADay, 16, "US label"),
            Of(FirstDayTotal, 3, "US label, 2 to 3 mg"),
            Of(CautiousAtOnce, new ExactNumber(1, 2), "US label, elderly", Older),
        ]),
        new("aripiprazole", ByMouth, Milligram, [Of(MostAtOnce, 30, "US label"), Of(MostADay, 30, "US label"), Of(FirstAtOnce, 15, "US label")]),
    ];

    private static FieldDoseLimit[] Mood() =>
    [
        // Of the citrate other weights, or milliequivalents, are as much lithium.
        new("lithium", ByMouth, Milligram,
        [
            Of(MostAtOnce, 900, "US label, 1,800 mg a day in parts"),
            Of(MostADay, 1_800, "US label"),
            Of(FirstDayTotal, 900, "US label, 300 mg three times a day"),
        ]) { Salt = "carbonate" },
        new("lamotrigine", ByMouth, Milligram,
        [
            Of(MostADay, 500, "US label"),
            Of(FirstDayTotal, 50, "US label, beside an enzyme inducer; 25 mg without one"),
        ]) { NewAfterDays = 5 },
        new("mirtazapine", ByMouth, Milligram, [Of(MostAtOnce, 45, "US label"), Of(MostADay, 45, "US label"), Of(FirstAtOnce, 30, "European label, 15 or 30 mg")]),
        new("trazodone", ByMouth, Milligram,
        [
            Of(MostAtOnce, 300, "UK label"),
            Of(MostADay, 400, "US label, outside a hospital"),
            Of(MostADay, 600, "US label, in a hospital"),
            Of(FirstDayTotal, 150, "US label"),
            Of(CautiousAtOnce, 100, "UK label, elderly", Older),
        ]),
        new("sertraline", ByMouth, Milligram, [Of(MostAtOnce, 200, "US label"), Of(MostADay, 200, "US label"), Of(FirstAtOnce, 50, "US label")]),
        new("escitalopram", ByMouth, Milligram,
        [
            Of(MostAtOnce, 20, "US label"),
            Of(MostADay, 20, "US label"),
            Of(FirstAtOnce, 10, "US label"),
        ]),
        new("fluoxetine", ByMouth, Milligram, [Of(MostAtOnce, 80, "US label"), Of(MostADay, 80, "US label"), Of(FirstAtOnce, 60, "US label, bulimia; 20 mg otherwise")]),
    ];

    private static FieldDoseLimit[] General() =>
    [
        new("acetaminophen", ["oral", "rectal"], Milligram, [Of(MostAtOnce, 1_000, "US label"), Of(MostADay, 4_000, "US label")]),
        new("ibuprofen", ByMouth, Milligram, [Of(MostAtOnce, 800, "US label"), Of(MostADay, 3_200, "US label")]),
        // Pieces, not patches: those say how much an hour.
        new("nicotine", ["oral", "buccal", "sublingual"], Milligram, [Of(MostAtOnce, 4, "US label of gum and lozenges"), Of(MostADay, 96, "US label, 24 pieces of gum of 4 mg")]),
    ];

    private static DoseLimit Of(DoseLimitKind kind, long amount, string source, Caution who = None) => Of(kind, new ExactNumber(amount), source, who);

    private static DoseLimit Of(DoseLimitKind kind, ExactNumber amount, string source, Caution who = None) => new(kind, amount, source, who);
}
