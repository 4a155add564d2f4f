using System.Collections.Frozen;

namespace Handbill.Site.Books;

/// <summary>What becomes of the elements of HTML in a chapter. Those that are in no list are left out and what is in them stays.</summary>
internal static class MarkupKinds
{
    /// <summary>Left out with all that is in them.</summary>
    public static FrozenSet<string> Dropped { get; } = Names(
        "script style template noscript iframe frame frameset noframes object embed applet param canvas audio video track source map area head title meta link base basefont bgsound "
        + "input select textarea option optgroup datalist output progress meter keygen rp col colgroup plaintext xmp listing");

    /// <summary>Those that stand between paragraphs.</summary>
    public static FrozenSet<string> Blocks { get; } = Names(
        "p h1 h2 h3 h4 h5 h6 div section article main header footer nav aside address details summary fieldset legend form dialog center hgroup search blockquote pre hr "
        + "ul ol menu dir li dl dt dd table caption thead tbody tfoot tr td th figure figcaption body html");

    /// <summary>Those within a paragraph, and by what they are written: old ones have followers.</summary>
    public static FrozenDictionary<string, string> Inlines { get; } =
        "a em strong b i s u small sub sup code kbd samp var q cite abbr mark span bdi bdo del ins".Split(' ').Select(name => KeyValuePair.Create(name, name))
            .Concat([new("strike", "s"), new("tt", "code"), new("acronym", "abbr"), new("dfn", "em")])
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
