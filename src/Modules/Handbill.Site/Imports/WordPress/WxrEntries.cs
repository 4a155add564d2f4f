using System.Text;

namespace Handbill.Site.Imports.WordPress;

/// <summary>Reads the entries of a WordPress export, WXR 1.0 to 1.2, one after the other.</summary>
/// <param name="source">The export.</param>
/// <param name="isForIndex">Whether bodies are passed over.</param>
internal sealed class WxrEntries(TextReader source, bool isForIndex = false)
{
    // Posts of this length are not written by hand; a part beyond it is cut.
    private const int LongestField = 8 * 1024 * 1024;

    private static readonly string[] Elements = ["item", "author", "category", "tag", "term"];

    private enum EntryEnd
    {
        None,

        /// <summary>Its own, or that of the export.</summary>
        Own,

        /// <summary>The start of the next one.</summary>
        Next,
    }

    private readonly LenientXml _xml = new(source, LongestField);

    // How the entry ended that was read last, and whether the start of the next one was read already.
    private EntryEnd _end;
    private bool _pending;

    /// <summary>Fields of the export itself: `title`, `link`, `language`, `base_blog_url`, `wxr_version`.</summary>
    public Dictionary<string, string> Channel { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the export came to its own end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The entry that the file broke off in or that began before it was over; null when there is none.</summary>
    public WxrEntry? Broken { get; private set; }

    public bool IsExport { get; private set; }

    public long Line => _xml.Line;

    /// <summary>Reads on.</summary>
    /// <returns>The next entry that is whole; null at the end.</returns>
    public WxrEntry? Next()
    {
        Broken = null;
        while (_pending || _xml.Read())
        {
            _pending = false;
            if (_xml.Part == XmlPart.End && _xml.Name is "channel" or "rss")
            {
                IsWhole = true;
            }
            else if (_xml.Part == XmlPart.Start)
            {
                IsExport |= _xml.Name is "rss" or "channel";
                if (Array.IndexOf(Elements, _xml.Name) >= 0 && !_xml.IsEmpty)
                {
                    return Entry();
                }

                _end = EntryEnd.None;
                if (_xml.Name is "link" or "language" or "base_blog_url" or "base_site_url" or "wxr_version" && !Channel.ContainsKey(_xml.Name))
                {
                    var name = _xml.Name;
                    Channel[name] = Field(new WxrEntry("channel", _xml.Line)).Trim();
                }
            }
        }

        return null;
    }

    private WxrEntry? Entry()
    {
        var entry = new WxrEntry(_xml.Name, _xml.Line);
        _end = EntryEnd.None;
        while (_end == EntryEnd.None && Advance(entry))
        {
            if (_xml.Part == XmlPart.Start && !_xml.IsEmpty)
            {
                Take(entry);
            }
        }

        (Broken, _pending) = (_end == EntryEnd.Own ? null : entry, _end == EntryEnd.Next);
        return Broken is null ? entry : null;
    }

    // Goes on within an entry; not past its end, nor past the start of the next one where it has none.
    private bool Advance(WxrEntry entry)
    {
        if (_end != EntryEnd.None || !_xml.Read())
        {
            return false;
        }

        if (_xml.Part == XmlPart.End && _xml.Name == entry.Element)
        {
            _end = EntryEnd.Own;
        }
        else if (_xml is { Part: XmlPart.End, Name: "channel" or "rss" })
        {
            (_end, IsWhole) = (EntryEnd.Own, true);
        }
        else if (_xml is { Part: XmlPart.Start, Name: "item" })
        {
            _end = EntryEnd.Next;
        }

        return _end == EntryEnd.None;
    }

    private void Take(WxrEntry entry)
    {
        var name = _xml.Name;
        switch (name)
        {
            case "postmeta" or "termmeta":
                Meta(entry, name);
                break;
            case "comment":
                while (Advance(entry) && !(_xml.Part == XmlPart.End && _xml.Name == name))
                {
                }

                break;
            case "category" when entry.Element == "item":
                var (domain, slug) = (_xml.Attribute("domain"), _xml.Attribute("nicename"));
                entry.Terms.Add(new WxrTerm(domain, slug, Field(entry)));
                break;
            default:
                _xml.IsSkipping = isForIndex && name == "content:encoded";
                entry[name] = Field(entry);
                _xml.IsSkipping = false;
                break;
        }
    }

    private void Meta(WxrEntry entry, string element)
    {
        var (key, value) = ("", "");
        while (Advance(entry) && !(_xml.Part == XmlPart.End && _xml.Name == element))
        {
            if (_xml.Part == XmlPart.Start && !_xml.IsEmpty)
            {
                (key, value) = _xml.Name == "meta_key" ? (Field(entry), value) : _xml.Name == "meta_value" ? (key, Field(entry)) : (key, value);
            }
        }

        entry.AddMeta(key, value);
    }

    // Up to the end of the element. Tags in it are text: someone wrote the markup of a post without hiding it.
    private string Field(WxrEntry entry)
    {
        var name = _xml.Name;
        var first = "";
        StringBuilder? more = null;
        while (Advance(entry) && !(_xml.Part == XmlPart.End && _xml.Name == name))
        {
            var text = _xml.Part == XmlPart.Text ? _xml.Text : $"<{_xml.Tag}>";
            entry.IsCut |= _xml.IsCut;
            if (first.Length == 0 && more is null)
            {
                first = text;
            }
            else if ((more ??= new StringBuilder(first)).Length < LongestField)
            {
                more.Append(text);
            }
        }

        return more?.ToString() ?? first;
    }
}
