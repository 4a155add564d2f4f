using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Stories;

/// <summary>The words of the rich editor in the reader's language, for the form's attribute <c>data-story</c>.</summary>
internal static class EditorWords
{
    public static string Of(IStringLocalizer<StoryWords> words) => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bar"] = words["Tools for the text"],
        ["bold"] = words["Bold"],
        ["italic"] = words["Italic"],
        ["struck"] = words["Struck"],
        ["link"] = words["Link"],
        ["linkAsk"] = words["Address of the link: https://… or mailto:…"],
        ["heading"] = words["Heading"],
        ["list"] = words["List"],
        ["numbers"] = words["Numbers"],
        ["quote"] = words["Quotation"],
        ["box"] = words["Box"],
        ["undo"] = words["Undo"],
        ["redo"] = words["Redo"],
        ["asMarkdown"] = words["Write it as Markdown"],
        ["asRich"] = words["Write it as rich text"],
        ["unsupported"] = words["Something in this text can be written only as Markdown: it is shown as it is, so that nothing of it is lost."],
        ["draft"] = words["Not saved yet"],
        ["draftWhen"] = words["You wrote something here that did not reach the server. It was kept on this device:"],
        ["draftTake"] = words["Take it back"],
        ["draftDrop"] = words["Throw it away"],
        ["leave"] = words["Text that you wrote on this device has not been saved yet. Sign out and lose it?"],
    });
}
