using System.Collections.Immutable;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>Shortens a story from its end, word by word, as somebody would who was told how many words to cut.</summary>
internal static class CopyCut
{
    /// <summary>The story without its last words; null when its end is not running text or nothing would be left of it.</summary>
    public static Story? Without(Story story, int words)
    {
        var blocks = story.Blocks;
        while (words > 0)
        {
            if (blocks.Length == 0 || blocks[^1] is not Paragraph last)
            {
                return null;
            }

            var has = WordCount.Of(last.Runs.PlainText());
            if (has <= words)
            {
                words -= has;
                blocks = blocks.RemoveAt(blocks.Length - 1);
                continue;
            }

            blocks = blocks.SetItem(blocks.Length - 1, last with { Runs = Without(last.Runs, words) });
            words = 0;
        }

        return blocks.Length == 0 ? null : story with { Blocks = blocks };
    }

    private static ImmutableArray<Run> Without(ImmutableArray<Run> runs, int words)
    {
        while (words > 0)
        {
            var last = runs[^1];
            var at = StartOfLastWord(last.Text);
            var gone = WordCount.Of(last.Text.AsSpan(at));
            words -= gone;
            runs = at == 0 ? runs.RemoveAt(runs.Length - 1) : runs.SetItem(runs.Length - 1, last with { Text = last.Text[..at].TrimEnd() });
        }

        return runs;
    }

    private static int StartOfLastWord(string text)
    {
        var at = text.Length;
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }
}
