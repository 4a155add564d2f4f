using System.Buffers;

namespace Handbill.Site.Imports.Markup;

/// <summary>What <see cref="HtmlTokens"/> met.</summary>
internal enum HtmlToken
{
    Text,
    Start,
    End,
    Finished,
}

/// <summary>
/// Reads HTML token by token (WHATWG HTML, 13.2.5), with one difference: a tag or comment that is never closed is text, so that no word is lost with it.
/// Time grows with the length alone.
/// </summary>
internal sealed class HtmlTokens(string html)
{
    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\n\r\f");
    private static readonly SearchValues<char> BlankOrSlash = SearchValues.Create(" \t\n\r\f/");
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\n\r\f/>");
    private static readonly SearchValues<char> KeyEnd = SearchValues.Create(" \t\n\r\f/>=");
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\n\r\f>");

    private readonly Dictionary<string, int> _lastOf = new(StringComparer.Ordinal);
    private int _at;
    private int _tagBegin;
    private int _tagEnd;

    /// <summary>Name of the element, in small letters.</summary>
    public string Name { get; private set; } = "";

    public bool IsSelfClosing { get; private set; }

    /// <summary>Where the last token begins.</summary>
    public int Position { get; private set; }

    /// <summary>The text as it is written.</summary>
    public ReadOnlySpan<char> Text => html.AsSpan(Position, _at - Position);

    public HtmlToken Next()
    {
        while (_at < html.Length)
        {
            Position = _at;
            if (html[_at] != '<')
            {
                return TakeText(_at);
            }

            var next = _at + 1 < html.Length ? html[_at + 1] : ' ';
            if (char.IsAsciiLetter(next) || (next == '/' && _at + 2 < html.Length && char.IsAsciiLetter(html[_at + 2])))
            {
                return TakeTag(next == '/') ? next == '/' ? HtmlToken.End : HtmlToken.Start : TakeText(_at + 1);
            }

            if (next is not ('!' or '?' or '/') || !SkipComment())
            {
                return TakeText(_at + 1);
            }
        }

        return HtmlToken.Finished;
    }

    /// <summary>Goes on to the end tag of an element whose content is no markup.</summary>
    public void SkipRaw(string name)
    {
        var end = html.IndexOf("</" + name, _at, StringComparison.OrdinalIgnoreCase);
        _at = end < 0 ? html.Length : end;
    }

    /// <summary>Whether an element is closed anywhere after the last token.</summary>
    public bool IsClosedLater(string name) => LastOf("</" + name) >= _at;

    /// <summary>An attribute of the last start; empty where there is none.</summary>
    public string Attribute(string name)
    {
        for (var at = _tagBegin; NextAttribute(ref at, out var key, out var value);)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return Entities.Plain(value);
            }
        }

        return "";
    }

    private HtmlToken TakeText(int from)
    {
        var end = from < html.Length ? html.IndexOf('<', from) : -1;
        _at = end < 0 ? html.Length : end;
        return HtmlToken.Text;
    }

    private bool TakeTag(bool isEnd)
    {
        var begin = _at + (isEnd ? 2 : 1);
        if (LastOf(">") < begin)
        {
            return false;
        }

        var name = html.AsSpan(begin);
        name = name[..name.IndexOfAny(NameEnd)];
        (_tagBegin, _tagEnd) = (begin + name.Length, html.Length);
        var at = _tagBegin;
        while (NextAttribute(ref at, out _, out _))
        {
        }

        if (at >= html.Length || html[at] != '>')
        {
            return false;
        }

        Name = HtmlNames.Known(name);
        (_tagEnd, _at) = (at, at + 1);
        IsSelfClosing = html[at - 1] == '/';
        return true;
    }

    // Moves past the next attribute; at the end of the tag to its bracket.
    private bool NextAttribute(ref int at, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = [];
        at = Past(at, BlankOrSlash);
        if (at >= _tagEnd || html[at] == '>')
        {
            return false;
        }

        var begin = at;
        at = UpTo(at + 1, KeyEnd);
        name = html.AsSpan(begin, at - begin);
        var sign = Past(at, Blank);
        if (sign >= _tagEnd || html[sign] != '=')
        {
            return true;
        }

        at = Past(sign + 1, Blank);
        if (at < _tagEnd && html[at] is '"' or '\'')
        {
            var quote = html[at];
            var end = LastOf(quote == '"' ? "\"" : "'") > at ? html.IndexOf(quote, at + 1) : -1;
            value = html.AsSpan(at + 1, (end < 0 ? _tagEnd : end) - at - 1);
            at = end < 0 ? _tagEnd : end + 1;
            return true;
        }

        begin = at;
        at = UpTo(at, ValueEnd);
        value = html.AsSpan(begin, at - begin);
        return true;
    }

    private int Past(int at, SearchValues<char> letters)
    {
        var length = at >= _tagEnd ? 0 : html.AsSpan(at, _tagEnd - at).IndexOfAnyExcept(letters);
        return length < 0 ? _tagEnd : at + length;
    }

    private int UpTo(int at, SearchValues<char> letters)
    {
        var length = at >= _tagEnd ? 0 : html.AsSpan(at, _tagEnd - at).IndexOfAny(letters);
        return length < 0 ? _tagEnd : at + length;
    }

    private bool SkipComment()
    {
        var isComment = html.AsSpan(_at).StartsWith("<!--", StringComparison.Ordinal) && LastOf("-->") >= _at + 2;
        var end = isComment ? "-->" : ">";
        if (LastOf(end) < _at)
        {
            return false;
        }

        _at = html.IndexOf(end, _at + 2, StringComparison.Ordinal) + end.Length;
        return true;
    }

    // Where something stands for the last time: searched for once, for what is not there would be searched for at every tag.
    private int LastOf(string text)
    {
        if (!_lastOf.TryGetValue(text, out var last))
        {
            last = html.LastIndexOf(text, StringComparison.OrdinalIgnoreCase);
            _lastOf.Add(text, last);
        }

        return last;
    }
}
