using MedDispense.Domain.Staff;

namespace MedDispense.Domain.Tests.Staff;

public sealed class PasswordRulesTests
{
    [Fact]
    public void A_few_words_in_a_row_are_taken() =>
        Assert.Null(PasswordRules.WhyNot("quiet harbour morning", "plindqvist", "Priya Lindqvist"));

    [Theory]
    [InlineData("short one", "12")]
    [InlineData("aaaaaaaaaaaaaaaa", "different")]
    [InlineData("abababababababab", "different")]
    [InlineData("Password1234", "tried first")]
    [InlineData("qwertyuiop123", "tried first")]
    [InlineData("plindqvist1234", "name")]
    [InlineData("Priya Lindqvist 1", "name")]
    [InlineData("plindqvist plindqvist", "name")]
    public void A_password_that_is_tried_first_is_refused_with_the_reason(string password, string word) =>
        Assert.Contains(word, PasswordRules.WhyNot(password, "plindqvist", "Priya Lindqvist"), StringComparison.Ordinal);

    [Fact]
    public void A_password_longer_than_any_form_takes_is_refused() =>
        Assert.NotNull(PasswordRules.WhyNot(string.Concat(Enumerable.Repeat("abcdefghij", 21))));
}
