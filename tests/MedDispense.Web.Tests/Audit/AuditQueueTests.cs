using System.Diagnostics;
using MedDispense.Domain.Audit;
using MedDispense.Testing;
using MedDispense.Web.Hosting;
using MedDispense.Web.Tests.Stock;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Tests.Audit;

public sealed class AuditQueueTests
{
    [BothDatabases]
    public async Task The_row_of_a_read_is_there_within_a_second_after_the_page(DatabaseKind kind)
    {
        await using var house = await WebHouse.OpenAsync(kind);
        var client = await house.AddClientAsync();
        var nurse = await house.SignInAsync("nurse");

        Assert.Equal(System.Net.HttpStatusCode.OK, (await nurse.GetAsync($"/clients/{client.Id}")).Status);
        var since = Stopwatch.StartNew();
        while (await house.AskAtOnceAsync(db => db.AuditEntries.CountAsync(row => row.Kind == AuditKind.ClientRead && row.SubjectId == client.Id)) == 0)
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(10), "The row of the read did not come.");
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"The row came {since.ElapsedMilliseconds} ms after the page.");
    }

    [Fact]
    public async Task Whatever_waits_when_the_program_ends_is_written()
    {
        var house = await WebHouse.OpenAsync();
        var file = house.DatabaseFile;
        var client = await house.AddClientAsync();
        var nurse = await house.SignInAsync("nurse");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => nurse.GetAsync($"/clients/{client.Id}")));

        var rows = 0L;
        await house.StopAsync();
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM audit_entries WHERE kind = 'ClientRead'";
            rows = (long)(await command.ExecuteScalarAsync())!;
        }

        await house.DisposeAsync();
        Assert.Equal(40, rows);
    }

    [Fact]
    public async Task A_full_queue_makes_the_reader_wait_and_loses_nothing()
    {
        var queue = new AuditQueue(length: 2);
        await queue.AddAsync(Entry());
        await queue.AddAsync(Entry());

        var third = queue.AddAsync(Entry()).AsTask();
        Assert.False(third.IsCompleted);

        Assert.Equal(2, queue.Take(2).Entries.Count);
        await third;
        Assert.Single(queue.Take(10).Entries);
    }

    [Fact]
    public async Task Once_the_program_ends_nothing_more_can_be_read_unrecorded()
    {
        var queue = new AuditQueue();
        queue.Close();

        await Assert.ThrowsAsync<System.Threading.Channels.ChannelClosedException>(async () => await queue.AddAsync(Entry()));
        await queue.WrittenAsync();
    }

    private static AuditEntry Entry() => new()
    {
        FacilityId = Guid.CreateVersion7(),
        Id = Guid.CreateVersion7(),
        At = new DateTime(2026, 6, 10, 9, 0, 0, DateTimeKind.Utc),
        Kind = AuditKind.ClientRead,
        ActorName = "Priya Lindqvist",
        Subject = "client",
        Detail = "",
    };
}
