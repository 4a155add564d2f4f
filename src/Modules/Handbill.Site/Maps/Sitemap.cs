using System.Runtime.CompilerServices;
using Handbill.Site.Feeds;

namespace Handbill.Site.Maps;

/// <summary>The addresses of a site for search engines (sitemaps.org, protocol 0.9): files within its limits, and the index above them. Pure.</summary>
internal static class Sitemap
{
    public const string MediaType = "application/xml";

    /// <summary>Addresses must be shorter than this.</summary>
    private const int LongestAddress = 2048;

    /// <summary>The files, one after the other: as many as the entries take, and no more than one in memory. No entries, no file.</summary>
    /// <param name="entries">In an order that stays, so that a page keeps its file. What cannot stand in any file is left out: an address of 2,048 signs or more.</param>
    /// <param name="mostAddresses">The most addresses in a file.</param>
    /// <param name="mostBytes">The most bytes in a file.</param>
    public static IEnumerable<byte[]> Files(IEnumerable<SitemapEntry> entries, int mostAddresses = SitemapFile.MostAddresses, int mostBytes = SitemapFile.MostBytes)
    {
        var file = new SitemapFile(mostAddresses, mostBytes);
        try
        {
            foreach (var entry in entries.Where(IsFit))
            {
                if (!file.TryAdd(entry) && file.Count > 0)
                {
                    yield return file.ToBytes();
                    file.Dispose();
                    file = new SitemapFile(mostAddresses, mostBytes);
                    file.TryAdd(entry);
                }
            }

            if (file.Count > 0)
            {
                yield return file.ToBytes();
            }
        }
        finally
        {
            file.Dispose();
        }
    }

    /// <inheritdoc cref="Files"/>
    public static async IAsyncEnumerable<byte[]> FilesAsync(IAsyncEnumerable<SitemapEntry> entries, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // A file's worth at a time, so that there is one way of filling them.
        var waiting = new List<SitemapEntry>(SitemapFile.MostAddresses);
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            waiting.Add(entry);
            if (waiting.Count == SitemapFile.MostAddresses)
            {
                foreach (var file in Files(waiting))
                {
                    yield return file;
                }

                waiting.Clear();
            }
        }

        foreach (var file in Files(waiting))
        {
            yield return file;
        }
    }

    /// <summary>The index of the files. It may name 50,000.</summary>
    public static byte[] Index(IEnumerable<SitemapPart> parts) => FeedXml.Bytes(4000, xml =>
    {
        xml.WriteStartElement("sitemapindex", SitemapFile.Space);
        foreach (var part in parts)
        {
            xml.WriteStartElement("sitemap", SitemapFile.Space);
            xml.Element("loc", part.Address.AbsoluteUri, SitemapFile.Space);
            if (part.Changed is { } changed)
            {
                xml.Element("lastmod", FeedXml.Stamp(changed), SitemapFile.Space);
            }

            xml.WriteEndElement();
        }
    });

    private static bool IsFit(SitemapEntry entry) => entry.Address.AbsoluteUri.Length < LongestAddress;
}
