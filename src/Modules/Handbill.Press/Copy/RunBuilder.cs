using System.Collections.Immutable;
using System.Text;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Copy;

/// <summary>
/// Gathers the runs of one paragraph: neighbours in one style become one run, blanks in a row become one space, and none stay
/// at the ends of the paragraph or of a forced line.
/// </summary>
internal sealed class RunBuilder
{
    private const char LineBreak = '\u2028';

    private readonly ImmutableArray<Run>.Builder _runs = ImmutableArray.CreateBuilder<Run>();
    private readonly StringBuilder _text = new();
    private Run _style = new("");
    private char _last = LineBreak;

    /// <summary>Adds text in a style.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">Its style; the text in it is not looked at.</param>
    public void Add(ReadOnlySpan<char> text, Run style)
    {
        if (!IsSameStyle(style, _style))
        {
            Flush();
            _style = style;
        }

        while (!text.IsEmpty)
        {
            var blank = text.IndexOfAny(" \t\r\n");
            var word = blank < 0 ? text : text[..blank];
            if (!word.IsEmpty)
            {
                _text.Append(word);
                _last = word[^1];
            }

            if (blank < 0)
            {
                return;
            }

            if (_last is not (' ' or LineBreak))
            {
                _text.Append(' ');
                _last = ' ';
            }

            text = text[(blank + 1)..];
        }
    }

    /// <summary>Adds a forced line break.</summary>
    public void AddLineBreak()
    {
        TrimEnd();
        if (_text.Length > 0 || _runs.Count > 0)
        {
            _text.Append(LineBreak);
        }

        _last = LineBreak;
    }

    /// <summary>Gives the runs and begins anew.</summary>
    public ImmutableArray<Run> ToRuns()
    {
        TrimEnd();
        Flush();
        var runs = _runs.ToImmutable();
        _runs.Clear();
        _style = new Run("");
        _last = LineBreak;
        return runs;
    }

    private static bool IsSameStyle(Run a, Run b) =>
        ReferenceEquals(a, b)
        || (a.Emphasis == b.Emphasis && a.Note == b.Note && string.Equals(a.Link, b.Link, StringComparison.Ordinal)
            && string.Equals(a.Language, b.Language, StringComparison.Ordinal));

    // Takes blanks off the end, through runs that have nothing else.
    private void TrimEnd()
    {
        while (_last == ' ')
        {
            if (_text.Length == 0)
            {
                if (_runs.Count == 0)
                {
                    _last = LineBreak;
                    return;
                }

                _style = _runs[^1];
                _text.Append(_style.Text);
                _runs.RemoveAt(_runs.Count - 1);
            }

            while (_text.Length > 0 && _text[^1] == ' ')
            {
                _text.Length--;
            }

            if (_text.Length > 0)
            {
                _last = _text[^1];
            }
        }
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            _runs.Add(_style with { Text = _text.ToString() });
            _text.Clear();
        }
    }
}
