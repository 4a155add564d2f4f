using System.Text;

namespace Handbill.Mail;

/// <summary>
/// Gives a mail its form: HTML that mail programs of any age show alike (one table, styles at the elements, no picture, nothing from elsewhere, no script), with
/// dark colours where the reader has them, and the same as plain text.
/// </summary>
public static class MailCompose
{
    private const string Serif = "font-family:Georgia,'Times New Roman',serif";
    private const string Sans = "font-family:Helvetica,Arial,sans-serif";

    /// <summary>Both forms as a letter.</summary>
    public static Letter Compose(MailPage page) => new(page.Subject, Plain(page), Html(page));

    /// <summary>The whole document in HTML.</summary>
    public static string Html(MailPage page)
    {
        var (direction, side) = page.IsRightToLeft ? ("rtl", "right") : ("ltr", "left");
        var output = new StringBuilder(page.BodyHtml.Length + 4096);
        output.Append($$"""
            <!doctype html>
            <html lang="{{Escape(page.Language)}}" dir="{{direction}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{{Escape(page.Heading)}}</title>
            <style>
            :root { color-scheme: light dark; supported-color-schemes: light dark; }
            img { max-width: 100%; height: auto; }
            @media (prefers-color-scheme: dark) {
            .sheet, .page { background-color: #16181b !important; color: #e8e6e1 !important; }
            .page a { color: #9cc4ff !important; }
            .small { color: #b4b1aa !important; }
            }
            </style>
            </head>
            <body class="sheet" style="margin:0;padding:0;background-color:#ffffff;color:#1a1a1a">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="{{direction}}">
            <tr><td align="center" style="padding:16px">
            <table role="presentation" class="page" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#ffffff;color:#1a1a1a">
            <tr><td align="{{side}}" style="{{Serif}};font-size:18px;line-height:1.5;text-align:{{side}}">

            """);
        output.Append($"<p class=\"small\" style=\"{Sans};font-size:14px;color:#5a5a5a;margin:0 0 16px\">{Escape(page.Masthead)}</p>\n");
        output.Append($"<h1 style=\"font-size:28px;line-height:1.2;margin:0 0 12px\">{Escape(page.Heading)}</h1>\n");
        if (page.Standfirst is { } standfirst)
        {
            output.Append($"<p style=\"font-weight:bold;margin:0 0 16px\">{Escape(standfirst)}</p>\n");
        }

        output.Append(LetterMark.Without(page.BodyHtml)).Append('\n');
        if (page.OnTheWeb is var (onTheWeb, words))
        {
            output.Append($"<p style=\"margin:24px 0\"><a href=\"{Escape(WebAddress.Write(onTheWeb))}\">{Escape(words)}</a></p>\n");
        }

        AppendFoot(output, page);
        return output.Append("</td></tr>\n</table>\n</td></tr>\n</table>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The same as plain text: paragraphs are one line each, which the writer breaks.</summary>
    public static string Plain(MailPage page)
    {
        List<string?> parts =
        [
            Line(page.Masthead),
            Line(page.Heading),
            page.Standfirst is { } standfirst ? Line(standfirst) : null,
            LetterMark.Without(page.BodyPlain).ReplaceLineEndings("\n").Trim('\n'),
            page.OnTheWeb is var (onTheWeb, words) ? $"{Line(words)}:\n{WebAddress.Write(onTheWeb)}" : null,
            $"-- \n{Line(page.Reason)}",
            page.UnsubscribeWords is { } unsubscribe ? $"{Line(unsubscribe)}:\n{LetterMark.Unsubscribe}" : null,
            LetterMark.Without(page.Imprint).ReplaceLineEndings("\n").Trim('\n'),
        ];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part))) + "\n";
    }

    private static void AppendFoot(StringBuilder output, MailPage page)
    {
        output.Append($"<hr style=\"border:0;border-top:1px solid #999999;margin:24px 0 12px\">\n<div class=\"small\" style=\"{Sans};font-size:13px;line-height:1.4;color:#5a5a5a\">\n");
        output.Append($"<p style=\"margin:0 0 8px\">{Escape(page.Reason)}</p>\n");
        if (page.UnsubscribeWords is { } words)
        {
            output.Append($"<p style=\"margin:0 0 8px\"><a href=\"{LetterMark.Unsubscribe}\">{Escape(words)}</a></p>\n");
        }

        output.Append($"<p style=\"margin:0\">{Escape(page.Imprint.ReplaceLineEndings("\n").Trim('\n')).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>\n</div>\n");
    }

    private static string Line(string text) => LetterMark.Without(HeaderText.Clean(text));

    /// <summary>Letters of all scripts stay letters, which keeps the mail short.</summary>
    private static string Escape(string text) => LetterMark.Without(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
