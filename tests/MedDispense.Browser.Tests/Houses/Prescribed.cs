using MedDispense.Domain.Clients;
using MedDispense.Domain.Orders;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Calls;
using MedDispense.Web.Features.Clients;
using MedDispense.Web.Features.Orders;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Browser.Tests.Houses;

/// <summary>Clients who come, go and have orders, so that each page about them has something to show.</summary>
public static class Prescribed
{
    /// <summary>A client with orders of every state, one on leave, one who has left.</summary>
    /// <returns>Addresses that the first client's page does not lead to.</returns>
    public static async Task<IReadOnlyList<string>> PrescribeAsync(this BrowserHouse house)
    {
        var client = await house.AskAsync(db => db.Clients.Where(row => row.FamilyName == "Mendoza").Select(row => row.Id).SingleAsync());
        await house.ChangeAsync<RecordAllergy>("nurse", (use, act) => use.RunAsync(act, new(client, 0, "penicillin", "hives")));
        await house.ChangeAsync<AddAlert>("nurse", (use, act) => use.RunAsync(act, new(client, "Trouble swallowing")));
        var paused = await house.PostAsync<SignOrder>("prescriber", null, (use, act) => use.RunAsync(act, new(client, Daily(house, "films", "sublingual", "daily 08:00"))));
        await house.PostAsync<PauseOrder>("prescriber", null, (use, act) => use.RunAsync(act, new(paused, "Drowsy since this morning")));
        var call = await house.PostAsync<NoteCall>("nurse", null, (use, act) => use.RunAsync(act,
            new(client, house.People["prescriber"].Id, null, null, "One tablet at bedtime", ReadBack: true)));
        var verbal = await house.PostAsync<SignOrder>("nurse", null, (use, act) => use.RunAsync(act, new(client, Daily(house, "olanzapine", "oral", "daily 21:00"), call)));
        var gone = await house.ComeAsync("Abernathy");
        await house.PostAsync<DischargeClient>("nurse", null, (use, act) => use.RunAsync(act, new(gone, 0, StayEventKind.Discharged, null, "Home, sister told", null)));
        var away = await house.ComeAsync("Ziegler");
        await house.ChangeAsync<StartLeave>("nurse", (use, act) => use.RunAsync(act, new(away, 0, null, act.Now.AddDays(2), "Court")));
        var allergy = await house.AskAsync(db => db.Allergies.Select(row => row.Id).SingleAsync());
        return
        [
            $"/clients/{client}", $"/clients/{client}/orders", $"/orders/{paused}", $"/orders/{paused}/resume", $"/orders/{verbal}",
            $"/clients/{client}/allergies/{allergy}/end", $"/clients/{gone}/readmit", $"/clients/{away}/back",
        ];
    }

    /// <summary>One person for whom every page opens: inspectors alone change nothing, so that role stays away.</summary>
    public static Task<bool> GiveManagerEveryRoleAsync(this BrowserHouse house) => house.AskAsync(async db =>
    {
        var manager = await db.Staff.SingleAsync(row => row.Id == house.People["manager"].Id);
        manager.Roles = Enum.GetValues<StaffRoles>().Where(role => role != StaffRoles.Inspector).Aggregate((all, role) => all | role);
        return await db.SaveChangesAsync() > 0;
    });

    private static OrderTerms Daily(BrowserHouse house, string medicine, string route, string timing) => new()
    {
        MedicineId = house.Medicines[medicine].Id,
        Dose = new(1),
        DoseUnit = "1",
        Route = OrderDefaults.Routes(house.Medicines[medicine]) is [var usual, ..] ? usual : route,
        Timing = timing,
        DoseReason = medicine == "olanzapine" ? "Continued from the hospital" : null,
    };

    /// <summary>A new client, and its id.</summary>
    public static async Task<Guid> ComeAsync(this BrowserHouse house, string familyName)
    {
        var act = house.Act("nurse");
        await house.AsAsync<AddClient, ChangeResult>("nurse", use => use.RunAsync(act, new(familyName, "Jo", new(1979, 8, 14), "9", "North", null)));
        return act.Id;
    }

    /// <summary>Makes a change that must succeed.</summary>
    public static async Task ChangeAsync<TUseCase>(this BrowserHouse house, string who, Func<TUseCase, Act, Task<ChangeResult>> work)
        where TUseCase : notnull
    {
        var act = house.Act(who);
        var result = await house.AsAsync<TUseCase, ChangeResult>(who, use => work(use, act));
        Assert.True(result.IsDone, string.Join(' ', result.Problems.Select(problem => problem.Sentence)));
    }
}
