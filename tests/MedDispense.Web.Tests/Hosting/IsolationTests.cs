using System.Collections;
using System.Net;
using System.Reflection;
using System.Text.Json;
using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Facilities;
using MedDispense.Domain.Staff;
using MedDispense.Web.Features.Account;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.Interactions;
using MedDispense.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Hosting;

/// <summary>No page of one house shows, accepts or changes a row of another: every action of the program, asked with the
/// ids of another house. An action that is merged later is asked too.</summary>
public sealed class IsolationTests
{
    /// <summary>Long enough never to stand by chance in a random token of a page: five letters did, once in some dozens of runs.</summary>
    private const string Marker = "Zzyzxborough";
    private const int Deepest = 4;

    private static readonly MethodInfo Rows = typeof(IsolationTests).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    [Fact]
    public async Task No_page_shows_a_row_of_another_house()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync(Marker + " House");
        await FurnishAsync(other);
        var ids = await IdsAsync(other);
        Assert.True(ids.Count >= 8, $"Only {ids.Count} ids of the other house are known.");
        using var browser = await SignInWithEverythingAsync(house);
        var wrong = new List<string>();
        foreach (var action in WebAction.All(house).Where(action => action is { Method: "GET", IsOpen: false }))
        {
            foreach (var url in ids.Select(id => UrlOf(action, id)).Distinct())
            {
                var answer = await browser.GetAsync(url);
                if (answer.Text.Contains(Marker, StringComparison.OrdinalIgnoreCase) || answer.Status >= HttpStatusCode.InternalServerError)
                    wrong.Add($"GET {url} answered {(int)answer.Status}, showing the other house or failing.");
                if (action.HasGuidInRoute && answer.Status != HttpStatusCode.NotFound)
                    wrong.Add($"GET {url} answered {(int)answer.Status} instead of 404.");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_ids_of_ones_own_house_do_open_its_pages()
    {
        await using var house = await WebHouse.OpenAsync();
        await FurnishAsync(house);
        var ids = await IdsAsync(house);
        using var browser = await SignInWithEverythingAsync(house);
        var opened = 0;
        foreach (var action in WebAction.All(house).Where(action => action is { Method: "GET", IsOpen: false, HasGuidInRoute: true }))
        {
            foreach (var id in ids)
            {
                if ((await browser.GetAsync(UrlOf(action, id))).Status != HttpStatusCode.OK)
                    continue;
                opened++;
                break;
            }
        }

        // Otherwise the 404s of the test above would prove nothing.
        Assert.True(opened >= 8, $"Only {opened} pages were opened by an id of their own house.");
    }

    [Fact]
    public async Task No_form_reaches_a_row_of_another_house()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync(Marker + " House");
        await FurnishAsync(other);
        var ids = await IdsAsync(other);
        using var browser = await SignInWithEverythingAsync(house);
        var token = BadgeTests.Token(await browser.GetAsync("/account"));
        var before = await SnapshotAsync(other);
        var wrong = new List<string>();
        foreach (var action in WebAction.All(house).Where(IsFormToTry))
        {
            foreach (var id in ids)
            {
                var fields = action.Descriptor.Parameters.SelectMany(parameter => FieldsOf(house, parameter.ParameterType, NameOf(parameter.Name, parameter.ParameterType), id));
                var answer = await browser.PostAsync(action.Url(id), [new("__RequestVerificationToken", token), .. fields]);
                if (answer.Status >= HttpStatusCode.InternalServerError || answer.Text.Contains(Marker, StringComparison.OrdinalIgnoreCase))
                    wrong.Add($"{action} with {id} answered {(int)answer.Status}, showing the other house or failing.");
                if (action.HasGuidInRoute && answer.Status == HttpStatusCode.Redirect)
                    wrong.Add($"{action} with {id} was accepted: {answer.Location}.");
            }

            if (await SnapshotAsync(other) is var after && after != before)
            {
                wrong.Add($"{action} wrote in the other house.");
                before = after;
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Every form apart from the doors, and from those that only change the person's own password and PIN.</summary>
    private static bool IsFormToTry(WebAction action) =>
        action is { Method: "POST", IsOpen: false } && action.Descriptor.ControllerTypeInfo.AsType() != typeof(AccountController);

    private static async Task<Browser> SignInWithEverythingAsync(WebHouse house)
    {
        await RoleMatrixTests.GiveAsync(house, "manager",
            StaffWords.Roles.Where(role => role != StaffRoles.Inspector).Aggregate((all, role) => all | role),
            StaffWords.Rights.Aggregate((all, right) => all | right));
        return await house.SignInAsync("manager");
    }

    /// <summary>Rows that pages show, all of them recognisable.</summary>
    private static async Task FurnishAsync(WebHouse house)
    {
        await house.ArrangeAsync(async db =>
        {
            foreach (var person in await db.Staff.ToListAsync())
                person.Name = Marker + " " + person.Name;
            foreach (var place in await db.Places.ToListAsync())
                place.Name = Marker + " " + place.Name;
            foreach (var medicine in await db.Medicines.ToListAsync())
                medicine.Name = Marker + " " + medicine.Name;
            db.Clients.Add(new Client
            {
                FacilityId = house.FacilityId,
                Id = Guid.CreateVersion7(),
                FamilyName = Marker,
                GivenNames = "Reyes",
                BornOn = new DateOnly(1990, 4, 2),
                CardCode = Marker + "-1",
                AdmittedAt = house.Clock.GetUtcNow().UtcDateTime,
            });
            db.Stations.Add(new Station
            {
                FacilityId = house.FacilityId,
                Id = Guid.CreateVersion7(),
                Name = Marker + " tablet",
                PlaceId = house.Places["cart"].Id,
                TokenHash = StationToken.HashOf(StationToken.New()),
            });
        });
        await house.ImportInteractionsAsync(InteractionHouse.Header + $"99,{Marker} class,{Marker} one,,{Marker} other,serious\n");
        await house.StockAsync("cart", 10, Marker);
    }

    /// <summary>One id of each kind of row that the house has.</summary>
    private static Task<List<Guid>> IdsAsync(WebHouse house) => house.AskAsync(async db =>
    {
        var ids = new List<Guid>();
        foreach (var type in FacilityTypes(db))
        {
            var row = (await RowsOfAsync(db, type)).FirstOrDefault();
            ids.AddRange(type.GetProperties().Where(property => property.Name is "Id" or "PostingId")
                .Where(_ => row is not null).Select(property => property.GetValue(row)).OfType<Guid>());
        }

        return ids.Distinct().ToList();
    });

    private static Task<string> SnapshotAsync(WebHouse house) => house.AskAsync(async db =>
    {
        var lines = new List<string>();
        foreach (var type in FacilityTypes(db))
            lines.AddRange((await RowsOfAsync(db, type)).Select(row => type.Name + JsonSerializer.Serialize(row, type)).Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    });

    private static List<Type> FacilityTypes(MedDispenseDb db) =>
    [
        .. db.Model.GetEntityTypes().Select(entity => entity.ClrType)
            .Where(type => typeof(IBelongsToFacility).IsAssignableFrom(type)).OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private static Task<List<object>> RowsOfAsync(MedDispenseDb db, Type type) =>
        (Task<List<object>>)Rows.MakeGenericMethod(type).Invoke(null, [db])!;

    private static async Task<List<object>> RowsAsync<TRow>(MedDispenseDb db)
        where TRow : class => [.. await db.Set<TRow>().AsNoTracking().ToListAsync()];

    /// <summary>The address with the id in its route and in every id that its query takes.</summary>
    private static string UrlOf(WebAction action, Guid id)
    {
        var query = action.Descriptor.Parameters
            .SelectMany(parameter => IdFieldsOf(parameter.ParameterType, NameOf(parameter.Name, parameter.ParameterType), 0))
            .Where(name => action.Route.Parameters.All(part => !part.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(name => $"{name}={id}").ToList();
        return action.Url(id) + (query.Count == 0 ? "" : "?" + string.Join('&', query));
    }

    private static IEnumerable<string> IdFieldsOf(Type type, string name, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Guid))
            return [name];
        return depth > Deepest || IsSimple(plain)
            ? []
            : Writable(plain).SelectMany(property => IdFieldsOf(property.PropertyType, Join(name, property.Name), depth + 1));
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(WebHouse house, Type type, string name, Guid id, int depth = 0)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (ValueOf(house, plain, name, id) is { } value)
            return value.Length == 0 ? [] : [new(name, value)];
        if (depth > Deepest)
            return [];
        return ElementOf(plain) is { } element
            ? FieldsOf(house, element, name + "[0]", id, depth + 1)
            : Writable(plain).SelectMany(property => FieldsOf(house, property.PropertyType, Join(name, property.Name), id, depth + 1));
    }

    /// <summary>What is sent for a simple field: nothing for an empty text, null for a field that is made of others.</summary>
    private static string? ValueOf(WebHouse house, Type type, string name, Guid id)
    {
        // A second person who is really there, so that the refusal comes from the foreign row and not from the PIN.
        if (type == typeof(string) && name.StartsWith("CoSigner.", StringComparison.Ordinal))
            return "";
        if (name == "Witness.Who")
            return house.NameOf("nurse2");
        // The signature is the person's own, for the same reason.
        if (name is "Witness.Pin" or "Signature")
            return WebHouse.Pin;
        if (type == typeof(Guid))
            return name is "PostingId" or "EntryId" or "Id" ? Guid.CreateVersion7().ToString() : id.ToString(); // Those the form makes itself.
        if (type == typeof(bool))
            return "true";
        if (type == typeof(DateOnly))
            return "2026-06-01";
        if (type == typeof(DateTime))
            return "2026-06-10T08:00";
        if (type.IsEnum)
            return Enum.GetNames(type)[^1];
        return IsSimple(type) ? "1" : null;
    }

    private static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(Guid) || type == typeof(decimal)
        || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(DateTime);

    private static Type? ElementOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var element] ? element : null;
    }

    private static IEnumerable<PropertyInfo> Writable(Type type) => type.IsInterface || typeof(IEnumerable).IsAssignableFrom(type)
        ? []
        : type.GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0);

    /// <summary>The fields of a form stand by themselves; a simple parameter has its own name.</summary>
    private static string NameOf(string name, Type type) => IsSimple(Nullable.GetUnderlyingType(type) ?? type) ? name : "";

    private static string Join(string name, string property) => name.Length == 0 ? property : $"{name}.{property}";
}
