using System.Globalization;
using System.Text;

namespace Handbill.Site.Imports.Markup;

internal sealed partial class HtmlMarkdown
{
    private StringBuilder? _literal;
    private bool _isVerse;
    private bool _isTerm;

    private void Open(string name)
    {
        switch (name)
        {
            case "br":
                _writer.Break();
                break;
            case "hr":
                _writer.Rule();
                break;
            case "img" or "image" or "amp-img":
                Picture();
                break;
            case "a":
                _writer.Link = _options.Lead(LinkAddress.Of(_tokens.Attribute("href"), _options.Root));
                break;
            case "q":
                _writer.Text("“");
                break;
            case "cite" when _writer.IsIn("blockquote") && _writer.IsParagraphEmpty:
                _writer.Text("— ", RunStyle.None);
                break;
            case "pre":
                BeginPre();
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                _writer.BeginHeading(name[1] - '0');
                break;
            case "blockquote":
                _writer.Open(FrameKind.Quote, "blockquote");
                break;
            case "figure":
                _writer.Open(FrameKind.Figure, "figure");
                break;
            case "figcaption":
                _writer.Open(FrameKind.Caption, "figcaption");
                break;
            case "dt":
                EndTerm();
                _writer.Styles.Open(RunStyle.Strong);
                _isTerm = true;
                break;
            case "ul" or "ol" or "li":
                OpenList(name);
                break;
            case "table" or "tr" or "td" or "th" or "caption" or "thead" or "tbody" or "tfoot":
                OpenTable(name);
                break;
            default:
                OpenOther(name);
                break;
        }
    }

    private void OpenOther(string name)
    {
        if (HtmlNames.Styles.TryGetValue(name, out var style))
        {
            _writer.Styles.Open(style);
        }
        else if (HtmlNames.Blocks.Contains(name))
        {
            EndTerm();
            if (HasClass("wp-caption-text"))
            {
                _writer.Open(FrameKind.Caption, name);
            }
            else if (HasClass("wp-caption"))
            {
                _writer.Open(FrameKind.Figure, "wp-caption");
            }
        }
    }

    private void OpenList(string name)
    {
        if (name == "li")
        {
            _writer.Close("li", "ul", "ol", "table");
            if (!_writer.IsIn("ul", "table", "ol") && !_writer.IsIn("ol", "table", "ul"))
            {
                _writer.Open(FrameKind.List, "ul");
            }

            _writer.Open(FrameKind.Item, "li");
        }
        else
        {
            var start = int.TryParse(_tokens.Attribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : 1;
            _writer.Open(FrameKind.List, name, name == "ol" ? start : null);
        }
    }

    private void OpenTable(string name)
    {
        if (name == "table")
        {
            _writer.Open(FrameKind.Table, "table");
        }
        else if (!_writer.IsIn("table"))
        {
            _writer.EndParagraph();
        }
        else if (name == "caption")
        {
            _writer.Open(FrameKind.Caption, "caption");
        }
        else if (name is "td" or "th")
        {
            CloseCell();
            if (!_writer.IsIn("tr", "table"))
            {
                _writer.Open(FrameKind.Row, "tr");
            }

            if (name == "th")
            {
                _writer.MarkHead();
            }

            _writer.Open(FrameKind.Cell, name);
        }
        else
        {
            CloseCell();
            _writer.Close("tr", "table");
            if (name == "tr")
            {
                _writer.Open(FrameKind.Row, "tr");
            }
        }
    }

    private void CloseCell()
    {
        _writer.Close("caption", "table");
        _writer.Close("td", "table");
        _writer.Close("th", "table");
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "a":
                _writer.Link = "";
                break;
            case "q":
                _writer.Text("”");
                break;
            case "br":
                _writer.Break();
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                _writer.EndHeading();
                break;
            case "dt":
                EndTerm();
                break;
            case "pre":
                _writer.EndParagraph();
                _isVerse = false;
                break;
            case "li":
                _writer.Close("li", "ul", "ol", "table");
                break;
            case "td" or "th" or "tr" or "caption":
                _writer.Close(name, "table");
                break;
            case "thead" or "tbody" or "tfoot":
                CloseCell();
                _writer.Close("tr", "table");
                break;
            case "ul" or "ol" or "blockquote" or "figure" or "figcaption":
                _writer.Close(name, "td", "th");
                break;
            case "table":
                _writer.Close("table");
                break;
            default:
                CloseOther(name);
                break;
        }
    }

    private void CloseOther(string name)
    {
        if (HtmlNames.Styles.TryGetValue(name, out var style))
        {
            _writer.Styles.Close(style);
        }
        else if (HtmlNames.Blocks.Contains(name))
        {
            EndTerm();
            if (name is "p" or "dd" or "div" && _writer.IsIn(name, "td", "th"))
            {
                _writer.Close(name);
            }
            else if (name is "div" or "dl")
            {
                // The words under a picture are the last of what a frame of this kind has.
                CloseCaption();
            }
        }
    }

    private void CloseCaption()
    {
        if (_writer.IsCaptioned)
        {
            _writer.Close("wp-caption", "td", "th");
        }
    }

    private void EndTerm()
    {
        _writer.EndParagraph();
        if (_isTerm)
        {
            _writer.Styles.Close(RunStyle.Strong);
            _isTerm = false;
        }
    }

    private void BeginPre()
    {
        _writer.EndParagraph();
        if (HasClass("verse"))
        {
            _isVerse = true;
        }
        else
        {
            _literal = new StringBuilder();
        }
    }

    private void EndLiteral()
    {
        if (_literal is { } text)
        {
            _literal = null;
            _writer.Literal(text.ToString());
        }
    }

    private void Picture()
    {
        string[] places = ["src", "data-src", "data-lazy-src", "data-original", "data-orig-file"];
        var written = places.Select(_tokens.Attribute).FirstOrDefault(place => place is { Length: > 0 } && !place.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) ?? "";
        var description = _tokens.Attribute("alt");
        if (_options.Take(new HtmlPicture(LinkAddress.Absolute(written, _options.Root), description)) is { } picture)
        {
            _writer.Picture(picture.Name, picture.Caption.Length > 0 ? picture.Caption : picture.Description);
        }
    }

    private bool HasClass(string name) => _tokens.Attribute("class").Contains(name, StringComparison.OrdinalIgnoreCase);
}
