using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;

namespace MedDispense.Domain.Tests.DoseLimits;

/// <summary>An order that is about to be signed at eight in the morning of 10 June, of one substance in pieces of one
/// milligram unless the test says otherwise.</summary>
internal static class Limited
{
    private static readonly Dictionary<string, Medicine> Known = [];

    public static Medicine Medicine(string substance, ExactNumber? piece = null, string unit = "mg", string form = "tablet", string route = "oral", string per = "1")
    {
        var strength = piece ?? new(1);
        var key = $"{substance} {strength} {unit}/{per} {form} {route}";
        if (Known.TryGetValue(key, out var known))
            return known;
        var medicine = Known[key] = new Medicine
        {
            FacilityId = A.FacilityId,
            Id = Guid.CreateVersion7(),
            Name = substance,
            Strength = $"{strength} {unit}",
            Form = form,
            Route = route,
            CountedIn = CountedIn.Tablet,
            SmallestPerCounted = 1,
            Source = "house",
            SourceKey = key,
        };
        medicine.Ingredients.Add(new MedicineIngredient
        {
            FacilityId = A.FacilityId,
            MedicineId = medicine.Id,
            Ordinal = 1,
            Name = substance,
            AmountNumber = strength.Numerator,
            AmountDivisor = strength.Denominator,
            Unit = unit,
            PerNumber = 1,
            PerDivisor = 1,
            PerUnit = per,
        });
        return medicine;
    }

    public static OrderTerms Terms(Medicine medicine, ExactNumber dose, string timing = "daily 08:00", string unit = "mg") => new()
    {
        MedicineId = medicine.Id,
        Dose = dose,
        DoseUnit = unit,
        Route = medicine.Route,
        Timing = timing,
    };

    public static SigningFacts Facts(Medicine medicine, OrderTerms terms) => new()
    {
        Now = A.Now,
        Clock = new FacilityClock(A.Zone),
        Client = A.Client(),
        Allergies = [],
        Terms = terms,
        Medicine = medicine,
        Others = [],
    };

    public static SigningFacts Facts(string substance, long dose, string timing = "daily 08:00") =>
        Facts(Medicine(substance), Terms(Medicine(substance), new(dose), timing));

    public static SigningFacts With(this SigningFacts facts, params OtherOrder[] others) => facts with { Others = others };

    public static SigningFacts Taken(this SigningFacts facts, string at, long amount = 1, Medicine? medicine = null) =>
        facts with { Taken = [.. facts.Taken, A.Taken(at, amount, medicine ?? facts.Medicine, Guid.CreateVersion7())] };

    /// <summary>The treatment is under way.</summary>
    public static SigningFacts UnderWay(this SigningFacts facts) => facts.Taken("2026-06-09T08:05");

    public static SigningFacts Born(this SigningFacts facts, int year, int month = 1, int day = 1)
    {
        var client = facts.Client;
        return facts with
        {
            Client = new Client
            {
                FacilityId = client.FacilityId,
                Id = client.Id,
                FamilyName = client.FamilyName,
                GivenNames = client.GivenNames,
                BornOn = new DateOnly(year, month, day),
                CardCode = client.CardCode,
                AdmittedAt = client.AdmittedAt,
            },
        };
    }

    /// <summary>Another order of the client, with another id than the one that <see cref="A.Order"/> has.</summary>
    public static OtherOrder Other(Medicine medicine, long amount, string timing = "daily 08:00", string? starts = null, long? maximum = null) =>
        new(A.Order([A.Version(timing, medicine: medicine, amount: amount, starts: starts, from: starts, maximum: maximum, route: medicine.Route)]), medicine);

    public static IReadOnlyList<Finding> Sign(this SigningFacts facts) => [.. DoseWithinLimits.Check(facts)];

    /// <summary>Codes of what asks for a reason, in their order.</summary>
    public static string Asks(this SigningFacts facts) => string.Join(' ', facts.Sign().Where(finding => finding.AsksForReason).Select(finding => finding.Code));
}
