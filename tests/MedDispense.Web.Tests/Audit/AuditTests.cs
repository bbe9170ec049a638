using System.Net;
using MedDispense.Domain.Audit;
using MedDispense.Testing;
using MedDispense.Web.Features.Audit;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Audit;

public sealed class AuditTests
{
    [BothDatabases]
    public async Task Pages_follow_one_another_without_a_gap_or_a_double_although_rows_arrive_meanwhile(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var facility = await house.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync());
        await WriteAsync(house, 250);
        var seen = new List<Guid>();
        ReadAudit.Key? key = null;
        do
        {
            var page = await house.WithAsync((ReadAudit read) => read.AskAsync(facility, new AuditFilter(), key));
            seen.AddRange(page.Rows.Select(row => row.Id));
            key = page.Next;
            await WriteAsync(house, 3, house.Clock.GetUtcNow().UtcDateTime.AddMinutes(1));
        }
        while (key is not null);

        Assert.Equal(250, seen.Count);
        Assert.Equal(250, seen.Distinct().Count());
    }

    [BothDatabases]
    public async Task It_is_narrowed_by_kind_person_day_and_subject(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var facility = await house.AskAsync(db => db.Facilities.AsNoTracking().SingleAsync());
        var lateOnTheNinth = new DateTime(2026, 6, 10, 3, 59, 59, DateTimeKind.Utc);
        var onTheTenth = new DateTime(2026, 6, 10, 4, 0, 0, DateTimeKind.Utc);
        var subject = Guid.CreateVersion7();
        await WriteAsync(house, 1, lateOnTheNinth, AuditKind.ClientRead, "nurse", "client", subject);
        await WriteAsync(house, 1, onTheTenth, AuditKind.Changed, "manager", "staff");

        Assert.Equal(AuditKind.ClientRead, Assert.Single(await AskAsync(new() { Kind = AuditKind.ClientRead })).Kind);
        Assert.Equal(AuditKind.ClientRead, Assert.Single(await AskAsync(new() { Person = house.People["nurse"].Id })).Kind);
        Assert.Equal(AuditKind.ClientRead, Assert.Single(await AskAsync(new() { LastDay = new(2026, 6, 9) })).Kind);
        Assert.Equal(AuditKind.Changed, Assert.Single(await AskAsync(new() { FirstDay = new(2026, 6, 10) })).Kind);
        Assert.Equal(AuditKind.Changed, Assert.Single(await AskAsync(new() { Subject = "staff" })).Kind);
        Assert.Equal(AuditKind.ClientRead, Assert.Single(await AskAsync(new() { SubjectId = subject })).Kind);
        Assert.Equal(2, (await AskAsync(new())).Count);
        Assert.Empty(await AskAsync(new() { Person = house.People["stock"].Id }));

        async Task<IReadOnlyList<ReadAudit.Row>> AskAsync(AuditFilter filter) =>
            (await house.WithAsync((ReadAudit read) => read.AskAsync(facility, filter, null))).Rows;
    }

    [Fact]
    public async Task Whoever_reads_it_stands_in_it()
    {
        await using var house = await WebHouse.OpenAsync();
        using var inspector = await house.SignInAsync("inspector");

        var page = await inspector.GetAsync("/audit?Subject=staff&FirstDay=2026-06-01");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var file = await inspector.GetAsync("/audit/export?Kind=SignedIn");
        Assert.Equal(HttpStatusCode.OK, file.Status);

        var rows = await house.AskAsync(db => db.AuditEntries.AsNoTracking()
            .Where(row => row.ActorId == house.People["inspector"].Id).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal("from 1 Jun 2026, subject staff", Assert.Single(rows, row => row.Kind == AuditKind.AuditRead).Detail);
        Assert.Equal("kind SignedIn", Assert.Single(rows, row => row.Kind == AuditKind.Exported).Detail);
    }

    [Fact]
    public async Task The_same_rows_make_the_same_file_apart_from_who_and_when()
    {
        await using var house = await WebHouse.OpenAsync();
        await WriteAsync(house, 3, detail: "=HYPERLINK(\"http://evil.test\"), \"quoted\"");
        using var manager = await house.SignInAsync("manager");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var first = await manager.GetAsync("/audit/export?Kind=Changed");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await manager.GetAsync("/audit/export?Kind=Changed");

        Assert.Contains("'=HYPERLINK", first.Text, StringComparison.Ordinal);
        var (one, other) = (first.Text.Split("\r\n"), second.Text.Split("\r\n"));
        var differing = Assert.Single(one.Zip(other), lines => lines.First != lines.Second);
        Assert.StartsWith("Exported,2026-06-10T09:00:01-04:00 by Rosa Castellanos", differing.First, StringComparison.Ordinal);
        Assert.Equal(one.Length, other.Length);
    }

    [Theory]
    [InlineData("Kind=Nonsense")]
    [InlineData("Person=not-an-id")]
    [InlineData("FirstDay=2026-13-40")]
    [InlineData("Kind=4711")]
    public async Task A_filter_that_cannot_be_read_is_answered_with_a_sentence(string query)
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.GetAsync("/audit?" + query)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.GetAsync("/audit/export?" + query)).Status);
    }

    [Fact]
    public async Task A_place_in_the_list_that_makes_no_sense_shows_the_list_from_the_top()
    {
        await using var house = await WebHouse.OpenAsync();
        using var manager = await house.SignInAsync("manager");
        foreach (var query in new[] { "at=-5&below=" + Guid.Empty, $"at={long.MaxValue}&below={Guid.CreateVersion7()}", "at=5", "FirstDay=0001-01-01&LastDay=9999-12-30" })
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("/audit?" + query)).Status);
    }

    [Fact]
    public async Task The_audit_of_another_house_is_never_in_it()
    {
        await using var house = await WebHouse.OpenAsync();
        await using var other = await house.AddHouseAsync();
        await WriteAsync(other, 1, detail: "secret of the other house");
        using var manager = await house.SignInAsync("manager");

        Assert.DoesNotContain("secret of the other", (await manager.GetAsync("/audit")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret of the other", (await manager.GetAsync("/audit/export")).Text, StringComparison.Ordinal);
        Assert.Empty((await manager.GetAsync($"/audit?Person={other.People["nurse"].Id}")).Page.QuerySelectorAll("tbody tr"));
    }

    private static Task<int> WriteAsync(
        WebHouse house, int count, DateTime? at = null, AuditKind kind = AuditKind.Changed, string who = "nurse", string subject = "test",
        Guid? subjectId = null, string detail = "") => house.ArrangeAsync(db =>
    {
        var start = at ?? house.Clock.GetUtcNow().UtcDateTime;
        for (var i = 0; i < count; i++)
        {
            db.AuditEntries.Add(new AuditEntry
            {
                FacilityId = house.FacilityId,
                Id = Guid.CreateVersion7(),
                // Several rows share a moment, so that the id has to tell them apart.
                At = at ?? start.AddSeconds(-(i / 7)),
                Kind = kind,
                ActorId = house.People[who].Id,
                ActorName = house.People[who].Name,
                Subject = subject,
                SubjectId = subjectId,
                Detail = detail,
            });
        }

        return Task.CompletedTask;
    });
}
