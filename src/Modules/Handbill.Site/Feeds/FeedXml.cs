using System.Globalization;
using System.Text;
using System.Xml;

namespace Handbill.Site.Feeds;

/// <summary>How feeds and maps are written as XML.</summary>
internal static class FeedXml
{
    /// <summary>A carriage return is written as a reference: as itself, readers would take it for the end of a line.</summary>
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
        CheckCharacters = false,
    };

    public static XmlWriter Begin(Stream to) => XmlWriter.Create(to, Settings);

    /// <summary>A whole document as UTF-8 without a byte order mark.</summary>
    public static byte[] Bytes(int expected, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream(expected);
        using (var xml = Begin(bytes))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    /// <summary>RFC 3339, in UTC.</summary>
    public static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>An element with text, without what XML cannot carry.</summary>
    public static void Element(this XmlWriter xml, string name, string text, string? space = null)
    {
        xml.WriteStartElement(name, space);
        xml.WriteString(XmlSigns.Allowed(text));
        xml.WriteEndElement();
    }

    /// <summary>An attribute, without what XML cannot carry.</summary>
    public static void Attribute(this XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, XmlSigns.Allowed(value));
}
