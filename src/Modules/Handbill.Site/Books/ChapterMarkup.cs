using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Handbill.Site.Feeds;

namespace Handbill.Site.Books;

/// <summary>
/// Writes HTML that came from anywhere as the XHTML of a book: read as browsers read it, and written by an own small grammar, so that each
/// element stands where EPUB lets it stand and has no attribute but those named here. Text is kept.
/// </summary>
internal sealed partial class ChapterMarkup
{
    /// <summary>Elements within elements; what is deeper is its text.</summary>
    private const int Deepest = 60;

    private readonly IElement _body;
    private readonly Func<string, string?> _picture;
    private readonly Action _undescribed;
    private readonly HashSet<INode> _withBlocks;
    private readonly MarkupTargets _targets;
    private readonly StringBuilder _text = new();
    private int _substance;
    private bool _isInLink;

    private ChapterMarkup(IElement body, Func<string, string?> picture, Action undescribed)
    {
        _body = body;
        _picture = picture;
        _undescribed = undescribed;
        _withBlocks = WithBlocks(body);
        _targets = new MarkupTargets(body);
    }

    /// <summary>The body as XHTML that may stand in a <c>section</c> under its heading.</summary>
    /// <param name="html">The body.</param>
    /// <param name="picture">Gives the file in the book of what stands in <c>src</c>; null: it is left out.</param>
    /// <param name="undescribed">Called for a picture without words.</param>
    public static string Of(string html, Func<string, string?> picture, Action undescribed)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + html);
        return document.Body is { } body ? new ChapterMarkup(body, picture, undescribed).Write() : "";
    }

    private string Write()
    {
        Flow(_body, 0);
        if (_targets.KeepThoseIn(_text.ToString()))
        {
            _text.Clear();
            Flow(_body, 0);
        }

        return _text.ToString();
    }

    // Where paragraphs may stand, and words between them.
    private void Flow(INode parent, int depth)
    {
        foreach (var child in parent.ChildNodes)
        {
            FlowOf(child, depth);
        }
    }

    private void FlowOf(INode node, int depth)
    {
        if (node is not IElement element)
        {
            PhraseOf(node, depth);
        }
        else if (depth > Deepest)
        {
            Plain(element);
        }
        else if (IsDropped(element))
        {
            // Nothing of it stays.
        }
        else if (MarkupKinds.Blocks.Contains(element.LocalName))
        {
            Block(element, depth + 1);
        }
        else if (_withBlocks.Contains(element))
        {
            Flow(element, depth + 1);
        }
        else
        {
            PhraseOf(element, depth);
        }
    }

    // Where words stand and no paragraphs.
    private void Phrase(INode parent, int depth)
    {
        foreach (var child in parent.ChildNodes)
        {
            PhraseOf(child, depth);
        }
    }

    private void PhraseOf(INode node, int depth)
    {
        if (node is IText text)
        {
            Text(text.Data);
        }
        else if (node is not IElement element || IsDropped(element))
        {
            // Comments and the like.
        }
        else if (depth > Deepest)
        {
            Plain(element);
        }
        else if (MarkupKinds.Blocks.Contains(element.LocalName))
        {
            _text.Append(' ');
            Phrase(element, depth + 1);
            _text.Append(' ');
        }
        else
        {
            Inline(element, depth + 1);
        }
    }

    private void Text(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _substance++;
        }

        _text.Append(XmlSigns.Escaped(text));
    }

    // All text in an element, however deep.
    private void Plain(INode top)
    {
        var waiting = new Stack<INode>([top]);
        while (waiting.TryPop(out var node))
        {
            if (node is IText text)
            {
                Text(text.Data);
            }
            else if (node is not IElement element || !IsDropped(element))
            {
                foreach (var child in node.ChildNodes.Reverse())
                {
                    waiting.Push(child);
                }
            }
        }
    }

    // An element, or nothing where nothing came of what is in it.
    private void Wrap(string name, IElement? element, Action content, string attributes = "", bool mayBeEmpty = false)
    {
        var (length, substance) = (_text.Length, _substance);
        _text.Append('<').Append(name).Append(attributes);
        if (element is not null)
        {
            Attributes(element);
        }

        _text.Append('>');
        content();
        if (_substance == substance && !mayBeEmpty)
        {
            _text.Length = length;
        }
        else
        {
            _text.Append("</").Append(name).Append('>');
        }
    }

    private static bool IsDropped(IElement element) => element.NamespaceUri != "http://www.w3.org/1999/xhtml" || MarkupKinds.Dropped.Contains(element.LocalName);

    private static HashSet<INode> WithBlocks(INode top)
    {
        var found = new HashSet<INode>();
        var waiting = new Stack<INode>([top]);
        while (waiting.TryPop(out var node))
        {
            if (node is IElement element && MarkupKinds.Blocks.Contains(element.LocalName))
            {
                for (var above = node.Parent; above is not null && found.Add(above); above = above.Parent)
                {
                }
            }

            foreach (var child in node.ChildNodes)
            {
                waiting.Push(child);
            }
        }

        return found;
    }
}
