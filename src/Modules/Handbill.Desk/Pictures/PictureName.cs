using System.Text;
using Handbill.Kernel.Search;
using Handbill.Pdf.Pictures;

namespace Handbill.Desk.Pictures;

/// <summary>Names of pictures in an issue folder, and how copy names them. Pure.</summary>
internal static class PictureName
{
    private const int Longest = 60;

    /// <summary>A name of plain letters, digits and hyphens that is not taken: `images/hot-water-2.jpg`.</summary>
    public static string For(string fileName, PictureKind kind, IReadOnlySet<string> taken)
    {
        var words = string.Join('-', SearchWords.Of(Path.GetFileNameWithoutExtension(fileName)).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0));
        var stem = words.Length == 0 ? "picture" : words[..Math.Min(words.Length, Longest)].Trim('-');
        var end = kind switch { PictureKind.Jpeg => "jpg", PictureKind.Png => "png", _ => "webp" };
        var name = $"images/{stem}.{end}";
        for (var number = 2; taken.Contains(name); number++)
        {
            name = $"images/{stem}-{number}.{end}";
        }

        return name;
    }

    /// <summary>The paragraph that puts a picture into copy.</summary>
    public static string Markdown(string path, string alt, string caption, string credit)
    {
        var text = new StringBuilder("![").Append(Escaped(alt, "[]\\*_`<")).Append("](").Append(path);
        if (caption.Length > 0)
        {
            text.Append(" \"").Append(Escaped(caption, "\"\\")).Append('"');
        }

        text.Append(')');
        return credit.Length > 0 ? text.Append("{credit=\"").Append(credit.Replace("\"", "”", StringComparison.Ordinal)).Append("\"}").ToString() : text.ToString();
    }

    private static string Escaped(string text, string signs)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(signs.Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
        }

        return escaped.ToString();
    }
}
