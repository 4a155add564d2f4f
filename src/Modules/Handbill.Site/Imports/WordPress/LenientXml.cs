using System.Text;
using Handbill.Site.Imports.Markup;

namespace Handbill.Site.Imports.WordPress;

/// <summary>What <see cref="LenientXml"/> met.</summary>
internal enum XmlPart
{
    Start,
    End,
    Text,

    /// <summary>The end of the file.</summary>
    Finished,
}

/// <summary>
/// Reads XML part by part as it is found in the world: with entities that nobody declared, ampersands that stand alone, control
/// characters and sections in sections. A parser by the book stops at the first of them and the rest of an archive is lost. It knows no document type,
/// so nothing is fetched and no entity grows; what it holds is one part.
/// </summary>
internal sealed class LenientXml(TextReader source, int longestPart)
{
    private const string SectionBegin = "<![CDATA[";
    private const string SectionEnd = "]]>";

    private readonly XmlWindow _window = new(source);

    /// <summary>Whether texts are passed over, which is faster.</summary>
    public bool IsSkipping { get; set; }

    public XmlPart Part { get; private set; }

    /// <summary>Name of the element, without its prefix but for the two whose rest is the same: `content:encoded`, `excerpt:encoded`.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The tag between its angle brackets, for its attributes, or as it is where it is no tag of ours.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>Whether a start is its own end.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Text, entities put in.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether the last text was longer than may be held, and is cut.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Line that the part begins on, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Goes on to the next part.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        while (_window.Fill(1))
        {
            Line = _window.Line;
            IsCut = false;
            if (_window.Next != '<')
            {
                ReadText();
                return true;
            }

            if (!SkipUnread() && ReadMarkup())
            {
                return true;
            }
        }

        Part = XmlPart.Finished;
        return false;
    }

    /// <summary>An attribute of a start; empty where there is none.</summary>
    public string Attribute(string name)
    {
        var at = Tag.IndexOf($" {name}=", StringComparison.Ordinal);
        if (at < 0 || at + name.Length + 3 > Tag.Length)
        {
            return "";
        }

        var begin = at + name.Length + 3;
        var end = Tag.IndexOf(Tag[begin - 1], begin);
        return end < 0 ? "" : Entities.Plain(Tag.AsSpan(begin, end - begin));
    }

    private bool SkipUnread()
    {
        foreach (var (begin, end) in (ReadOnlySpan<(string, string)>)[("<!--", "-->"), ("<?", "?>")])
        {
            if (_window.StartsWith(begin))
            {
                _window.Skip(begin.Length);
                _window.SkipPast(end);
                return true;
            }
        }

        if (_window.StartsWith("<!") && !_window.StartsWith(SectionBegin))
        {
            _window.SkipPast(">");
            return true;
        }

        return false;
    }

    private bool ReadMarkup()
    {
        if (_window.StartsWith(SectionBegin))
        {
            ReadSection();
            return true;
        }

        if (!_window.Fill(2) || !(char.IsAsciiLetter(_window.At(1)) || _window.At(1) == '/'))
        {
            (Part, Text) = (XmlPart.Text, "<");
            _window.Skip(1);
            return true;
        }

        var (tag, isWhole) = _window.TakeTag();
        if (!isWhole)
        {
            return false;
        }

        Tag = tag[1..];
        var isEnd = Tag.StartsWith('/');
        IsEmpty = Tag.EndsWith('/');
        Part = isEnd ? XmlPart.End : XmlPart.Start;
        var name = Tag.AsSpan(isEnd ? 1 : 0).TrimEnd('/');
        var blank = name.IndexOfAny(" \t\r\n/");
        Name = Known(blank < 0 ? name : name[..blank]);
        return true;
    }

    private static string Known(ReadOnlySpan<char> name)
    {
        var colon = name.IndexOf(':');
        return (colon < 0 || name.EndsWith(":encoded", StringComparison.Ordinal) ? name : name[(colon + 1)..]).ToString();
    }

    private void ReadText()
    {
        Part = XmlPart.Text;
        (var text, _) = _window.TakeUpTo('<', IsSkipping ? 0 : longestPart);
        IsCut = _window.WasCut;
        Text = Entities.Clean(Entities.Plain(text));
    }

    // A section in a section ends before its own end; the outer one ends where the element ends that it stands in.
    private void ReadSection()
    {
        Part = XmlPart.Text;
        _window.Skip(SectionBegin.Length);
        var text = new StringBuilder();
        while (true)
        {
            var (part, isWhole) = _window.TakeTo(SectionEnd, IsSkipping ? 0 : longestPart);
            text.Append(part);
            IsCut |= _window.WasCut;
            if (!isWhole || IsSectionOver(part))
            {
                IsBroken = !isWhole;
                break;
            }
        }

        Text = Entities.Clean(text.Replace(SectionBegin, "").ToString());
    }

    /// <summary>Whether the file ended within the last text.</summary>
    public bool IsBroken { get; private set; }

    private bool IsSectionOver(string part) =>
        !part.Contains(SectionBegin, StringComparison.Ordinal) || _window.StartsWith("</") && _window.Follows(Tag) || _window.StartsWith(SectionBegin);
}
