using System.Text;

namespace Handbill.Pdf.Tests.Samples;

/// <summary>Takes text to words, without what programs that extract text put in or move about.</summary>
internal static class Words
{
    /// <summary>Letters and digits only; words broken at a soft hyphen are joined, marks of direction are left out.</summary>
    internal static string[] Of(string text)
    {
        StringBuilder plain = new();
        foreach (char c in text.Replace("\u00AD\n", "", StringComparison.Ordinal))
        {
            if (c is (>= '\u202A' and <= '\u202E') or '\u200E' or '\u200F' or '\u200C')
                continue;
            plain.Append(char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark ? c : ' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
