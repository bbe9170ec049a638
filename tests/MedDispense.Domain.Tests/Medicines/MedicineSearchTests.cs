using MedDispense.Domain.Medicines;

namespace MedDispense.Domain.Tests.Medicines;

public sealed class MedicineSearchTests
{
    [Theory]
    [InlineData("NALOXONE buprenorphine", true)]
    [InlineData("bupre-nor", false)]
    [InlineData("buprenorphine–naloxone", true)]
    [InlineData("8mg", true)]
    [InlineData("8 mg/2 mg film", true)]
    [InlineData("suboxone", true)]
    [InlineData("nalox 2mg subox", true)]
    [InlineData("oxone", false)]
    [InlineData("0.5", false)]
    [InlineData("", true)]
    public void Words_in_any_order_find_a_medicine_by_their_beginnings(string typed, bool found)
    {
        var text = MedicineSearch.TextOf(Film());

        Assert.Equal(found, MedicineSearch.WordsOf(typed).All(word => text.Contains(" " + word, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1,000 units", "1000 units")]
    [InlineData("0.5mg", "0.5 mg")]
    [InlineData(".5 mg", "5 mg")]
    [InlineData("Sulfaméthoxazole", "sulfamethoxazole")]
    [InlineData("a\u0000b%_'\"\\", "a b")]
    [InlineData("\ud83d x", "x")]
    public void Words_are_read_without_signs_and_accents(string typed, string words) =>
        Assert.Equal(words, string.Join(' ', MedicineSearch.WordsOf(typed)));

    [Fact]
    public void Endless_text_is_cut()
    {
        Assert.True(MedicineSearch.TextOf(Film(new string('a', 5000))).Length <= MedicineSearch.Longest);
        Assert.True(MedicineSearch.SortTextOf(Film(new string('a', 5000))).Length <= MedicineSearch.LongestSort);
        Assert.Equal(MedicineSearch.MostWords, MedicineSearch.WordsOf(string.Join(' ', Enumerable.Range(0, 100).Select(i => $"w{i}x"))).Count);
    }

    [Fact]
    public void Lists_are_ordered_by_the_size_of_strengths()
    {
        string[] ordered = ["0.5 mg", "2 mg", "2.5 mg", "12 mg", "100 mg", "1,000 mg"];

        Assert.Equal(ordered, ordered.Reverse().OrderBy(strength => MedicineSearch.SortTextOf(Film(strength: strength)), StringComparer.Ordinal));
    }

    private static Medicine Film(string name = "buprenorphine–naloxone", string strength = "8 mg/2 mg") => new()
    {
        FacilityId = Guid.CreateVersion7(),
        Id = Guid.CreateVersion7(),
        Name = name,
        BrandName = "Suboxone",
        Strength = strength,
        Form = "sublingual film",
        CountedIn = CountedIn.Film,
        SmallestPerCounted = 1,
        Source = "house",
        SourceKey = "a",
    };
}
