using System.Text;

namespace Handbill.Site.Imports.WordPress;

/// <summary>The stretch of a text that is being read, and how many lines were read before it.</summary>
internal sealed class XmlWindow(TextReader source)
{
    public const int LongestTag = 64 * 1024;
    private const int Chunk = 64 * 1024;

    private char[] _letters = new char[Chunk];
    private int _at;
    private int _end;
    private bool _isOver;

    /// <summary>Line that comes next, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether the last text taken was longer than it may be: the rest of it was passed over.</summary>
    public bool WasCut { get; private set; }

    public char Next => _letters[_at];

    private ReadOnlySpan<char> Ahead => _letters.AsSpan(_at, _end - _at);

    public char At(int offset) => _letters[_at + offset];

    /// <summary>Has so many characters at hand, unless the text is over before.</summary>
    public bool Fill(int count)
    {
        while (_end - _at < count && !_isOver)
        {
            if (_at > 0)
            {
                Ahead.CopyTo(_letters);
                (_at, _end) = (0, _end - _at);
            }

            if (_letters.Length - _end < Chunk / 2)
            {
                Array.Resize(ref _letters, _letters.Length * 2);
            }

            var length = ReadSome();
            _isOver = length == 0;
            _end += length;
        }

        return _end - _at >= count;
    }

    public bool StartsWith(string text) => Fill(text.Length) && Ahead.StartsWith(text, StringComparison.Ordinal);

    /// <summary>Whether the end of an element comes next, after its two first signs.</summary>
    /// <param name="tag">The start of the element, its attributes included.</param>
    public bool Follows(string tag)
    {
        var blank = tag.AsSpan().IndexOfAny(" \t\r\n");
        var name = blank < 0 ? tag : tag[..blank];
        return Fill(name.Length + 2) && Ahead[2..].StartsWith(name, StringComparison.Ordinal);
    }

    public void Skip(int count)
    {
        Line += _letters.AsSpan(_at, count).Count('\n');
        _at += count;
    }

    public void SkipPast(string end) => TakeTo(end, 0);

    /// <summary>Takes text up to a mark, and the mark.</summary>
    /// <returns>The text without the mark, cut to a length, and whether the mark came at all.</returns>
    public (string Text, bool IsWhole) TakeTo(string mark, int longest) => Take(mark, longest, takesMark: true);

    /// <summary>Takes text up to a sign that stays, or up to the end.</summary>
    public (string Text, bool IsWhole) TakeUpTo(char mark, int longest) => Take(mark.ToString(), longest, takesMark: false);

    /// <summary>Takes a tag: up to its closing bracket or, where that was lost, up to the next tag.</summary>
    /// <returns>The tag with its first bracket, and whether it was closed.</returns>
    public (string Text, bool IsWhole) TakeTag()
    {
        var seen = 1;
        while (Fill(seen + 1) && seen < LongestTag)
        {
            var at = Ahead[seen..].IndexOfAny('<', '>');
            if (at >= 0)
            {
                var tag = Ahead[..(seen + at)].ToString();
                var isWhole = Ahead[seen + at] == '>';
                Skip(seen + at + (isWhole ? 1 : 0));
                return (tag, isWhole);
            }

            seen = Ahead.Length;
        }

        Skip(Math.Min(seen, Ahead.Length));
        return ("", false);
    }

    private (string Text, bool IsWhole) Take(string mark, int longest, bool takesMark)
    {
        var text = (StringBuilder?)null;
        WasCut = false;
        while (Fill(mark.Length))
        {
            var at = Ahead.IndexOf(mark, StringComparison.Ordinal);
            var length = at >= 0 ? at : Ahead.Length - mark.Length + 1;
            var part = Ahead[..length];
            var room = longest - (text?.Length ?? 0);
            WasCut |= part.Length > room;
            part = part[..Math.Min(part.Length, Math.Max(0, room))];
            if (at >= 0)
            {
                var whole = text is null ? part.ToString() : text.Append(part).ToString();
                Skip(length + (takesMark ? mark.Length : 0));
                return (whole, true);
            }

            (text ??= new StringBuilder()).Append(part);
            Skip(length);
        }

        text = (text ?? new StringBuilder()).Append(Ahead[..Math.Min(Ahead.Length, Math.Max(0, longest - (text?.Length ?? 0)))]);
        Skip(Ahead.Length);
        return (text.ToString(), false);
    }

    // A file that cannot be read further is over there.
    private int ReadSome()
    {
        try
        {
            return source.Read(_letters, _end, _letters.Length - _end);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return 0;
        }
    }
}
