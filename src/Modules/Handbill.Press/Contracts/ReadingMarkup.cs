using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Handbill.Press.Copy;
using Handbill.Press.Issues;
using Markdig.Syntax;

namespace Handbill.Press.Contracts;

/// <summary>
/// Copy as markup for reading it on a screen: the same Markdown that is printed, as paragraphs, headings, lists, tables and emphasis. Every
/// letter of the copy is encoded and no attribute comes from it: links are their words, pictures what they show, HTML is text.
/// </summary>
public static partial class ReadingMarkup
{
    // What a line needs one of to have any form at all.
    private static readonly SearchValues<char> Signs = SearchValues.Create("*_[`~\\<&{");

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

    /// <summary>A headline, or another line of copy, as plain text for where nothing has a form: titles, lists, feeds, letters. Marks of emphasis go, a link is its words, `\*` is a star.</summary>
    /// <param name="markdown">The line, as it would stand behind `##`.</param>
    public static string LineOf(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (!markdown.AsSpan().ContainsAny(Signs) || MarkdownCopy.Parse("", $"## {markdown.ReplaceLineEndings(" ")}", 0, new FaultList()) is not { Document: [HeadingBlock heading, ..] })
        {
            return markdown;
        }

        var html = new StringBuilder(markdown.Length);
        new MarkupWriter(html, null).Line(heading);
        var text = WebUtility.HtmlDecode(Tag().Replace(html.ToString(), "")).Trim();
        return text.Length > 0 ? text : markdown;
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
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
