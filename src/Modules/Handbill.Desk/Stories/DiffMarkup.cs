using Handbill.Desk.Stories.Differences;
using Microsoft.AspNetCore.Html;

namespace Handbill.Desk.Stories;

/// <summary>Runs of text as markup, each encoded, with nothing between them: copy is shown with its blanks as they are.</summary>
internal static class DiffMarkup
{
    public static IHtmlContent Of(IEnumerable<DiffRun> runs)
    {
        var markup = new HtmlContentBuilder();
        foreach (var run in runs)
        {
            Add(markup, run.Kind switch { DiffKind.Added => "ins", DiffKind.Removed => "del", _ => null }, run.Text);
        }

        return markup;
    }

    public static IHtmlContent Of(IEnumerable<(string Text, bool IsFound)> excerpt)
    {
        var markup = new HtmlContentBuilder();
        foreach (var (text, isFound) in excerpt)
        {
            Add(markup, isFound ? "mark" : null, text);
        }

        return markup;
    }

    private static void Add(HtmlContentBuilder markup, string? tag, string text)
    {
        if (tag is null)
        {
            markup.Append(text);
        }
        else
        {
            markup.AppendHtml($"<{tag}>").Append(text).AppendHtml($"</{tag}>");
        }
    }
}
