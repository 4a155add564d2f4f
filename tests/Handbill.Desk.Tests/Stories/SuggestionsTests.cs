using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;

namespace Handbill.Desk.Tests.Stories;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("A plate costs forty more.", "forty", "fifty", "A plate costs fifty more.")]
    [InlineData("A plate costs forty more.", " more", "", "A plate costs forty.")]
    [InlineData("forty and forty", "forty", "fifty", null)]
    [InlineData("A plate.", "forty", "fifty", null)]
    [InlineData("A plate.", "", "fifty", null)]
    public void A_suggestion_is_taken_where_its_words_stand_just_once(string body, string quote, string replacement, string? taken) =>
        Suggestions.Take(body, quote, replacement).ShouldBe(taken);

    [Fact]
    public void Nobody_approves_by_hand_and_only_who_decides_kills()
    {
        foreach (var state in Enum.GetValues<StoryState>())
        {
            StoryMoves.From(state, mayDecide: true).ShouldNotContain(StoryState.Approved);
            StoryMoves.From(state, mayDecide: true).ShouldNotContain(state);
            StoryMoves.From(state, mayDecide: false).ShouldBeSubsetOf(StoryMoves.From(state, mayDecide: true));
            StoryMoves.From(state, mayDecide: false).ShouldNotContain(StoryState.Killed);
        }
    }
}
