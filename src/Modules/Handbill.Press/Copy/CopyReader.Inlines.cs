using System.Collections.Immutable;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Handbill.Press.Copy;

/// <summary>Text inside a block.</summary>
internal sealed partial class CopyReader
{
    private static readonly Run Plain = new("");
    private static readonly string[] SpanAttributes = [".smallcaps", ".sup", ".sub", ".literal", "lang"];

    // What the spans around the current text add to its style, innermost last.
    private readonly Stack<(Emphasis Emphasis, string? Language)> _spans = new();

    private ImmutableArray<Run> ReadRuns(ContainerInline? container, CopyPlace place) =>
        ReadRuns(container?.FirstChild, until: null, place);

    // Reads siblings from one up to another, which is left out.
    private ImmutableArray<Run> ReadRuns(Inline? first, Inline? until, CopyPlace place)
    {
        AddInlines(first, until, Plain, 0);
        if (_spans.Count > 0)
        {
            _spans.Clear();
            _faults.Add(place, "the end of a span `[…]{…}` is not found", "close it, or write `\\[` for a bracket");
        }

        return FinishRuns();
    }

    private ImmutableArray<Run> FinishRuns() => Finish(_runs.ToRuns(), _language);

    // Addresses first: typography leaves those alone that are links.
    private static ImmutableArray<Run> Finish(ImmutableArray<Run> runs, string language) => Typography.Apply(Addresses.Link(runs), language);

    private void AddInlines(Inline? first, Inline? until, Run style, int depth)
    {
        for (var inline = first; inline is not null && inline != until; inline = inline.NextSibling)
        {
            if (depth > CopyLimits.DeepestInlines)
            {
                _faults.Add(PlaceOf(inline), "marks of emphasis or links are nested too deep", "take out the inner ones");
                return;
            }

            AddInline(inline, style, depth);
        }
    }

    private void AddInline(Inline inline, Run style, int depth)
    {
        switch (inline)
        {
            case LiteralInline literal:
                CheckNoteReference(literal);
                _runs.Add(literal.Content.AsSpan(), Styled(style));
                break;
            case LineBreakInline { IsHard: true }:
                _runs.AddLineBreak();
                break;
            case LineBreakInline:
                _runs.Add(" ", Styled(style));
                break;
            case EmphasisInline emphasis:
                AddInlines(emphasis.FirstChild, null, style with { Emphasis = style.Emphasis | FlagOf(emphasis) }, depth + 1);
                break;
            case CodeInline code:
                _runs.Add(code.Content, Styled(style with { Emphasis = style.Emphasis | Emphasis.Literal }));
                break;
            case LinkInline { IsImage: true } picture:
                _faults.Add(PlaceOf(picture), "a picture stands in a line of text", "put it in a paragraph of its own, with an empty line before and after");
                break;
            case LinkInline link:
                AddLink(link, style, depth);
                break;
            case AutolinkInline autolink:
                AddAutolink(autolink, style);
                break;
            case HtmlEntityInline entity:
                AddEntity(entity, style);
                break;
            case HtmlInline html:
                AddHtml(PlaceOf(html), html.Tag);
                break;
            case FootnoteLink note:
                AddNoteReference(note, style);
                break;
            case SpanInline span:
                AddSpan(span, style);
                break;
            case BraceInline brace:
                AddBrace(brace, style);
                break;
            case DelimiterInline delimiter:
                _runs.Add(delimiter.ToLiteral(), Styled(style));
                AddInlines(delimiter.FirstChild, null, style, depth + 1);
                break;
            case ContainerInline container:
                AddInlines(container.FirstChild, null, style, depth + 1);
                break;
            default:
                _faults.Add(PlaceOf(inline), "this Markdown is not known here", "write it as plain text");
                break;
        }
    }

    private Run Styled(Run style)
    {
        foreach (var (emphasis, language) in _spans)
        {
            style = style with { Emphasis = style.Emphasis | emphasis, Language = style.Language ?? language };
        }

        return style;
    }

