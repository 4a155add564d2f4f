using Handbill.Site.Books;
using Handbill.Site.Tests.Feeds;

namespace Handbill.Site.Tests.Books;

internal static class SomeBook
{
    /// <summary>A grey picture.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAMCAAAAAB69aNBAAAAEElEQVQI12OsY4AAJgaaMwA6JgCWN+riCwAAAABJRU5ErkJggg==");

    /// <summary>Another.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAf/EABQQAQAAAAAA"
        + "AAAAAAAAAAAAAAD/2gAIAQEAAD8AH//Z");

    public static Book Latin { get; } = new()
    {
        Identifier = "urn:uuid:6f0b1c0e-6f0e-4a55-9a43-0d2f0b1d7a11",
        Title = "The Gate, number 12 & more",
        Publisher = "Works Council",
        Language = "en",
        Date = SomeFeed.Noon,
        Cover = Png,
        Words = new BookWords("Contents", "Cover", "All pictures are described, and the whole text can be read aloud."),
        Chapters =
        [
            new Chapter
            {
                Title = "Canteen: prices <up> & queues",
                Standfirst = "Soup & bread",
                Authors = ["Ana Ruiz", "Bo Lind"],
                Date = new DateOnly(2026, 3, 4),
                DateText = "4 March 2026",
                Body = """
                    <p>It was <em>said</em> &amp; done<sup><a href="#fn:1">1</a></sup> at <a href="https://example.org/a?b=1&amp;c=2">the gate</a>.</p>
                    <h2>Who pays?</h2><ul><li>We<li>do <ol start=3><li>not</ol></ul>
                    <figure><img src="https://example.org/soup.jpg" alt="A pot of soup"><figcaption>The soup</figcaption></figure>
                    <table><caption>Prices</caption><thead><tr><th scope=col>What<th>Price</thead><tr><td>Soup<td>3<tr><td colspan=2>Bread</table>
                    <blockquote>Never again</blockquote><dl><dt>Soup<dd>Water<dt>Bread<dd>Flour</dl><hr><pre> a
                      b</pre>
                    <div class="footnotes"><ol><li id="fn:1">By many.</li></ol></div>
                    """,
                Pictures = [new BookPicture("https://example.org/soup.jpg", Jpeg)],
            },
            new Chapter { Title = "Second", Body = "<p>Short.</p><p><img src=\"/same.jpg\" alt=\"The same pot\"></p>", Pictures = [new BookPicture("/same.jpg", Jpeg), new BookPicture("/unused.png", Png)] },
        ],
    };

    public static Book Arabic { get; } = Latin with
    {
        Identifier = "urn:uuid:0c6a3c9b-3f0c-4a0e-8d1e-3f6f6c1f0f02",
        Title = "البوابة",
        Language = "ar",
        IsRightToLeft = true,
        Cover = null,
        Words = new BookWords("المحتويات", "الغلاف", ""),
        Chapters =
        [
            new Chapter { Title = "المطعم", Authors = ["آنا"], Date = new DateOnly(2026, 3, 4), Body = "<p>سلام <bdo dir=ltr>abc</bdo> <span lang=en dir=ltr>soup</span></p>" },
            new Chapter { Title = "In English", Language = "en", Body = "<p>Hello.</p>" },
        ],
    };
}
