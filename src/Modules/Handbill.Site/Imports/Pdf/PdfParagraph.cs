using System.Text;

namespace Handbill.Site.Imports.Pdf;

/// <summary>A paragraph that was found in lines.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Size">Its type, in points.</param>
/// <param name="Page">Its page, from 0.</param>
internal sealed record PdfParagraph(string Text, double Size, int Page);

/// <summary>Joins lines to paragraphs.</summary>
internal static class PdfParagraphs
{
    // In parts of the type's size.
    private const double Indent = 0.8;
    private const double LongestLeading = 1.75;
    private const double OtherSize = 0.12;

    public static List<PdfParagraph> Of(List<List<PdfLine>> pages)
    {
        var paragraphs = new List<PdfParagraph>();
        var text = new StringBuilder();
        PdfLine? before = null;
        var begunOn = 0;
        for (var page = 0; page < pages.Count; page++)
        {
            foreach (var line in pages[page])
            {
                if (before is not null && Begins(before, line))
                {
                    paragraphs.Add(new PdfParagraph(text.ToString(), before.Size, begunOn));
                    text.Clear();
                }

                begunOn = text.Length == 0 ? page : begunOn;
                Join(text, line.Text);
                before = line;
            }
        }

        if (before is not null)
        {
            paragraphs.Add(new PdfParagraph(text.ToString(), before.Size, begunOn));
        }

        return paragraphs;
    }

    private static bool Begins(PdfLine before, PdfLine line)
    {
        if (Math.Abs(line.Size - before.Size) > OtherSize * before.Size)
        {
            return true;
        }

        var down = before.Baseline - line.Baseline;
        var isNextColumn = down < 0 || line.Column != before.Column;
        var endsShort = before.Right < before.Column.Right - (0.15 * (before.Column.Right - before.Column.Left)) && ".!?:…”\"»".Contains(before.Text[^1], StringComparison.Ordinal);
        var isIndented = line.Left > line.Column.Left + (Indent * line.Size) && line.Left > before.Left + (Indent * line.Size);
        return endsShort || (!isNextColumn && (down > LongestLeading * line.Size || isIndented)) || (isNextColumn && isIndented);
    }

    // A word divided at the end of a line becomes whole; a hyphen before a capital is the word's own.
    private static void Join(StringBuilder text, string line)
    {
        if (text.Length > 1 && text[^1] is '-' or '\u2010' or '\u00ad' && char.IsLetter(text[^2]) && char.IsLower(line[0]))
        {
            text.Length--;
        }
        else if (text.Length > 0)
        {
            text.Append(' ');
        }

        text.Append(line);
    }
}
