using System.Globalization;
using AngleSharp.Dom;

namespace Handbill.Site.Books;

/// <content>What stands between paragraphs.</content>
internal sealed partial class ChapterMarkup
{
    private void Block(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "p" or "summary" or "legend":
                Wrap("p", element, () => Phrase(element, depth));
                break;
            case "h1" or "h2":
                // The first order is the chapter's title.
                Wrap("h2", element, () => Phrase(element, depth));
                break;
            case "h3" or "h4" or "h5" or "h6":
                Wrap(element.LocalName, element, () => Phrase(element, depth));
                break;
            case "pre":
                Wrap("pre", element, () => Phrase(element, depth));
                break;
            case "hr":
                _substance++;
                _text.Append("<hr/>");
                break;
            case "blockquote":
                Wrap("blockquote", element, () => Flow(element, depth));
                break;
            case "ul" or "menu" or "dir":
                Wrap("ul", element, () => Items(element, depth));
                break;
            case "ol":
                Wrap("ol", element, () => Items(element, depth), Number(element, "start", int.MinValue, int.MaxValue));
                break;
            case "dl":
                Terms(element, depth);
                break;
            case "table":
                Table(element, depth);
                break;
            case "figure":
                Figure(element, depth);
                break;
            default:
                Wrap("div", element, () => Flow(element, depth));
                break;
        }
    }

    // Whatever stands in a list is an item of it.
    private void Items(IElement list, int depth)
    {
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement { LocalName: "li" } item)
            {
                Wrap("li", item, () => Flow(item, depth + 1), list.LocalName == "ol" ? Number(item, "value", int.MinValue, int.MaxValue) : "");
            }
            else
            {
                Wrap("li", null, () => FlowOf(child, depth + 1));
            }
        }
    }

    // Terms and what they mean, in turn; where they are not, they are paragraphs.
    private void Terms(IElement list, int depth)
    {
        var parts = list.ChildNodes.SelectMany(child => child is IElement { LocalName: "div" } ? child.ChildNodes : Enumerable.Repeat(child, 1)).Where(IsTold).ToList();
        var isWhole = parts.Count > 0 && parts.TrueForAll(part => Name(part) is "dt" or "dd") && Name(parts[0]) == "dt" && Name(parts[^1]) == "dd";
        if (!isWhole)
        {
            Wrap("div", list, () => Flow(list, depth));
            return;
        }

        Wrap("dl", list, () =>
        {
            foreach (var part in parts.OfType<IElement>())
            {
                if (part.LocalName == "dt")
                {
                    Wrap("dt", part, () => Phrase(part, depth + 1), mayBeEmpty: true);
                }
                else
                {
                    Wrap("dd", part, () => Flow(part, depth + 1), mayBeEmpty: true);
                }
            }
        });
    }

    private void Figure(IElement figure, int depth)
    {
        var captions = figure.Children.Where(child => child.LocalName == "figcaption").ToList();
        var isShown = false;
        Wrap("figure", figure, () =>
        {
            var before = _substance;
            foreach (var child in figure.ChildNodes.Where(child => !captions.Exists(caption => caption == child)))
            {
                FlowOf(child, depth + 1);
            }

            isShown = _substance > before;
            if (isShown)
            {
                Wrap("figcaption", captions.FirstOrDefault(), () => captions.ForEach(caption => Flow(caption, depth + 1)));
            }
        });
        if (!isShown)
        {
            // The picture is not in the book; what was said of it is.
            Wrap("div", null, () => captions.ForEach(caption => Flow(caption, depth + 1)), " class=\"caption\"");
        }
    }

    private static bool IsTold(INode node) => node is IElement element ? !IsDropped(element) : node is IText text && !string.IsNullOrWhiteSpace(text.Data);

    private static string? Name(INode node) => (node as IElement)?.LocalName;

    private static string Number(IElement element, string name, int least, int most) =>
        int.TryParse(element.GetAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? string.Create(CultureInfo.InvariantCulture, $" {name}=\"{number}\"")
            : "";
}
