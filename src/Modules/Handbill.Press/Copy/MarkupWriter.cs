using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Handbill.Press.Contracts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Handbill.Press.Copy;

/// <summary>Writes parsed copy as markup. Without targets, links are their words and pictures what they show.</summary>
internal sealed class MarkupWriter(StringBuilder html, IReadingTargets? targets)
{
    private const int Deepest = 12;

    // Letters of all scripts stay as they are.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public void Blocks(ContainerBlock container, int depth)
    {
        foreach (var block in container)
        {
            One(block, depth);
        }
    }

    public void Line(LeafBlock block) => Inlines(block.Inline, 0);

    private void One(Block block, int depth)
    {
        switch (block)
        {
            case ContainerBlock when depth > Deepest:
                break;
            case HeadingBlock heading:
                Wrap(HeadingOf(heading.Level), () => Inlines(heading.Inline, 0));
                break;
            case ParagraphBlock { Parent: ListItemBlock { Parent: ListBlock { IsLoose: false } } } line:
                Inlines(line.Inline, 0);
                break;
            case ParagraphBlock { Inline: { FirstChild: LinkInline { IsImage: true } picture } only } when picture == only.LastChild && targets?.PictureOf(picture.Url ?? "") is { } shown:
                Picture(picture, shown);
                break;
            case ParagraphBlock paragraph:
                Wrap("p", () => Inlines(paragraph.Inline, 0));
                break;
            case ListBlock list:
                Wrap(list.IsOrdered ? "ol" : "ul", () => Blocks(list, depth + 1));
                break;
            case ListItemBlock item:
                Wrap("li", () => Blocks(item, depth + 1));
                break;
            case QuoteBlock quote:
                Wrap("blockquote", () => Blocks(quote, depth + 1));
                break;
            case Table table:
                Wrap("table", () => Rows(table, depth));
                break;
            case FootnoteGroup notes:
                Wrap("div", () => Blocks(notes, depth + 1));
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ThematicBreakBlock:
                html.Append("<hr>");
                break;
            case CustomContainer box:
                Wrap("blockquote", () => Blocks(box, depth + 1));
                break;
            case ContainerBlock other:
                Blocks(other, depth + 1);
                break;
            case LeafBlock leaf:
                Wrap("p", () => Text(leaf.Lines.ToString()));
                break;
        }
    }

    private void Rows(Table table, int depth)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            Wrap("tr", () =>
            {
                foreach (var cell in row.OfType<TableCell>())
                {
                    // The corner over the rows' names heads nothing.
                    var isEmpty = cell.All(block => block is ParagraphBlock { Inline: null or { FirstChild: null } });
                    Wrap(row.IsHeader && !isEmpty ? "th" : "td", () =>
                    {
                        foreach (var block in cell)
                        {
                            if (block is ParagraphBlock line)
                            {
                                Inlines(line.Inline, 0);
                            }
                            else
                            {
                                One(block, depth + 2);
                            }
                        }
                    });
                }
            });
        }
    }

    private void Inlines(ContainerInline? container, int depth)
    {
        for (var inline = container?.FirstChild; inline is not null && depth <= Deepest; inline = inline.NextSibling)
        {
            One(inline, depth);
        }
    }

    private void One(Inline inline, int depth)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Text(literal.Content.ToString());
                break;
            case LineBreakInline line:
                html.Append(line.IsHard ? "<br>" : "\n");
                break;
            case EmphasisInline { DelimiterChar: '~' } struck:
                Wrap("s", () => Inlines(struck, depth + 1));
                break;
            case EmphasisInline emphasis:
                Wrap(emphasis.DelimiterCount > 1 ? "strong" : "em", () => Inlines(emphasis, depth + 1));
                break;
            case CodeInline code:
                Wrap("code", () => Text(code.Content));
                break;
            case AutolinkInline address when LinkTo((address.IsEmail ? "mailto:" : "") + address.Url) is { } link:
                Wrap("a", () => Text(address.Url), link);
                break;
            case AutolinkInline address:
                Text(address.Url);
                break;
            case HtmlEntityInline entity:
                Text(entity.Transcoded.ToString());
                break;
            case HtmlInline tag:
                Text(tag.Tag);
                break;
            case LinkInline { IsImage: true } picture when targets?.PictureOf(picture.Url ?? "") is { } shown:
                Picture(picture, shown);
                break;
            case LinkInline { IsImage: false } away when LinkTo(away.Url ?? "") is { } link:
                Wrap("a", () => Inlines(away, depth + 1), link);
                break;
            case LinkInline { IsImage: true } picture:
                Wrap("span", () => Inlines(picture, depth + 1), " class=\"soft\"");
                break;
            case FootnoteLink or SpanInline or BraceInline:
                // A note's number, and attributes of what stands before: nothing that is read aloud.
                break;
            case DelimiterInline delimiter:
                Text(delimiter.ToLiteral());
                Inlines(delimiter, depth + 1);
                break;
            case ContainerInline other:
                Inlines(other, depth + 1);
                break;
        }
    }

    public void Wrap(string tag, Action content, string attributes = "")
    {
        html.Append('<').Append(tag).Append(attributes).Append('>');
        content();
        html.Append("</").Append(tag).Append('>');
    }

    public void Text(string text) => html.Append(Encoder.Encode(text));

    // The copy's own headings begin one below what stands over it.
    private string HeadingOf(int level) => targets is null ? (level <= 3 ? "h3" : "h4") : (level <= 2 ? "h2" : "h3");

    private string? LinkTo(string address) =>
        targets?.LinkTo(address) is { } link ? $" href=\"{Encoder.Encode(link)}\"" : null;

    // Its words are what it shows; a title is what stands under it.
    private void Picture(LinkInline picture, ShownPicture shown)
    {
        var size = shown.Width > 0 ? string.Create(CultureInfo.InvariantCulture, $" width=\"{shown.Width}\" height=\"{shown.Height}\"") : "";
        html.Append("<figure><img src=\"").Append(Encoder.Encode(shown.Address)).Append("\" alt=\"").Append(Encoder.Encode(WordsOf(picture))).Append('"').Append(size).Append(" loading=\"lazy\" decoding=\"async\">");
        var under = string.Join(" ", new[] { picture.Title ?? "", shown.Rights }.Where(text => text.Length > 0));
        if (under.Length > 0)
        {
            Wrap("figcaption", () => Text(under));
        }

        html.Append("</figure>");
    }

    private static string WordsOf(ContainerInline container) =>
        string.Concat(container.Descendants().Select(one => one switch { LiteralInline literal => literal.Content.ToString(), CodeInline code => code.Content, LineBreakInline => " ", _ => "" }));
}
