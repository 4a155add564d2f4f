using System.Xml.Linq;

namespace Handbill.Site.Tests.Feeds;

internal static class Xml
{
    /// <summary>A document that is well formed, begins without a byte order mark and says its encoding.</summary>
    public static XDocument Read(byte[] bytes)
    {
        bytes[0].ShouldBe((byte)'<');
        using var stream = new MemoryStream(bytes);
        var document = XDocument.Load(stream, LoadOptions.PreserveWhitespace);
        document.Declaration!.Encoding.ShouldBe("utf-8");
        return document;
    }
}
