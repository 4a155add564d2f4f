using Markdig.Syntax.Inlines;

namespace Handbill.Press.Copy;

/// <summary>Attributes in braces after a picture, a link or a headline.</summary>
/// <param name="raw">As written, braces included.</param>
internal sealed class BraceInline(string raw) : LeafInline
{
    public string Raw { get; } = raw;
}
