using System.Diagnostics;
using System.Globalization;
using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Server.Logs;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Handbill.Server.Tests.Site;

/// <summary>A server whose public site is open, an editor at its desk and a reader whom nobody knows.</summary>
internal sealed class SiteStage : IAsyncDisposable
{
    public const string Host = "https://news.example.org";

    private SiteStage(TestServer server, SignedIn editor) => (Server, Editor, Reader) = (server, editor, server.Visitor());

    public TestServer Server { get; }

    public SignedIn Editor { get; }

    public HttpClient Reader { get; }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<SiteStage> StartAsync(StoreKind kind, FakeTimeProvider? clock = null, LineLogger? logs = null)
    {
        var server = await TestServer.StartAsync(kind, seenAs: instance => clock is null ? instance : instance with { Clock = clock }, logs: logs);
        var stage = new SiteStage(server, await server.SignInAsync(Role.EditorialBoard, Scope.Organisation));
        await stage.SetUpAsync(isOpen: true);
        return stage;
    }

    /// <summary>Opens or closes the site, as its settings' page does.</summary>
    public async Task SetUpAsync(bool isOpen, params (string Name, string? Value)[] more)
    {
        var opened = await Editor.Browser.OpenAsync("/site/settings");
        var answer = await Editor.Browser.SendAsync(
            opened, "/site/settings", [("Input.Host", Host), ("Input.Title", "The Early Shift"), ("Input.Version", opened.Field("Input.Version")), .. isOpen ? [("Input.IsOpen", "true")] : Array.Empty<(string, string?)>(), .. more]);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
    }

    /// <summary>Publishes a text that is written for the web.</summary>
    /// <param name="headline">Its headline.</param>
    /// <param name="body">Its text.</param>
    /// <param name="at">When it comes out; null for a minute ago.</param>
    /// <param name="more">Other fields of the form, without the `Text.` in front.</param>
    public async Task<Article> WriteAsync(string headline, string body, DateTimeOffset? at = null, params (string Name, string? Value)[] more)
    {
        var opened = await Editor.Browser.OpenAsync("/site/articles/new");
        var moment = at is { } later ? Local(later) : opened.Field("At");
        var answer = await Editor.Browser.SendAsync(
            opened, "/site/articles/new",
            [("Text.Headline", headline), ("Text.Body", body), ("Language", more.FirstOrDefault(one => one.Name == "Language").Value ?? "en"), ("At", moment), .. more.Where(one => one.Name != "Language").Select(one => ($"Text.{one.Name}", one.Value))]);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return await ArticleAsync(ArticleId.Parse(answer.Location!.Split('/')[^1], null));
    }

    /// <summary>Sends the form of an article as it stands, with these fields in place of its own.</summary>
    public async Task<Answer> ChangeAsync(Article article, params (string Name, string? Value)[] fields)
    {
        var page = $"/site/articles/{article.Id}";
        var opened = await Editor.Browser.OpenAsync(page);
        (string Name, string? Value)[] own =
        [
            ("Text.Kicker", article.Kicker), ("Text.Headline", article.Headline), ("Text.Standfirst", article.Standfirst), ("Text.Body", article.Body), ("Text.Publication", article.PublicationId?.ToString()),
            .. new[] { "Text.Authors", "Text.Section", "Text.Topics", "Text.Series", "Text.Workplaces", "Text.TranslationOf", "Version", "At" }.Select(name => (name, opened.Field(name))),
        ];
        return await Editor.Browser.SendAsync(opened, page, [.. own.Where(one => !fields.Any(other => other.Name == one.Name)), .. fields]);
    }

    public Task<Answer> RetractAsync(Article article, string why) => Editor.Browser.FillAsync($"/site/articles/{article.Id}", "Retract", ("why", why));

    public Task<Article> ArticleAsync(ArticleId id) => Server.WithAsync(db => db.Set<Article>().AsNoTracking().SingleAsync(one => one.Id == id, Ending));

    /// <summary>What a reader gets.</summary>
    public async Task<(HttpStatusCode Status, string Text)> ReadAsync(string path)
    {
        using var answer = await Reader.GetAsync(path, Ending);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ending));
    }

    /// <summary>The text of a page that is there.</summary>
    public async Task<string> TextAsync(string path)
    {
        var (status, text) = await ReadAsync(path);
        status.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(text);
    }

    /// <summary>Asks until a page is as it is to be: what was done is told a moment later.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> UntilAsync(string path, Func<HttpStatusCode, string, bool> holds, FakeTimeProvider? clock = null)
    {
        var began = Stopwatch.StartNew();
        while (true)
        {
            var (status, text) = await ReadAsync(path);
            if (holds(status, text))
            {
                return began.Elapsed;
            }

            began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10), $"{path} stays {(int)status}: {text}");
            clock?.Advance(TimeSpan.FromMilliseconds(2));
            await Task.Yield();
        }
    }

    /// <summary>As a form takes a moment, by the organisation's clock.</summary>
    public static string Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon")).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await Server.DisposeAsync();
    }
}
