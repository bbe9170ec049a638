using MedDispense.Domain.Clients;
using MedDispense.Domain.Medicines;
using MedDispense.Domain.Medicines.Importing;
using MedDispense.Domain.Stock;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Medicines;
using MedDispense.Web.Features.Suppliers;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Demo;

/// <summary>What the house keeps, from whom it comes and whose it is: formulary, suppliers, clients. No client is a real
/// person.</summary>
internal static class DemoShelves
{
    public const string Wholesaler = "supplier-wholesaler";
    public const string Pharmacy = "supplier-pharmacy";

    private static readonly Dictionary<string, FormularyProduct> Products =
        DemoFormulary.Products.ToDictionary(Title, StringComparer.Ordinal);

    // Below these the home page says so; in what is counted.
    private static readonly Dictionary<string, int> LowStock = new()
    {
        ["naloxone hydrochloride 4 mg nasal spray"] = 6,
        ["buprenorphine and naloxone 8 mg/2 mg film"] = 60,
        ["buprenorphine and naloxone 4 mg/1 mg film"] = 60,
        ["methadone hydrochloride 10 mg/mL oral concentrate"] = 500,
        ["clonidine hydrochloride 0.1 mg tablet"] = 40,
    };

    private static readonly (string Family, string Given, DateOnly Born, string Room, string House)[] Clients =
    [
        ("Alvarez", "Daniela", new(1991, 3, 14), "1", "North"), ("Brandt", "Kofi", new(1984, 11, 2), "2", "North"),
        ("Chowdhury", "Nadia", new(1996, 7, 23), "3", "North"), ("Delacroix", "Remy", new(1979, 1, 30), "4", "North"),
        ("Eriksen", "Sunniva", new(1988, 5, 9), "5", "North"), ("Farouk", "Omar", new(1993, 9, 17), "6", "North"),
        ("Gallagher", "Sean", new(1972, 12, 5), "7", "North"), ("Gallagher", "Seamus", new(1990, 4, 21), "8", "North"),
        ("Hartmann", "Ilse", new(1981, 8, 11), "9", "North"), ("Ibarra", "Mateo", new(1999, 2, 27), "10", "North"),
        ("Jovanovic", "Milica", new(1976, 10, 6), "11", "North"), ("Kimani", "Wanjiru", new(1994, 6, 19), "12", "North"),
        ("Lindgren", "Axel", new(1987, 3, 3), "13", "South"), ("Moreau", "Camille", new(1992, 12, 29), "14", "South"),
        ("Nakagawa", "Ren", new(1985, 4, 15), "15", "South"), ("Obi", "Chidi", new(1998, 9, 8), "16", "South"),
        ("Petrov", "Anton", new(1969, 5, 25), "17", "South"), ("Quinlan", "Maeve", new(1991, 1, 17), "18", "South"),
        ("Rossi", "Tommaso", new(1983, 7, 12), "19", "South"), ("Santos", "Beatriz", new(1997, 11, 30), "20", "South"),
        ("Tran", "Linh", new(1989, 2, 14), "21", "South"), ("Usman", "Halima", new(1995, 10, 22), "22", "South"),
        ("Virtanen", "Eero", new(1978, 6, 1), "23", "South"), ("Weiss", "Hannah", new(1986, 8, 28), "24", "South"),
    ];

    /// <summary>How many clients the house has.</summary>
    public static int ClientCount => Clients.Length;

    /// <summary>"buprenorphine and naloxone 8 mg/2 mg film": how the story names a medicine.</summary>
    public static string Title(FormularyProduct product) =>
        $"{product.Name} {product.StrengthText} {product.Form}".Replace('\u00A0', ' ');

    /// <summary>Id of a medicine, and an amount of it in its smallest amount.</summary>
    public static (Guid Id, long Amount) Of(DemoStage stage, string title, int counted) =>
        (stage.Id($"medicine-{title}"), (long)counted * Products[title].SmallestPerUnit);

    public static async Task FillAsync(DemoStage stage, DateTime from)
    {
        var at = from;
        foreach (var (title, product) in Products)
        {
            var low = LowStock.GetValueOrDefault(title) * product.SmallestPerUnit;
            await stage.ChangeAsync<AddMedicine>(
                new("pharmacist", at = at.AddSeconds(20), $"medicine-{title}"),
                (use, act) => use.RunAsync(act, new(product, "", false, MedicineOfProduct.Witness(product), low)));
        }

        await SupplyAsync(stage, at, Wholesaler, "Northside Wholesale", SupplierKind.Wholesaler, "400 Dock Road\nPortland ME 04102", "RN1234563");
        await SupplyAsync(stage, at, Pharmacy, "Bay Street Pharmacy", SupplierKind.Pharmacy, "12 Bay Street\nPortland ME 04101", "FB1234563");
        await SupplyAsync(stage, at, "supplier-return", "Granite Returns", SupplierKind.ReverseDistributor, "9 Quarry Lane\nConcord NH 03301", "RG1234563");
        foreach (var (client, i) in Clients.Select((client, i) => (client, i)))
        {
            await stage.ChangeAsync<AddClient>(new("nurse", at.AddMinutes(5 + i), ClientName(i)), (use, act) => use.RunAsync(
                act, new(client.Family, client.Given, client.Born, client.Room, client.House, null), new Admission(LookAlikesSeen: true)));
            await AskAllergiesAsync(stage, at.AddMinutes(40 + i), i);
        }
    }

    /// <summary>Everybody was asked; a few are allergic.</summary>
    private static async Task AskAllergiesAsync(DemoStage stage, DateTime at, int index)
    {
        var client = stage.Id(ClientName(index));
        var version = await stage.AskAsync(db => db.Clients.Where(row => row.Id == client).Select(row => row.Version).SingleAsync());
        var name = $"allergies-{index}";
        if (Allergies.TryGetValue(index, out var allergy))
            await stage.ChangeAsync<RecordAllergy>(new("nurse", at, name), (use, act) => use.RunAsync(act, new(client, version, allergy.Substance, allergy.Reaction)));
        else if (await stage.AskAsync(db => db.Clients.AnyAsync(row => row.Id == client && row.AllergyStatus == AllergyStatus.NotRecorded)))
            await stage.ChangeAsync<RecordNoAllergies>(new("nurse", at, name), (use, act) => use.RunAsync(act, new(client, version)));
    }

    private static readonly Dictionary<int, (string Substance, string Reaction)> Allergies = new()
    {
        [1] = ("penicillin", "hives"),
        [4] = ("ibuprofen", "wheezing"),
        [10] = ("latex", "rash"),
        [17] = ("sulfamethoxazole", "swollen face"),
    };

    /// <summary>Name of the act that took a client in; its id is the client's.</summary>
    public static string ClientName(int index) => $"client-{index}";

    private static async Task SupplyAsync(
        DemoStage stage, DateTime at, string name, string words, SupplierKind kind, string address, string number)
    {
        var kept = await stage.RunAsync<KeepSupplier, Kept>(
            new("pharmacist", at, name), (use, act) => use.RunAsync(act, new(act.Id, null, words, kind, address, number)));
        if (kept != Kept.Done)
            throw new DemoBrokenException(name, kept.ToString());
    }
}
