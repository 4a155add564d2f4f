using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Handbill.Press.Contracts;
using Handbill.Press.Copy;
using Handbill.Press.Issues;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Handbill.Press.Folders;

/// <summary>
/// Cuts a workplace's Markdown into its items, each as it was written, where the press' own parser sees the headlines. A footnote that
/// stands under another item than the one that refers to it goes to that one: items are moved and held one by one.
/// </summary>
internal static partial class ItemSlices
{
    /// <summary>The items of Markdown in which the press found no fault; none where it is empty.</summary>
    public static ImmutableArray<ItemText> Of(string path, string body, int linesBefore)
    {
        body = CopyTrim.Lines(body);
        if (string.IsNullOrWhiteSpace(body) || MarkdownCopy.Parse(path, body, linesBefore, new FaultList()) is not { } copy)
        {
            return [];
        }

        var headings = copy.Document.OfType<HeadingBlock>().Where(heading => heading.Level == 2).ToList();
        var starts = headings.ConvertAll(heading => body.LastIndexOf('\n', Math.Max(0, heading.Span.Start - 1)) + 1);
        var items = new List<ItemText>(headings.Count);
        for (var index = 0; index < headings.Count; index++)
        {
            // Addresses that links refer to by a label may stand before the first headline.
            var before = index == 0 ? body[..starts[0]] : "";
            var (headline, textStart) = Headline(body, starts[index]);
            var text = body[textStart..(index + 1 < headings.Count ? starts[index + 1] : body.Length)];
            items.Add(ItemOf(headings[index], headline, CopyTrim.Body(before + text)) with { Line = linesBefore + headings[index].Line + 1 });
        }

        MoveNotes(items);
        return [.. items];
    }

    private static ItemText ItemOf(HeadingBlock heading, string headline, string body)
    {
        if (heading.Inline?.LastChild is not BraceInline brace || brace.PreviousSibling is LinkInline || !headline.EndsWith(brace.Raw, StringComparison.Ordinal))
        {
            return new ItemText(Unescaped(headline), body, MayBeHeld: false);
        }

        var attributes = CopyAttribute.Parse(brace.Raw);
        return new ItemText(Unescaped(headline[..^brace.Raw.Length].TrimEnd()), body, attributes.Any(one => one is { Name: ".holdover", Value: null }))
        {
            Kicker = attributes.FirstOrDefault(one => one.Name == "kicker").Value ?? "",
            Byline = attributes.FirstOrDefault(one => one.Name == "byline").Value ?? "",
        };
    }

    // The headline as it is written, and where the text under it begins.
    private static (string Headline, int TextStart) Headline(string body, int start)
    {
        var end = LineEnd(body, start);
        var line = body[start..end].Trim();
        if (line.StartsWith("##", StringComparison.Ordinal))
        {
            return (ClosingSigns().Replace(line[2..].Trim(), "").Trim(), Math.Min(body.Length, end + 1));
        }

        // Underlined: everything down to the line of hyphens.
        var words = new List<string>();
        while (start < body.Length)
        {
            end = LineEnd(body, start);
            line = body[start..end].Trim();
            start = Math.Min(body.Length, end + 1);
            if (line.Length > 0 && line.AsSpan().IndexOfAnyExcept('-') < 0)
            {
                break;
            }

            words.Add(line);
        }

        return (string.Join(' ', words), start);
    }

    private static int LineEnd(string text, int start) => text.IndexOf('\n', start) is var end && end < 0 ? text.Length : end;

    // A number sign at the end would be taken for the closing of the headline, so it is written with a backslash.
    private static string Unescaped(string headline) => EscapedSigns().Replace(headline, "$1$2");

    private static void MoveNotes(List<ItemText> items)
    {
        for (var from = 0; from < items.Count; from++)
        {
            foreach (var (label, text) in FootnoteText.Find(items[from].Body))
            {
                var rest = FootnoteText.Without(items[from].Body, text);
                if (rest.Contains($"[^{label}]", StringComparison.Ordinal)
                    || items.FindIndex(item => item != items[from] && item.Body.Contains($"[^{label}]", StringComparison.Ordinal)) is not (>= 0 and var to))
                {
                    continue;
                }

                items[from] = items[from] with { Body = rest };
                items[to] = items[to] with { Body = $"{items[to].Body}\n\n{text.Trim('\n')}" };
            }
        }
    }

    [GeneratedRegex(@"(^|[ \t])#+[ \t]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex ClosingSigns();

    [GeneratedRegex(@"(^|[ \t])\\(#+)$")]
    private static partial Regex EscapedSigns();
}
