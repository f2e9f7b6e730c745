using CsCheck;
using MlPipeline.Interactive.Grammar;

namespace MlPipeline.Interactive.Tests.Grammar;

public sealed class SuggestionTests
{
    private static readonly string[] Words = ["apply", "apps", "attachments", "delete", "endpoints", "events"];

    [Theory]
    [InlineData("aply", "apply")]
    [InlineData("evnets", "events")]
    [InlineData("APPLY", "apply")]
    [InlineData("attach", "attachments")]
    [InlineData("kubernetes", null)]
    public void The_word_that_was_meant_is_found(string typed, string? meant) => Assert.Equal(meant, Suggestion.For(typed, Words));

    [Fact]
    public void One_wrong_letter_never_hides_a_long_word() =>
        Gen.Select(Gen.Int[0, Words.Length - 1], Gen.Int[0, 3], Gen.Char['a', 'z']).Sample((word, place, letter) =>
        {
            var typed = Words[word].ToCharArray();
            typed[place] = letter;

            Assert.NotNull(Suggestion.For(new string(typed), Words));
        });

    [Fact]
    public void Nothing_is_suggested_from_nothing() => Assert.Null(Suggestion.For("a", []));
}
