using System.Buffers;
using System.Text;

namespace Handbill.Site.Imports.Markup;

/// <summary>Writes the runs of a paragraph as Markdown.</summary>
internal sealed class RunMarkup
{
    // Longer ones are words in another language or a formula, not an index.
    private const int LongestIndex = 30;

    private static readonly SearchValues<char> Index = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private readonly StringBuilder _line = new();
    private readonly List<InlineRun> _runs;
    private readonly bool _isOneLine;
    private readonly bool _isHeading;

    private RunMarkup(List<InlineRun> runs, bool isOneLine, bool isHeading) => (_runs, _isOneLine, _isHeading) = (runs, isOneLine, isHeading);

    public static string Of(List<InlineRun> runs, bool isOneLine, bool isHeading)
    {
        var markup = new RunMarkup(runs, isOneLine, isHeading);
        markup.Write();
        return markup.Trimmed();
    }

    private void Write()
    {
        for (var at = 0; at < _runs.Count;)
        {
            var end = at + 1;
            while (_runs[at].Link.Length > 0 && end < _runs.Count && _runs[end].Link == _runs[at].Link)
            {
                end++;
            }

            if (_runs[at].Link.Length > 0 && !IsBlank(at, end))
            {
                Link(at, end);
            }
            else
            {
                Words(at);
            }

            at = end;
        }
    }

    private bool IsBlank(int at, int end) => _runs[at..end].TrueForAll(run => string.IsNullOrWhiteSpace(run.Text));

    private void Link(int at, int end)
    {
        var (first, last) = (_runs[at].Text, _runs[end - 1].Text);
        if (char.IsWhiteSpace(first[0]))
        {
            Blank();
        }

        // A mark of exclamation before a link would make a picture of it.
        if (_line.Length > 0 && _line[^1] == '!')
        {
            _line.Insert(_line.Length - 1, '\\');
        }

        _line.Append('[');
        var begin = _line.Length;
        for (var i = at; i < end; i++)
        {
            Words(i, isInLink: true);
        }

        while (_line.Length > begin && _line[^1] == ' ')
        {
            _line.Length--;
        }

        _line.Append("](").Append(_runs[at].Link).Append(')');
        if (char.IsWhiteSpace(last[^1]))
        {
            _line.Append(' ');
        }
    }

    private void Words(int at, bool isInLink = false)
    {
        var (text, style, _) = _runs[at];
        if (style.HasFlag(RunStyle.Ready))
        {
            _line.Append(text);
            return;
        }

        text = isInLink ? text.Replace('\n', ' ') : text;
        var core = text.AsSpan().Trim(" \n");
        var before = text.AsSpan(0, text.Length - text.AsSpan().TrimStart(" \n").Length);
        var after = text.AsSpan(before.Length + core.Length);
        Gap(before, isInLink);
        if (!core.IsEmpty)
        {
            Core(core, style, isInLink, after.IsEmpty ? NextOf(at, isInLink) : ' ');
            Gap(after, isInLink: false);
        }
    }

    private void Core(ReadOnlySpan<char> core, RunStyle style, bool isInLink, char next)
    {
        // After a sign of its own kind, the mark of code would be part of that.
        if (style.HasFlag(RunStyle.Code) && !_isOneLine && !core.Contains('\n') && !(_line.Length > 0 && _line[^1] == '`'))
        {
            Code(core);
            return;
        }

        if ((style & (RunStyle.Raised | RunStyle.Lowered)) != RunStyle.None && !isInLink && core.Length <= LongestIndex && !core.ContainsAnyExcept(Index) && _line.Length > 0)
        {
            _line.Append('[').Append(core).Append(style.HasFlag(RunStyle.Raised) ? "]{.sup}" : "]{.sub}");
            return;
        }

        // Marks of both kinds around the same words are not taken for marks by every reader.
        var marks = (style & (RunStyle.Strong | RunStyle.Emphasis | RunStyle.Struck)) switch
        {
            >= RunStyle.Struck => "~~",
            RunStyle.Strong => "**",
            RunStyle.Emphasis => "*",
            RunStyle.None => "",
            _ => "***",
        };
        var previous = _line.Length == 0 ? ' ' : _line[^1];
        var isSure = marks.Length == 0 || (Opens(previous, core[0]) && Opens(next, core[^1]));
        marks = isSure ? marks : "";
        var isLineStart = marks.Length == 0 && IsLineStart();
        MarkdownEscape.Append(_line.Append(marks), core, isLineStart, _isHeading);
        _line.Append(marks);
    }

    private void Code(ReadOnlySpan<char> core)
    {
        var longest = 0;
        var run = 0;
        foreach (var letter in core)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var pad = core[0] == '`' || core[^1] == '`' ? " " : "";
        var fence = new string('`', longest + 1);

        _line.Append(fence).Append(pad);
        foreach (var letter in core)
        {
            _line.Append(char.IsControl(letter) ? ' ' : letter);
        }

        _line.Append(pad).Append(fence);
    }

    private void Gap(ReadOnlySpan<char> gap, bool isInLink)
    {
        if (gap.Contains('\n') && !isInLink)
        {
            TrimBlanks();
            if (_line.Length > 0 && !IsLineStart())
            {
                _line.Append("\\\n");
            }
        }
        else if (!gap.IsEmpty)
        {
            Blank();
        }
    }

    private void Blank()
    {
        if (_line.Length > 0 && _line[^1] is not (' ' or '\n' or '['))
        {
            _line.Append(' ');
        }
    }

    private void TrimBlanks()
    {
        while (_line.Length > 0 && _line[^1] == ' ')
        {
            _line.Length--;
        }
    }

    // A line that ends in a break has nothing after it that the break could divide.
    private string Trimmed()
    {
        TrimBlanks();
        while (_line.Length > 1 && _line[^1] == '\n')
        {
            _line.Length -= 2;
            TrimBlanks();
        }

        return _line.ToString();
    }

    private bool IsLineStart() => _line.Length == 0 || _line[^1] == '\n';

    private char NextOf(int at, bool isInLink)
    {
        if (at + 1 >= _runs.Count || (_runs[at + 1].Link.Length > 0) != isInLink || (isInLink && _runs[at + 1].Link != _runs[at].Link))
        {
            return at + 1 >= _runs.Count ? ' ' : '[';
        }

        return _runs[at + 1].Text[0];
    }

    // Whether a mark between them is one for sure, whichever side the words stand on (CommonMark, 6.2).
    private static bool Opens(char outside, char inside) => char.IsLetterOrDigit(inside) || IsEdge(outside);

    private static bool IsEdge(char outside) => char.IsWhiteSpace(outside) || char.IsAsciiLetterOrDigit(outside) is false && outside < 0x80;
}
