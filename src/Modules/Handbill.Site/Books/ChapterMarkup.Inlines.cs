using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Handbill.Site.Feeds;

namespace Handbill.Site.Books;

/// <content>What stands within a paragraph, and attributes.</content>
internal sealed partial class ChapterMarkup
{
    private void Inline(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "br":
                _text.Append("<br/>");
                break;
            case "wbr":
                _text.Append("<wbr/>");
                break;
            case "img":
                Picture(element);
                break;
            case "a":
                Link(element, depth);
                break;
            case "bdo" when Direction(element) is null or "auto":
                Phrase(element, depth);
                break;
            case "rt":
                // A reading beside its word, as those write it who cannot set it over it.
                Wrap("span", null, () => Wrapped(" (", ")", element, depth));
                break;
            case var name when MarkupKinds.Inlines.TryGetValue(name, out var written):
                Wrap(written, element, () => Phrase(element, depth));
                break;
            default:
                Phrase(element, depth);
                break;
        }
    }

    private void Wrapped(string before, string after, IElement element, int depth)
    {
        _text.Append(before);
        Phrase(element, depth);
        _text.Append(after);
    }

    private void Link(IElement element, int depth)
    {
        var href = element.GetAttribute("href") is { } address ? _targets.LinkOf(address) ?? BookLinks.Of(address) : null;
        if (_isInLink || (href is null && _targets.NameOf(element) is null))
        {
            Phrase(element, depth);
            return;
        }

        _isInLink = true;
        Wrap("a", element, () => Phrase(element, depth), href is null ? "" : $" href=\"{XmlSigns.Escaped(href)}\"");
        _isInLink = false;
    }

    private void Picture(IElement element)
    {
        if (element.GetAttribute("src") is not { } source || _picture(source) is not { } file)
        {
            return;
        }

        var description = element.GetAttribute("alt") ?? "";
        if (string.IsNullOrWhiteSpace(description))
        {
            _undescribed();
        }

        _substance++;
        _text.Append("<img src=\"").Append(file).Append("\" alt=\"").Append(XmlSigns.Escaped(description)).Append('"');
        Attributes(element);
        _text.Append("/>");
    }

    private void Attributes(IElement element)
    {
        if (_targets.NameOf(element) is { } id)
        {
            _substance++;
            _text.Append(" id=\"").Append(id).Append('"');
        }

        if (element.GetAttribute("class") is { } classes && ClassNames().Matches(classes) is { Count: > 0 } names)
        {
            _text.Append(" class=\"").AppendJoin(' ', names.Select(name => name.Value)).Append('"');
        }

        if (element.GetAttribute("lang") is { } language && LanguageTag().IsMatch(language))
        {
            _text.Append(" lang=\"").Append(language).Append("\" xml:lang=\"").Append(language).Append('"');
        }

        if (Direction(element) is { } direction)
        {
            _text.Append(" dir=\"").Append(direction).Append('"');
        }
    }

    private static string? Direction(IElement element) => element.GetAttribute("dir")?.ToLowerInvariant() is "ltr" or "rtl" or "auto" ? element.GetAttribute("dir")!.ToLowerInvariant() : null;

    [GeneratedRegex(@"(?<![^ \t\n\f\r])[A-Za-z][A-Za-z0-9_-]*(?![^ \t\n\f\r])", RegexOptions.None, 1000)]
    private static partial Regex ClassNames();

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,6}\z", RegexOptions.None, 1000)]
    private static partial Regex LanguageTag();
}
