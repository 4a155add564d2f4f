namespace Handbill.Site.Books;

/// <summary>How a book looks where nobody says otherwise: little, since readers choose their type themselves.</summary>
internal static class BookStyle
{
    public const string Usual = """
        h1, h2, h3, h4, h5, h6 { line-height: 1.2; page-break-after: avoid; }
        img { max-width: 100%; height: auto; }
        figure { margin: 1em 0; page-break-inside: avoid; }
        figcaption, .caption, .byline, .dateline { font-size: 0.85em; }
        .standfirst { font-weight: bold; }
        .cover { margin: 0; text-align: center; }
        .cover img { max-height: 100%; }
        table { border-collapse: collapse; }
        td, th { border: 1px solid; padding: 0.2em 0.4em; vertical-align: top; }

        """;
}
