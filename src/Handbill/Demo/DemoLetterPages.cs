using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Handbill.Server;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Handbill.Demo;

/// <summary>
/// The letters that the demonstration sent, for whoever tries it. Only on this machine: somebody may have typed an address that is real, and who comes by the network has no business with what others are written.
/// </summary>
internal sealed partial class DemoLetterPages(DemoLetters letters)
{
    /// <summary>Path of the list.</summary>
    public const string Home = "/demonstration/letters";

    // A letter is no page of ours: it may show its form, and lead to where its links lead, and nothing else.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Home, http => HereAsync(http, () => BarePage.WriteAsync(http, List))).AllowAnonymous();
        routes.MapGet(Home + "/{number:int}", (HttpContext http, int number) => HereAsync(http, () => OfAsync(http, number, letter => BarePage.WriteAsync(http, words => Page(letter, words))))).AllowAnonymous();
        routes.MapGet(Home + "/{number:int}/form", (HttpContext http, int number) => HereAsync(http, () => OfAsync(http, number, letter => FormAsync(http, letter)))).AllowAnonymous();
    }

    private static Task HereAsync(HttpContext http, Func<Task> answer)
    {
        if (http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from))
        {
            http.Response.Headers.CacheControl = "no-store";
            return answer();
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Task OfAsync(HttpContext http, int number, Func<DemoLetter, Task> answer)
    {
        if (letters.Find(number) is { } letter)
        {
            return answer(letter);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task FormAsync(HttpContext http, DemoLetter letter)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(letter.Html);
    }

    private BarePage List(IStringLocalizer words)
    {
        var body = new StringBuilder($"<p>{Text(words["Letters that this demonstration sends stand here, the newest first, and go nowhere else."])}</p>");
        var all = letters.All;
        if (all.Count == 0)
        {
            body.Append($"<p class=\"empty\">{Text(words["No letter was sent yet. Ask for letters on the public site, or send an article by mail."])}</p><p><a href=\"/read\">{Text(words["The public site"])}</a></p>");
        }
        else
        {
            body.Append("<ul class=\"rows\">");
            foreach (var letter in all)
            {
                body.Append(CultureInfo.InvariantCulture, $"<li><p class=\"what\"><a href=\"{Home}/{letter.Number}\" dir=\"auto\">{Text(SubjectOf(letter, words))}</a></p><p class=\"more soft\"><bdi>{Text(letter.To)}</bdi> · {When(letter)}</p></li>");
            }

            body.Append($"</ul><p><a href=\"{Home}\">{Text(words["Look again"])}</a></p>");
        }

        return new BarePage(words["Letters of the demonstration"], body.ToString());
    }

    private static BarePage Page(DemoLetter letter, IStringLocalizer words)
    {
        var body = new StringBuilder($"<p><a href=\"{Home}\">{Text(words["Letters of the demonstration"])}</a></p>");
        body.Append($"<dl class=\"facts\"><div><dt>{Text(words["To"])}</dt><dd><bdi>{Text(letter.To)}</bdi></dd></div><div><dt>{Text(words["Sent"])}</dt><dd>{When(letter)}</dd></div></dl>");
        if (letter.Html.Length > 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Home}/{letter.Number}/form\">{Text(words["As a mail program shows it"])}</a></p>");
        }

        foreach (var paragraph in letter.Plain.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            body.Append($"<p dir=\"auto\">{string.Join("<br>", paragraph.Split('\n').Select(Linked))}</p>");
        }

        return new BarePage(SubjectOf(letter, words), body.ToString());
    }

    private static string SubjectOf(DemoLetter letter, IStringLocalizer words) => string.IsNullOrWhiteSpace(letter.Subject) ? words["A letter without a subject"] : letter.Subject;

    private static string When(DemoLetter letter) => letter.At.ToLocalTime().ToString("t", Language.Current.Culture);

    // Addresses in a line lead where they say.
    private static string Linked(string line)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (Match match in Address().Matches(line))
        {
            text.Append(Text(line[at..match.Index])).Append($"<a href=\"{Text(match.Value)}\">{Text(match.Value)}</a>");
            at = match.Index + match.Length;
        }

        return text.Append(Text(line[at..])).ToString();
    }

    private static string Text(string words) => WebUtility.HtmlEncode(words);

    [GeneratedRegex("""https?://[^\s<>"']*[^\s<>"'.,;:!?)]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
