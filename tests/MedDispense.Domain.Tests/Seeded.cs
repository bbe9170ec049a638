using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace MedDispense.Testing;

/// <summary>Property tests whose seed is printed; <c>MEDDISPENSE_SEED</c> runs the same cases again.</summary>
internal static class Seeded
{
    public static void Check<T>(Gen<T> cases, Action<T> holds, int runs = 200)
    {
        var text = Environment.GetEnvironmentVariable("MEDDISPENSE_SEED");
        var seed = text is null ? (ulong)Random.Shared.NextInt64() : ulong.Parse(text, CultureInfo.InvariantCulture);
        var said = $"{runs} cases, MEDDISPENSE_SEED={seed}";
        Console.WriteLine(said);
        var config = Config.QuickThrowOnFailure.WithMaxTest(runs).WithName(said)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        FsCheck.Check.One(config, Prop.ForAll(Arb.From(cases), holds));
    }
}