    private static Emphasis FlagOf(EmphasisInline emphasis) =>
        emphasis.DelimiterChar == '~' ? Emphasis.Struck
        : emphasis.DelimiterCount == 2 ? Emphasis.Bold
        : Emphasis.Italic;

    private void AddLink(LinkInline link, Run style, int depth)
    {
        var address = Addresses.Resolve(link.Url ?? "");
        if (address is null)
        {
            AddForbiddenLink(PlaceOf(link), link.Url ?? "");
        }

        if (link.FirstChild is null)
        {
            _faults.Add(PlaceOf(link), "the link has no words", "write them between the brackets");
        }

        AddInlines(link.FirstChild, null, style with { Link = address }, depth + 1);
    }

    private void AddAutolink(AutolinkInline autolink, Run style)
    {
        var address = Addresses.Resolve(autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url);
        if (address is null)
        {
            AddForbiddenLink(PlaceOf(autolink), autolink.Url);
        }

        _runs.Add(autolink.Url, Styled(style with { Link = address }));
    }

    private void AddForbiddenLink(CopyPlace place, string address) => _faults.Add(
        place,
        $"the link leads to `{Fields.Shown(address)}`",
        "let it begin with https://, mailto: or tel:");

    private void AddEntity(HtmlEntityInline entity, Run style)
    {
        var text = entity.Transcoded.AsSpan();
        foreach (var character in text)
        {
            if (char.IsControl(character) && character is not ('\t' or '\n' or '\r'))
            {
                _faults.Add(PlaceOf(entity), $"`{entity.Original.ToString()}` is a control character", "take it out");
                return;
            }
        }

        _runs.Add(text, Styled(style));
    }

    private void AddSpan(SpanInline span, Run style)
    {
        if (!span.Opens)
        {
            // A bracket that closes nothing is text, and so are the braces after it.
            if (!_spans.TryPop(out _))
            {
                _runs.Add("]" + span.Braces, style);
            }

            return;
        }

        var emphasis = Emphasis.None;
        string? language = null;
        foreach (var attribute in CopyAttribute.Parse(span.Braces))
        {
            switch (attribute)
            {
                case { Name: ".smallcaps", Value: null }:
                    emphasis |= Emphasis.SmallCaps;
                    break;
                case { Name: ".sup", Value: null }:
                    emphasis |= Emphasis.Superscript;
                    break;
                case { Name: ".sub", Value: null }:
                    emphasis |= Emphasis.Subscript;
                    break;
                case { Name: ".literal", Value: null }:
                    emphasis |= Emphasis.Literal;
                    break;
                case { Name: "lang", Value: { } tag }:
                    language = Languages.FindQuoted(tag);
                    if (language is null)
                    {
                        _faults.Add(PlaceOf(span), $"the language `{Fields.Shown(tag)}` is not known", Languages.Remedy(tag));
                    }

                    break;
                default:
                    AddUnknownAttribute(PlaceOf(span), attribute, "a span", SpanAttributes);
                    break;
            }
        }

        _spans.Push((emphasis, language));
    }

    private void AddBrace(BraceInline brace, Run style)
    {
        if (brace.PreviousSibling is not LinkInline)
        {
            _runs.Add(brace.Raw, Styled(style));
            return;
        }

        foreach (var attribute in CopyAttribute.Parse(brace.Raw))
        {
            AddUnknownAttribute(PlaceOf(brace), attribute, "a link", []);
        }
    }

    // The attributes at the end of a heading, which are taken out of its text.
    private static ImmutableArray<CopyAttribute> TakeAttributes(Inline? last)
    {
        if (last is not BraceInline brace || brace.PreviousSibling is LinkInline)
        {
            return [];
        }

        brace.Remove();
        return CopyAttribute.Parse(brace.Raw);
    }
}
