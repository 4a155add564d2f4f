namespace Handbill.Site.Imports.Markup;

/// <summary>
/// HTML as Markdown, for any input. It is read token by token without a tree: what is nested a hundred thousand deep or never
/// closed costs no more than what is written well.
/// </summary>
internal sealed partial class HtmlMarkdown
{
    private readonly HtmlOptions _options;
    private readonly MarkdownWriter _writer;
    private readonly HtmlTokens _tokens;
    private string _unread = "";
    private int _unreadDepth;

    private HtmlMarkdown(string html, HtmlOptions options, MarkdownWriter writer) => (_tokens, _options, _writer) = (new HtmlTokens(html), options, writer);

    /// <summary>The Markdown of a body.</summary>
    public static string Of(string html, HtmlOptions options)
    {
        var writer = new MarkdownWriter();
        new HtmlMarkdown(html, options, writer).Read();
        return writer.Finish();
    }

    /// <summary>The words of a short text such as a title, on one line.</summary>
    public static string Words(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return PlainText.OneLine(html);
        }

        var writer = new MarkdownWriter();
        writer.Open(FrameKind.Caption, "words");
        var reader = new HtmlMarkdown(html, new HtmlOptions(), writer);
        reader.Read();
        return writer.TakeWords();
    }

    private void Read()
    {
        for (var token = _tokens.Next(); token != HtmlToken.Finished; token = _tokens.Next())
        {
            switch (token)
            {
                case HtmlToken.Start:
                    Start(_tokens.Name);
                    break;
                case HtmlToken.End:
                    End(_tokens.Name);
                    break;
                case HtmlToken.Text:
                    Characters(_tokens.Text);
                    break;
            }
        }

        EndLiteral();
    }

    private void Start(string name)
    {
        if (_unread.Length > 0)
        {
            _unreadDepth += name == _unread && !_tokens.IsSelfClosing ? 1 : 0;
            return;
        }

        if (HtmlNames.Embeds.TryGetValue(name, out var attribute))
        {
            Embed(_tokens.Attribute(attribute), _tokens.Attribute("title"));
        }

        if (HtmlNames.Raw.Contains(name))
        {
            if (_tokens.IsClosedLater(name))
            {
                _tokens.SkipRaw(name);
            }
        }
        else if (HtmlNames.Unread.Contains(name))
        {
            // One that is never closed would swallow the rest.
            _unread = !_tokens.IsSelfClosing && _tokens.IsClosedLater(name) ? name : "";
            _unreadDepth = 1;
        }
        else if (_literal is not null)
        {
            _literal.Append(name == "br" ? "\n" : "");
        }
        else
        {
            Open(name);
        }
    }

    private void End(string name)
    {
        if (_unread.Length > 0)
        {
            _unreadDepth -= name == _unread ? 1 : 0;
            _unread = _unreadDepth > 0 ? _unread : "";
        }
        else if (_literal is null)
        {
            Close(name);
        }
        else if (name == "pre")
        {
            EndLiteral();
        }
    }

    private void Characters(ReadOnlySpan<char> written)
    {
        if (_unread.Length > 0)
        {
            return;
        }

        var text = written.Contains('&') ? Entities.Plain(written) : written;
        if (_literal is not null)
        {
            _literal.Append(text);
        }
        else if ((_options.HasLines || _isVerse) && text.Contains('\n'))
        {
            Lines(text);
        }
        else
        {
            _writer.Text(text);
        }
    }

    private void Lines(ReadOnlySpan<char> text)
    {
        var isFirst = true;
        foreach (var line in text.EnumerateLines())
        {
            if (!isFirst)
            {
                _writer.Break();
            }

            isFirst = false;
            _writer.Text(line);
        }
    }

    private void Embed(string address, string title)
    {
        var link = LinkAddress.Of(address, _options.Root);
        if (link.Length == 0 || _literal is not null)
        {
            return;
        }

        _writer.EndParagraph();
        _writer.Link = _options.Lead(link);
        _writer.Text(title.Length > 0 ? title : Shown(link), RunStyle.None);
        _writer.Link = "";
        _writer.EndParagraph();
    }

    private static string Shown(string link)
    {
        var rest = link.AsSpan(link.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0);
        var end = rest.IndexOfAny('?', '#');
        return rest[..(end < 0 ? rest.Length : end)].TrimEnd('/').ToString();
    }
}
