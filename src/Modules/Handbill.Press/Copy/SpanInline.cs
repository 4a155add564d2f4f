using Markdig.Syntax.Inlines;

namespace Handbill.Press.Copy;

/// <summary>One end of a span with attributes, `[text]{.smallcaps}`.</summary>
/// <param name="opens">True for the opening bracket.</param>
/// <param name="braces">The braces after the closing bracket, as written.</param>
internal sealed class SpanInline(bool opens, string braces) : LeafInline
{
    public bool Opens { get; } = opens;

    public string Braces { get; } = braces;
}
