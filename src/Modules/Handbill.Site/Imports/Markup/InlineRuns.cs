using System.Buffers;
using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>A stretch of a paragraph that is set off in one way.</summary>
/// <param name="Text">Its words; `\n` is a line break.</param>
/// <param name="Style">How they are set off.</param>
/// <param name="Link">Where they lead; empty for nowhere.</param>
internal readonly record struct InlineRun(string Text, RunStyle Style, string Link);

/// <summary>
/// A paragraph while it is read. It is written as runs that each open and close their own marks, for marks inside each other
/// are read in many ways, and only where CommonMark is sure to take them for marks: a star that stays in the text is worse than an
/// emphasis lost.
/// </summary>
internal sealed class InlineRuns
{
    private static readonly SearchValues<char> Uneven = SearchValues.Create("\t\n\r\f\v");
    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\n\r\f\v");

    private readonly List<(StringBuilder Text, RunStyle Style, string Link)> _runs = [];
    private char _last;

    public bool IsEmpty => _last == '\0';

    public bool EndsWithBreak => _last == '\n';

    /// <summary>Characters so far, addresses of links included.</summary>
    public int Length { get; private set; }

    public char Last => _last;

    /// <summary>Adds words; blanks and ends of lines become one blank.</summary>
    public void Add(ReadOnlySpan<char> text, RunStyle style, string link)
    {
        while (!text.IsEmpty)
        {
            if (IsEven(text))
            {
                Put(text, style, link);
                return;
            }

            var blank = text.IndexOfAny(Blank);
            if (blank != 0)
            {
                var word = blank < 0 ? text : text[..blank];
                Put(word, style, link);
                text = text[word.Length..];
                continue;
            }

            if (_last is not ('\0' or ' ' or '\n'))
            {
                Put(" ", style, link);
            }

            text = text.TrimStart(" \t\n\r\f\v");
        }
    }

    // Whether nothing in the text has to be changed: single blanks between words.
    private bool IsEven(ReadOnlySpan<char> text) =>
        (text[0] != ' ' || _last is not ('\0' or ' ' or '\n')) && !text.ContainsAny(Uneven) && text.IndexOf("  ", StringComparison.Ordinal) < 0;

    public void Break()
    {
        if (IsEmpty)
        {
            return;
        }

        if (_last == ' ')
        {
            _runs[^1].Text.Length--;
        }

        if (_runs[^1].Text.Length == 0)
        {
            _runs.RemoveAt(_runs.Count - 1);
        }

        Put("\n", RunStyle.None, "");
    }

    /// <summary>The words without marks; the paragraph is empty after it.</summary>
    public string TakePlain()
    {
        var text = string.Concat(_runs.Where(run => !run.Style.HasFlag(RunStyle.Ready)).Select(run => run.Text));
        Clear();
        return PlainText.OneLine(text);
    }

    /// <summary>The paragraph as Markdown; empty when it has no words. It is empty after it.</summary>
    /// <param name="isOneLine">Whether line breaks become blanks, as in headings and cells.</param>
    /// <param name="isHeading">Whether it is a heading.</param>
    public string TakeMarkdown(bool isOneLine, bool isHeading = false)
    {
        var runs = Settled(isOneLine);
        Clear();
        return RunMarkup.Of(runs, isOneLine, isHeading);
    }

    private void Put(ReadOnlySpan<char> text, RunStyle style, string link)
    {
        if (_runs.Count == 0 || _runs[^1].Style != style || _runs[^1].Link != link)
        {
            _runs.Add((new StringBuilder(), style, link));
            Length += link.Length;
        }

        _runs[^1].Text.Append(text);
        Length += text.Length;
        _last = text[^1];
    }

    private void Clear()
    {
        _runs.Clear();
        (_last, Length) = ('\0', 0);
    }

    // Emphases that touch each other within a word become one.
    private List<InlineRun> Settled(bool isOneLine)
    {
        var settled = new List<InlineRun>(_runs.Count);
        foreach (var (words, own, link) in _runs)
        {
            var text = isOneLine ? words.Replace('\n', ' ').ToString() : words.ToString();
            var style = own;
            if (settled.Count > 0)
            {
                var before = settled[^1];
                var touches = !char.IsWhiteSpace(before.Text[^1]) && !char.IsWhiteSpace(text[0]);
                if (touches && style != RunStyle.None && before.Style != RunStyle.None && style != before.Style && ((style | before.Style) & (RunStyle.Ready | RunStyle.Code)) == RunStyle.None && link == before.Link)
                {
                    style = before.Style;
                }

                if (style == before.Style && link == before.Link)
                {
                    settled[^1] = before with { Text = before.Text + text };
                    continue;
                }
            }

            settled.Add(new InlineRun(text, style, link));
        }

        return settled;
    }
}
