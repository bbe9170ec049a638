using MedDispense.Data.Ledger;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Orders;
using MedDispense.Domain.SafetyChecks;
using MedDispense.Web.Features.Calls;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Tests.Stock;

namespace MedDispense.Web.Tests.Orders;

/// <summary>A house with clients and medicines for orders, and short forms of the acts.</summary>
internal static class OrderHouse
{
    /// <summary>Why a first dose may be more than a first dose: what most tests of orders are not about.</summary>
    public const string UsedToIt = "Continued from the programme before";

    public static async Task<Client> AdmitAsync(this WebHouse house, string family = "Sandoval", Presence presence = Presence.Here, params string[] allergies)
    {
        var client = new Client
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            FamilyName = family,
            GivenNames = "Reyes",
            BornOn = new(1990, 4, 2),
            CardCode = Guid.CreateVersion7().ToString("N"),
            AdmittedAt = house.Now(),
            Presence = presence,
            AllergyStatus = allergies.Length > 0 ? AllergyStatus.Known : AllergyStatus.NoneKnown,
            AllergiesRecordedAt = house.Now(),
        };
        await house.ArrangeAsync(db =>
        {
            db.Clients.Add(client);
            foreach (var substance in allergies)
            {
                db.Allergies.Add(new Allergy
                {
                    FacilityId = house.FacilityId,
                    Id = Guid.CreateVersion7(),
                    ClientId = client.Id,
                    Substance = substance,
                    Reaction = "hives",
                    RecordedAt = house.Now(),
                    RecordedById = house.People["nurse"].Id,
                });
            }

            return Task.CompletedTask;
        });
        return client;
    }

    /// <summary>The films of the house with their ingredients: 8 mg and 2 mg each.</summary>
    public static async Task<Medicine> FilmsAsync(this WebHouse house)
    {
        await house.ArrangeAsync(db =>
        {
            db.MedicineIngredients.AddRange(Of(house, house.Films.Id, 1, "buprenorphine", 8, "1"), Of(house, house.Films.Id, 2, "naloxone", 2, "1"));
            return Task.CompletedTask;
        });
        return house.Films;
    }

    public static async Task<Medicine> MedicineAsync(
        this WebHouse house, string name, string form, CountedIn countedIn, int smallest, long milligrams, UsSchedule schedule = UsSchedule.NotScheduled, string route = "oral")
    {
        var medicine = new Medicine
        {
            FacilityId = house.FacilityId,
            Id = Guid.CreateVersion7(),
            Name = name,
            Strength = countedIn.IsMeasured() ? $"{milligrams} mg/{countedIn.Singular()}" : $"{milligrams} mg",
            Form = form,
            Route = route,
            UsSchedule = schedule,
            CountedIn = countedIn,
            SmallestPerCounted = smallest,
            Source = "house",
            SourceKey = $"{name}-{milligrams}-{form}",
        };
        medicine.Ingredients.Add(Of(house, medicine.Id, 1, name, milligrams, countedIn == CountedIn.Millilitre ? "mL" : "1"));
        await house.ArrangeAsync(db =>
        {
            db.Medicines.Add(medicine);
            return Task.CompletedTask;
        });
        return medicine;
    }

    public static OrderTerms Daily(Medicine medicine, long milligrams, params string[] times) => new()
    {
        MedicineId = medicine.Id,
        Dose = new(milligrams),
        DoseUnit = "mg",
        Route = OrderDefaults.Routes(medicine) is [var usual, ..] ? usual : "oral",
        Timing = "daily " + string.Join(' ', times),
    };

    public static OrderTerms AsNeeded(Medicine medicine, long milligrams) => Daily(medicine, milligrams) with
    {
        Timing = "as needed",
        Indication = "anxiety",
        MinimumGapMinutes = 240,
        Maximum = new(4),
    };

    public static Task<PostingResult> SignAsync(this WebHouse house, string who, Client client, OrderTerms terms, Guid? call = null, Guid? id = null) =>
        house.WithAsync((SignOrder sign) => sign.RunAsync(house.Act(who, id: id), new(client.Id, terms, call)));

    public static Task<PostingResult> CallAsync(this WebHouse house, string who, Client client, bool readBack = true, DateTime? spokeAt = null) =>
        house.WithAsync((NoteCall note) => note.RunAsync(house.Act(who),
            new(client.Id, house.People["prescriber"].Id, null, spokeAt, "16 mg once a day from today", readBack)));

    public static Task<OrderHistory> HistoryAsync(this WebHouse house, Guid orderId) =>
        house.AskAsync(async db => await db.OrderAsync(orderId) ?? throw new InvalidOperationException("No such order."));

    /// <summary>What stands in the way, without what is only to be known.</summary>
    public static string[] Refusals(this PostingResult result) =>
        [.. result.Findings.Where(finding => finding.Tier != FindingTier.Note).Select(finding => finding.Code)];

    public static string[] Codes(this PostingResult result) => [.. result.Findings.Select(finding => finding.Code)];

    private static MedicineIngredient Of(WebHouse house, Guid medicineId, int ordinal, string name, long milligrams, string per) => new()
    {
        FacilityId = house.FacilityId,
        MedicineId = medicineId,
        Ordinal = ordinal,
        Name = name,
        AmountNumber = milligrams,
        AmountDivisor = 1,
        Unit = "mg",
        PerNumber = 1,
        PerDivisor = 1,
        PerUnit = per,
    };
}
