using System.Text.RegularExpressions;
using Handbill.Press.Contracts;
using Handbill.Press.Copy;
using Handbill.Press.Issues;
using Markdig.Syntax;

namespace Handbill.Press.Folders;

/// <summary>
/// Writes an item so that it stays one item among others in a file: a heading of the rank that begins items goes down by one, and what
/// is left open is closed, lest it swallow its neighbours.
/// </summary>
internal static partial class ItemMarkdown
{
    /// <summary>The headline with its attributes, without the signs before it.</summary>
    public static string Headline(ItemText item)
    {
        var headline = TrailingSigns().Replace(CopyTrim.OneLine(item.Headline), "$1\\$2");
        var attributes = string.Join(' ', Attributes(item));
        return attributes.Length > 0 ? $"{headline} {{{attributes}}}" : headline;
    }

    /// <summary>The text.</summary>
    public static string Body(string body)
    {
        body = CopyTrim.Body(body);
        if (!Risky().IsMatch(body) || MarkdownCopy.Parse("", body, 0, new FaultList()) is not { } copy)
        {
            return body;
        }

        if (copy.Document.LastOrDefault(block => block is not Markdig.Extensions.Footnotes.FootnoteGroup) is IFencedBlock { ClosingFencedCharCount: 0 } open)
        {
            body = $"{body}\n{new string(open.FencedChar, open.OpeningFencedCharCount)}";
        }

        foreach (var heading in copy.Document.OfType<HeadingBlock>().Where(heading => heading.Level == 2).Reverse())
        {
            var start = body.LastIndexOf('\n', Math.Max(0, heading.Span.Start - 1)) + 1;
            body = body[start..].TrimStart().StartsWith("##", StringComparison.Ordinal)
                ? body.Insert(body.IndexOf('#', start), "#")
                : UnderlinedDown(body, start);
        }

        return body;
    }

    private static string UnderlinedDown(string body, int start)
    {
        var rule = Underline().Match(body, start);
        return rule.Success ? $"{body[..start]}### {CopyTrim.OneLine(body[start..rule.Index])}{body[(rule.Index + rule.Length)..]}" : body;
    }

    private static IEnumerable<string> Attributes(ItemText item)
    {
        if (item.MayBeHeld)
        {
            yield return ".holdover";
        }

        if (item.Kicker.Length > 0)
        {
            yield return $"kicker=\"{Value(item.Kicker)}\"";
        }

        if (item.Byline.Length > 0)
        {
            yield return $"byline=\"{Value(item.Byline)}\"";
        }
    }

    private static string Value(string text) => CopyTrim.OneLine(text).Replace('"', '”');

    [GeneratedRegex(@"(^|[ \t])(#+)$")]
    private static partial Regex TrailingSigns();

    [GeneratedRegex(@"^ {0,3}(##([ \t]|$)|-+[ \t]*$|```|~~~|:::)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Risky();

    [GeneratedRegex(@"^ {0,3}-+[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Underline();
}
