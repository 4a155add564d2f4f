using CsCheck;
using Handbill.Desk.Editorials.Translations;
using Handbill.Desk.Tests.Stories;

namespace Handbill.Desk.Tests.Editorials;

public sealed class CopyBlocksTests
{
    [Theory]
    [InlineData("One.\n\nTwo.", 2)]
    [InlineData("One,\nstill one.\n\n\n\nTwo.", 2)]
    [InlineData("- a\n- b\n\nAfter.", 2)]
    [InlineData("- a\n\n  more of a\n\nAfter.", 2)]
    [InlineData("10. a\n\n    more of a", 1)]
    [InlineData("> quoted\n> on", 1)]
    [InlineData("| Day | Shift |\n|---|---|\n| Monday | Early |", 1)]
    [InlineData("Before.\n\n::: box Title\n\nIn it.\n\nStill in it.\n\n:::\n\nAfter.", 3)]
    [InlineData("```\na\n\nb\n```", 1)]
    [InlineData("![A queue](images/queue.png)\n\nUnder it.", 2)]
    [InlineData(":::\n\nTwo.", 2)]
    [InlineData("", 0)]
    [InlineData("\n \n", 0)]
    public void A_block_is_what_is_translated_in_one_piece(string text, int blocks) => CopyBlocks.Of(text).Count.ShouldBe(blocks);

    [Fact]
    public void Blocks_put_together_are_the_text_again() =>
        Gen.OneOf(WordDiffTests.Text, Gen.String).Sample(text =>
        {
            var blocks = CopyBlocks.Of(text);
            var again = CopyBlocks.Compose(blocks);
            CopyBlocks.Of(again).ShouldBe(blocks);
            string.Concat(again.Where(letter => !char.IsWhiteSpace(letter))).ShouldBe(string.Concat(text.Where(letter => letter != '\0' && !char.IsWhiteSpace(letter))));
        });
}
