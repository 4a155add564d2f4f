using System.Collections.Frozen;

namespace Handbill.Site.Imports.Markup;

/// <summary>What elements of HTML are, as far as reading them for their words needs it.</summary>
internal static class HtmlNames
{
    /// <summary>Elements that set words off.</summary>
    public static FrozenDictionary<string, RunStyle> Styles { get; } = new Dictionary<string, RunStyle>(StringComparer.Ordinal)
    {
        ["b"] = RunStyle.Strong,
        ["strong"] = RunStyle.Strong,
        ["i"] = RunStyle.Emphasis,
        ["em"] = RunStyle.Emphasis,
        ["cite"] = RunStyle.Emphasis,
        ["dfn"] = RunStyle.Emphasis,
        ["var"] = RunStyle.Emphasis,
        ["s"] = RunStyle.Struck,
        ["strike"] = RunStyle.Struck,
        ["del"] = RunStyle.Struck,
        ["code"] = RunStyle.Code,
        ["kbd"] = RunStyle.Code,
        ["samp"] = RunStyle.Code,
        ["tt"] = RunStyle.Code,
        ["sup"] = RunStyle.Raised,
        ["sub"] = RunStyle.Lowered,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Elements that stand in lines of their own.</summary>
    public static FrozenSet<string> Blocks { get; } = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "body", "center", "dd", "details", "dir", "div", "dl", "fieldset", "footer", "header", "hgroup", "html", "legend", "main", "menu", "nav",
            "p", "picture", "section", "summary",
        ],
        StringComparer.Ordinal);

    /// <summary>Elements whose content is nothing that is read: left out whole.</summary>
    public static FrozenSet<string> Unread { get; } = FrozenSet.ToFrozenSet(
        ["button", "canvas", "datalist", "form", "head", "map", "math", "noscript", "select", "svg", "template"], StringComparer.Ordinal);

    /// <summary>Elements whose content is no markup and not read.</summary>
    public static FrozenSet<string> Raw { get; } = FrozenSet.ToFrozenSet(
        ["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"], StringComparer.Ordinal);

    /// <summary>Elements that show something from elsewhere, and which attribute says from where.</summary>
    public static FrozenDictionary<string, string> Embeds { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["audio"] = "src",
        ["embed"] = "src",
        ["iframe"] = "src",
        ["object"] = "data",
        ["source"] = "src",
        ["video"] = "src",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = FrozenSet.ToFrozenSet(
        [
            .. Styles.Keys, .. Blocks, .. Unread, .. Raw, .. Embeds.Keys, "a", "blockquote", "br", "caption", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
            "li", "ol", "pre", "q", "span", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
        ],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name of an element in small letters, without a copy of it where it is known.</summary>
    public static string Known(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var known) ? known : name.ToString().ToLowerInvariant();
}
