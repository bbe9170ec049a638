using System.Globalization;
using MedDispense.Domain.Scanning;

namespace MedDispense.Domain.Tests.Scanning;

/// <summary>
/// A million texts that no scanner should send: chance, pieces of codes, and sound codes in which something was changed.
/// Every worker has a seed of its own, made from one that is printed; <c>MEDDISPENSE_SEED</c> runs the same texts again.
/// </summary>
public sealed class MillionScansTests
{
    private const int Texts = 1_000_000;
    private const int Workers = 20;

    [Fact]
    [Trait("Category", "Slow")]
    public void Of_a_million_random_and_mutated_texts_none_makes_the_reader_throw()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MEDDISPENSE_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given : Random.Shared.Next();
        Console.WriteLine($"{Texts} scans, MEDDISPENSE_SEED={seed}");
        var failures = Enumerable.Range(0, Workers).AsParallel()
            .Select(worker => FirstFailure(new HostileTexts(new Random(seed + worker)))).OfType<string>().ToList();
        Assert.True(failures.Count == 0, $"MEDDISPENSE_SEED={seed}: {string.Join('\n', failures)}");
    }

    private static string? FirstFailure(HostileTexts texts)
    {
        for (var i = 0; i < Texts / Workers; i++)
        {
            var text = texts.Next();
            try
            {
                var scan = ScanReader.Read(text, texts.Identifier(), texts.Day(), texts.Settings());
                if (!ScanReaderFuzzTests.IsMeaning(scan)) return $"{Shown(text)} has no whole meaning: {scan}";
            }
            catch (Exception thrown)
            {
                return $"{Shown(text)} throws {thrown}";
            }
        }
        return null;
    }

    private static string Shown(string text) => Vectors.Disagreement.Visible(text);
}
