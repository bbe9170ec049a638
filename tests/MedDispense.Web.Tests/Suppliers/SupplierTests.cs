using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Stock;
using MedDispense.Testing;
using MedDispense.Web.Tests.Stock;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Suppliers;

public sealed class SupplierTests
{
    [BothDatabases]
    public async Task A_supplier_is_added_once_changed_by_version_and_closed(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.GetAsync("/suppliers/new");
        (string, string?)[] typed = [("Name", "Northside"), ("Kind", "Wholesaler"), ("Address", "1 Road\r\nPortland"), ("RegistrationNumber", "RN1")];

        Assert.Equal(HttpStatusCode.Redirect, (await nurse.SubmitAsync(form, typed)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await nurse.SubmitAsync(form, typed)).Status);
        var other = await nurse.SubmitAsync(form, [.. typed, ("Name", "Elsewhere")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("already been sent with other content", other.Text, StringComparison.Ordinal);
        var row = await house.AskAsync(db => db.Suppliers.AsNoTracking().SingleAsync());
        Assert.Equal(("Northside", "1 Road\nPortland", "RN1"), (row.Name, row.Address, row.RegistrationNumber));

        var edit = await nurse.GetAsync($"/suppliers/{row.Id}");
        Assert.Equal(HttpStatusCode.Redirect, (await nurse.SubmitAsync(edit, ("Name", "Northside Ltd"))).Status);
        var stale = await nurse.SubmitAsync(edit, ("Name", "Southside"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("changed since you opened it", stale.Text, StringComparison.Ordinal);
        Assert.Contains("Southside", stale.Text, StringComparison.Ordinal);

        var open = await nurse.GetAsync($"/suppliers/{row.Id}");
        var closed = await nurse.SubmitAsync(open, "form[action$='/close']");
        Assert.Equal("/suppliers", closed.Location);
        Assert.NotNull((await house.AskAsync(db => db.Suppliers.AsNoTracking().SingleAsync())).ClosedAt);
        Assert.Equal(3, await house.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.Kind == AuditKind.Changed && entry.Subject == "supplier")));
    }

    [BothDatabases]
    public async Task Two_people_who_change_a_supplier_at_once_do_not_overwrite_each_other(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var row = await house.AddSupplierAsync(SupplierKind.Wholesaler);
        using var one = await house.SignInAsync("nurse");
        using var two = await house.SignInAsync("manager");
        var first = await one.GetAsync($"/suppliers/{row.Id}");
        var second = await two.GetAsync($"/suppliers/{row.Id}");

        var answers = await Task.WhenAll(one.SubmitAsync(first, ("Name", "A")), two.SubmitAsync(second, ("Name", "B")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Bad_input_is_said_beside_its_field_and_writes_nothing()
    {
        await using var house = await WebHouse.OpenAsync();
        using var nurse = await house.SignInAsync("nurse");
        var form = await nurse.GetAsync("/suppliers/new");
        (string, string?)[] good = [("Name", "N"), ("Kind", "Pharmacy"), ("Address", "A"), ("RegistrationNumber", "")];
        foreach (var (name, value) in new[]
        {
            ("Name", ""), ("Name", "  "), ("Name", new string('n', 201)), ("Kind", null), ("Kind", "Bakery"), ("Kind", "77"), ("Address", ""),
            ("Address", "\n\n"), ("Address", new string('a', 401)), ("RegistrationNumber", new string('r', 61)), ("PostingId", "x"),
        })
        {
            var answer = await nurse.SubmitAsync(form, [.. good.Where(field => field.Item1 != name), (name, value)]);
            Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, $"{name} = {value}: {answer.Status}");
        }

        Assert.False(await house.AskAsync(db => db.Suppliers.AnyAsync()));
    }
}
