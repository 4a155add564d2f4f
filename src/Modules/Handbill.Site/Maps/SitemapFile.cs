using System.Xml;
using Handbill.Site.Feeds;

namespace Handbill.Site.Maps;

/// <summary>One file of addresses (sitemaps.org, protocol 0.9), filled until it is full.</summary>
internal sealed class SitemapFile : IDisposable
{
    /// <summary>The most addresses in a file.</summary>
    public const int MostAddresses = 50_000;

    /// <summary>The most bytes in a file.</summary>
    public const int MostBytes = 52_428_800;

    internal const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const int End = 20;

    private readonly MemoryStream _bytes = new();
    private readonly XmlWriter _xml;
    private readonly int _mostAddresses;
    private readonly int _mostBytes;

    public SitemapFile(int mostAddresses = MostAddresses, int mostBytes = MostBytes)
    {
        (_mostAddresses, _mostBytes) = (mostAddresses, mostBytes);
        _xml = FeedXml.Begin(_bytes);
        _xml.WriteStartDocument();
        _xml.WriteStartElement("urlset", Space);
        _xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);

        // The start tag stays open until something follows it, and must be whole before anything is taken back.
        _xml.WriteWhitespace("\n");
    }

    /// <summary>How many addresses it has.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a page, or says that the file has no room for it and leaves it as it is.</summary>
    public bool TryAdd(SitemapEntry entry)
    {
        if (Count == _mostAddresses)
        {
            return false;
        }

        _xml.Flush();
        var before = _bytes.Length;
        Write(entry);
        _xml.Flush();
        if (_bytes.Length + End > _mostBytes)
        {
            _bytes.SetLength(before);
            return false;
        }

        Count++;
        return true;
    }

    /// <summary>Ends the file.</summary>
    public byte[] ToBytes()
    {
        _xml.WriteEndDocument();
        _xml.Flush();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _bytes.Dispose();
    }

    private void Write(SitemapEntry entry)
    {
        _xml.WriteStartElement("url", Space);
        _xml.Element("loc", entry.Address.AbsoluteUri, Space);
        if (entry.Changed is { } changed)
        {
            _xml.Element("lastmod", FeedXml.Stamp(changed), Space);
        }

        foreach (var translation in entry.Translations)
        {
            _xml.WriteStartElement("link", Xhtml);
            _xml.WriteAttributeString("rel", "alternate");
            _xml.Attribute("hreflang", translation.Language);
            _xml.Attribute("href", translation.Address.AbsoluteUri);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }
}
