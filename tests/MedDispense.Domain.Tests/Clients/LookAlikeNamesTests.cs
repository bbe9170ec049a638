using MedDispense.Domain.Clients;

namespace MedDispense.Domain.Tests.Clients;

public sealed class LookAlikeNamesTests
{
    [Theory]
    [InlineData("Sandoval", "Reyes", "Sandoval", "Maria")]
    [InlineData("Sandoval", "Reyes", "SANDOVAL", "reyes")]
    [InlineData("Müller", "Jan", "Muller", "Jo")]
    [InlineData("O'Neill", "Sean", "ONeill", "Kate")]
    [InlineData("Smith-Jones", "Ann", "Smith Jones", "Bea")]
    [InlineData("Jansen", "Piet", "Janssen", "Paul")]
    [InlineData("Meier", "Eva", "Meyer", "Else")]
    [InlineData("Marin", "Ana", "Marni", "Alba")]
    [InlineData("Reyes", "Sandoval", "Sandoval", "Reyes")]
    [InlineData("Peterson", "Lars", "Petersen", "Lars")]
    [InlineData("Hansson", "Lars", "Jansson", "Lars")]
    public void Names_that_could_be_taken_for_one_another_are_alike(
        string family, string given, string otherFamily, string otherGiven)
    {
        Assert.True(LookAlikeNames.AreAlike(family, given, otherFamily, otherGiven));
        Assert.True(LookAlikeNames.AreAlike(otherFamily, otherGiven, family, given));
    }

    [Theory]
    [InlineData("Sandoval", "Reyes", "Okafor", "Reyes")]
    [InlineData("Jansen", "Piet", "Janssen", "Karl")]
    [InlineData("Li", "Wei", "Wu", "Wei")]
    [InlineData("Novak", "Paul", "Nowacki", "Peter")]
    public void Names_that_differ_are_not_alike(string family, string given, string otherFamily, string otherGiven) =>
        Assert.False(LookAlikeNames.AreAlike(family, given, otherFamily, otherGiven));
}
