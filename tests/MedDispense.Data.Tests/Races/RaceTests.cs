using System.Globalization;
using MedDispense.Data.Tests.Ground;
using MedDispense.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace MedDispense.Data.Tests.Races;

/// <summary>Random acts of several people at once, measured against a model. <c>MEDDISPENSE_SEED</c> plays one game
/// again, <c>MEDDISPENSE_GAMES</c> plays more of them.</summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private const int Games = 5;
    private const int RoundsOfGame = 30;

    [BothDatabases]
    public async Task Whatever_several_people_do_at_once_is_what_some_order_of_their_acts_would_have_done(DatabaseKind kind)
    {
        var replayed = Environment.GetEnvironmentVariable("MEDDISPENSE_SEED") is { } text ? Parse(text) : (int?)null;
        var games = replayed is not null ? 1 : Environment.GetEnvironmentVariable("MEDDISPENSE_GAMES") is { } many ? Parse(many) : Games;
        var (rounds, recorded, refused, doses) = (0, 0, 0, 0);
        for (var i = 0; i < games; i++)
        {
            var seed = replayed ?? Random.Shared.Next();
            await using var house = await House.BuildAsync(kind);
            var game = new Game(house, seed);
            try
            {
                await game.PlayAsync(RoundsOfGame);
                await AssertNoDeadlockAsync(house);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(
                    $"Round {game.Rounds} on {kind}; play it again with MEDDISPENSE_SEED={seed}. {failure.Message}", failure);
            }

            output.WriteLine($"MEDDISPENSE_SEED={seed}: {game.Rounds} rounds, {game.Recorded} recorded, {game.Refused} refused, {game.Doses} doses given.");
            rounds += game.Rounds;
            recorded += game.Recorded;
            refused += game.Refused;
            doses += game.Doses;
        }

        output.WriteLine($"{kind}: {rounds} interleavings of {recorded + refused} acts, {recorded} recorded, {refused} refused.");
        Assert.True(recorded > rounds && refused > 0 && doses > 0, "The games were too dull to show anything.");
    }

    /// <summary>PostgreSQL would break a deadlock and the posting would be run again, so nothing but its count shows it.</summary>
    private static async Task AssertNoDeadlockAsync(House house)
    {
        if (house.Kind != DatabaseKind.PostgreSQL)
            return;
        var server = await PostgresServer.RunningAsync();
        var database = new NpgsqlConnectionStringBuilder(house.ConnectionString).Database!;
        // A connection tells its figures when it ends.
        await house.ForgetConnectionsAsync();
        const string Deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
        Assert.Equal("0", await Sql.RunAsync(house.Kind, server.ConnectionString(database, "postgres"), Deadlocks));
    }

    private static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
