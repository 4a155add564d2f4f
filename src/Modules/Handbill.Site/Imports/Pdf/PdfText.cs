using Handbill.Site.Imports.Markup;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Handbill.Site.Imports.Pdf;

/// <summary>What a PDF says.</summary>
/// <param name="Title">Its title, by its own word or its largest type; empty where there is none.</param>
/// <param name="Body">All its words as Markdown, those of its title too: an issue is read and searched by them.</param>
/// <param name="Problem">What is not whole; empty when nothing is.</param>
/// <param name="Remedy">What to do about it.</param>
internal readonly record struct PdfText(string Title, string Body, string Problem, string Remedy)
{
    private const int MostPages = 500;
    private const int LongestHeading = 160;

    // Programs write these where nobody gave a title.
    private static readonly string[] NoTitles = ["untitled", "microsoft word -", "microsoft powerpoint -", "document", "layout 1"];
    private static readonly string[] Endings = [".pdf", ".doc", ".docx", ".indd", ".qxd", ".qxp", ".pub", ".odt", ".rtf", ".ps", ".pmd", ".p65", ".cdr", ".ai", ".sla"];

    /// <summary>Reads a PDF.</summary>
    /// <returns>What it says; null with the problem and the remedy where it cannot be read at all.</returns>
    public static PdfText? Read(Stream stream, out string problem, out string remedy)
    {
        (problem, remedy) = ("", "");
        try
        {
            using var document = PdfDocument.Open(stream, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false });
            return Of(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            (problem, remedy) = ("it is encrypted", "save it without a password");
            return null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // What a broken file makes of a parser is any exception at all.
            (problem, remedy) = ("it is broken, or no PDF", "open it in a viewer and save it anew");
            return null;
        }
    }

    private static PdfText Of(PdfDocument document)
    {
        var pages = new List<List<PdfLine>>();
        var broken = 0;
        for (var number = 1; number <= Math.Min(document.NumberOfPages, MostPages); number++)
        {
            try
            {
                pages.Add(PageLines.Of(document.GetPage(number)));
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                broken++;
            }
        }

        RunningLines.Remove(pages);
        var paragraphs = PdfParagraphs.Of(pages);
        var (title, body) = Markdown(paragraphs, Named(document.Information.Title ?? ""));
        return broken > 0 || document.NumberOfPages > MostPages
            ? new PdfText(title, body, broken > 0 ? "pages of it are broken" : "it has more than 500 pages", "their words are missing: put them in by hand")
            : paragraphs.Count == 0
                ? new PdfText(title, "", "it has pictures of pages and no text", "have its letters read by a program for that, and import it again")
                : new PdfText(title, body, "", "");
    }

    private static (string Title, string Body) Markdown(List<PdfParagraph> paragraphs, string named)
    {
        if (paragraphs.Count == 0)
        {
            return (named, "");
        }

        var usual = paragraphs.GroupBy(paragraph => Math.Round(paragraph.Size, 1)).MaxBy(group => group.Sum(paragraph => paragraph.Text.Length))!.Key;
        var largest = paragraphs.Where(paragraph => paragraph.Page == 0 && paragraph.Text.Length <= LongestHeading && paragraph.Text.Any(char.IsLetter)).MaxBy(paragraph => paragraph.Size);
        var title = named.Length > 0 ? named : largest?.Size > 1.1 * usual ? PlainText.OneLine(largest.Text) : "";
        var writer = new MarkdownWriter();
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Size > 1.2 * usual && paragraph.Text.Length <= LongestHeading)
            {
                writer.BeginHeading(2);
                writer.Text(paragraph.Text);
                writer.EndHeading();
            }
            else
            {
                writer.Text(paragraph.Text);
                writer.EndParagraph();
            }
        }

        return (title, writer.Finish());
    }

    private static string Named(string title)
    {
        var line = PlainText.OneLine(title);
        var says = line.Any(char.IsLetter)
            && !Array.Exists(NoTitles, none => line.StartsWith(none, StringComparison.OrdinalIgnoreCase))
            && !Array.Exists(Endings, ending => line.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return says ? line : "";
    }
}
