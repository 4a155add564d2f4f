using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Handbill.Press.Copy;
using Handbill.Press.Issues;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Handbill.Press.Contracts;

/// <summary>
/// Copy as markup for reading it on a screen: the same Markdown that is printed, as paragraphs, headings, lists, tables and emphasis. Every
/// letter of the copy is encoded and no attribute comes from it: links are their words, pictures what they show, HTML is text.
/// </summary>
public static class ReadingMarkup
{
    private const int Deepest = 12;

    // Letters of all scripts stay as they are.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The markup of a body.</summary>
    /// <param name="markdown">The body, as docs/issue-folder.md has it.</param>
    public static string Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var html = new StringBuilder(markdown.Length + 200);
        if (MarkdownCopy.Parse("", markdown, 0, new FaultList()) is { } copy)
        {
            Blocks(html, copy.Document, 0);
        }
        else
        {
            foreach (var paragraph in markdown.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                Wrap(html, "p", () => Text(html, paragraph));
            }
        }

        return html.ToString();
    }

    private static void Blocks(StringBuilder html, ContainerBlock container, int depth)
    {
        foreach (var block in container)
        {
            One(html, block, depth);
        }
    }

    private static void One(StringBuilder html, Block block, int depth)
    {
        switch (block)
        {
            case ContainerBlock when depth > Deepest:
                break;
            case HeadingBlock heading:
                Wrap(html, heading.Level <= 3 ? "h3" : "h4", () => Inlines(html, heading.Inline, 0));
                break;
            case ParagraphBlock { Parent: ListItemBlock { Parent: ListBlock { IsLoose: false } } } line:
                Inlines(html, line.Inline, 0);
                break;
            case ParagraphBlock paragraph:
                Wrap(html, "p", () => Inlines(html, paragraph.Inline, 0));
                break;
            case ListBlock list:
                Wrap(html, list.IsOrdered ? "ol" : "ul", () => Blocks(html, list, depth + 1));
                break;
            case ListItemBlock item:
                Wrap(html, "li", () => Blocks(html, item, depth + 1));
                break;
            case QuoteBlock quote:
                Wrap(html, "blockquote", () => Blocks(html, quote, depth + 1));
                break;
            case Table table:
                Wrap(html, "table", () => Rows(html, table, depth));
                break;
            case FootnoteGroup notes:
                Wrap(html, "div", () => Blocks(html, notes, depth + 1));
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ThematicBreakBlock:
                html.Append("<hr>");
                break;
            case CustomContainer box:
                Wrap(html, "blockquote", () => Blocks(html, box, depth + 1));
                break;
            case ContainerBlock other:
                Blocks(html, other, depth + 1);
                break;
            case LeafBlock leaf:
                Wrap(html, "p", () => Text(html, leaf.Lines.ToString()));
                break;
        }
    }

    private static void Rows(StringBuilder html, Table table, int depth)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            Wrap(html, "tr", () =>
            {
                foreach (var cell in row.OfType<TableCell>())
                {
                    // The corner over the rows' names heads nothing.
                    var isEmpty = cell.All(block => block is ParagraphBlock { Inline: null or { FirstChild: null } });
                    Wrap(html, row.IsHeader && !isEmpty ? "th" : "td", () =>
                    {
                        foreach (var block in cell)
                        {
                            if (block is ParagraphBlock line)
                            {
                                Inlines(html, line.Inline, 0);
                            }
                            else
                            {
                                One(html, block, depth + 2);
                            }
                        }
                    });
                }
            });
        }
    }

    private static void Inlines(StringBuilder html, ContainerInline? container, int depth)
    {
        for (var inline = container?.FirstChild; inline is not null && depth <= Deepest; inline = inline.NextSibling)
        {
            One(html, inline, depth);
        }
    }

    private static void One(StringBuilder html, Inline inline, int depth)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Text(html, literal.Content.ToString());
                break;
            case LineBreakInline line:
                html.Append(line.IsHard ? "<br>" : "\n");
                break;
            case EmphasisInline { DelimiterChar: '~' } struck:
                Wrap(html, "s", () => Inlines(html, struck, depth + 1));
                break;
            case EmphasisInline emphasis:
                Wrap(html, emphasis.DelimiterCount > 1 ? "strong" : "em", () => Inlines(html, emphasis, depth + 1));
                break;
            case CodeInline code:
                Wrap(html, "code", () => Text(html, code.Content));
                break;
            case AutolinkInline address:
                Text(html, address.Url);
                break;
            case HtmlEntityInline entity:
                Text(html, entity.Transcoded.ToString());
                break;
            case HtmlInline tag:
                Text(html, tag.Tag);
                break;
            case LinkInline { IsImage: true } picture:
                Wrap(html, "span", () => Inlines(html, picture, depth + 1), " class=\"soft\"");
                break;
            case FootnoteLink or SpanInline or BraceInline:
                // A note's number, and attributes of what stands before: nothing that is read aloud.
                break;
            case DelimiterInline delimiter:
                Text(html, delimiter.ToLiteral());
                Inlines(html, delimiter, depth + 1);
                break;
            case ContainerInline other:
                Inlines(html, other, depth + 1);
                break;
        }
    }

    private static void Wrap(StringBuilder html, string tag, Action content, string attributes = "")
    {
        html.Append('<').Append(tag).Append(attributes).Append('>');
        content();
        html.Append("</").Append(tag).Append('>');
    }

    private static void Text(StringBuilder html, string text) => html.Append(Encoder.Encode(text));
}
