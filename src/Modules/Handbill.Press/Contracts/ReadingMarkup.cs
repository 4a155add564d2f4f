using System.Text;
using Handbill.Press.Copy;
using Handbill.Press.Issues;

namespace Handbill.Press.Contracts;

/// <summary>
/// Copy as markup for reading it on a screen: the same Markdown that is printed, as paragraphs, headings, lists, tables and emphasis. Every
/// letter of the copy is encoded and no attribute comes from it: links are their words, pictures what they show, HTML is text.
/// </summary>
public static class ReadingMarkup
{
    /// <summary>The markup of a body as it is read aloud.</summary>
    /// <param name="markdown">The body, as docs/issue-folder.md has it.</param>
    public static string Of(string markdown) => Of(markdown, null);

    /// <summary>The markup of a body for readers, with links and pictures where they lead somewhere; the copy's headings begin at the second level.</summary>
    /// <param name="markdown">The body, as docs/issue-folder.md has it.</param>
    /// <param name="targets">Where links and pictures lead; null for reading aloud.</param>
    public static string Of(string markdown, IReadingTargets? targets)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var html = new StringBuilder(markdown.Length + 200);
        var writer = new MarkupWriter(html, targets);
        if (MarkdownCopy.Parse("", markdown, 0, new FaultList()) is { } copy)
        {
            writer.Blocks(copy.Document, 0);
        }
        else
        {
            foreach (var paragraph in markdown.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                writer.Wrap("p", () => writer.Text(paragraph));
            }
        }

        return html.ToString();
    }
}

/// <summary>Where a body's links and pictures lead, for readers of a page.</summary>
public interface IReadingTargets
{
    /// <summary>The address that a link leads to; null where it must lead nowhere.</summary>
    /// <param name="address">As written in the copy.</param>
    string? LinkTo(string address);

    /// <summary>The picture of a name; null when there is none to show.</summary>
    /// <param name="name">As written in the copy.</param>
    ShownPicture? PictureOf(string name);
}

/// <summary>A picture as a page shows it.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Width">Pixels; 0 when that is not known.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rights">Who made it; empty when nobody said.</param>
public readonly record struct ShownPicture(string Address, int Width, int Height, string Rights);
