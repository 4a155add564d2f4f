using Handbill.Browser;
using Handbill.Demo;
using Handbill.Groups.Contracts;
using Handbill.Groups.Roles;
using Handbill.Kernel.Ids;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Routes;
using Handbill.Site.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Browser;

/// <summary>
/// Follows the links of the demonstration from the front page, as somebody who may do everything, to one page of every route, and holds each to
/// what holds for all. So it also finds the page that nothing leads to.
/// </summary>
public sealed class EveryPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int MostBytes = 100_000;

    // A line on which a page comes in pieces: what has come does not move for what is still to come.
    private const int BytesOfLine = 64 * 1024;

    // With each, who leads there.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["/design"] = "Who builds pages opens it.",
        ["/design/kill"] = "Opened from the page of components, without scripts.",
        ["/design/plain"] = "Who builds pages opens it.",
        ["/editions/{id}/meeting/minutes"] = "A meeting that was begun.",
        ["/issues/{id}/corrections"] = "An issue that is locked.",
        ["/editions/{id}/offers"] = "A correction that waits for an answer; VariantBrowserTests hold it.",
        ["/issues/{id}/sheets"] = "An issue that is locked; VariantBrowserTests hold it.",
        ["/issues/{id}/variant"] = "A locked issue of variants; VariantBrowserTests hold it.",
        ["/issues/{id}/press"] = "An issue that is locked; PressBrowserTests hold it.",
        ["/in/box"] = "The page on the floor; FloorBrowserTests hold it.",
        ["/in/{slug}"] = "The code on a sheet; FloorBrowserTests hold it.",
        ["/join/{secret}"] = "The link of an invitation.",
        ["/set-up/{secret?}"] = "The link that the first start prints.",
        ["/sign-in"] = "Where a stranger is led.",
        ["/sign-in/link/{secret}"] = "The link that a command prints.",
        ["/read/{language}/subscribe"] = "Readers of an open site; SubscriberBrowserTests hold it.",
        ["/read/{language}/subscribe/confirm"] = "The link in a letter; SubscriberBrowserTests hold it.",
        ["/read/{language}/unsubscribe"] = "The link in a letter; SubscriberBrowserTests hold it.",
        ["/site/articles/{id}/mail"] = "An article that is out; SiteBrowserTests hold it.",
        ["/site/issues/{id}"] = "An issue that is locked; LockedIssueTests hold it.",
        ["/site/sheets/{id}/mail"] = "A sheet that is out; WorkplaceSheetTests hold it.",
        ["/stories/{id}/correct"] = "A story that is locked.",
        ["/stories/{id}/move"] = "An item of an open issue; the story that is walked to may be another.",
    };

    // What is fetched, streamed or only posted to.
    private static readonly HashSet<string> NoPages = new(StringComparer.Ordinal)
    {
        "/a/accent/{colour}.css", "/a/{version}/{name}", "/calendar/{secret}.ics", "/editions/{id}/proof.pdf", "/editions/{id}/proof/{key}.png", "/groups/{id}/inbox/leaflet.pdf", "/groups/{id}/inbox/{submission}.age", "/health", "/in/box/letters", "/in/{slug}/uploads", "/in/{slug}/uploads/{id}", "/in/{slug}/work", "/issues/{id}/board/live", "/issues/{id}/flatplan/live", "/issues/{id}/orders/live",
        "/issues/{id}/folder.zip", "/issues/{id}/labels.pdf", "/issues/{id}/orders/{machine}.pdf", "/issues/{id}/print.zip", "/issues/{id}/reading.zip", "/issues/{id}/routes.pdf", "/language", "/pictures/{id}", "/ready", "/robots.txt",
        "/runs/{id}/live", "/runs/{id}/print.zip", "/runs/{id}/print/{name}.pdf", "/runs/{id}/reading.zip", "/runs/{id}/{slug}.pdf", "/sign-out", "/sitemap-news.xml", "/sitemap-{part}.xml", "/sitemap.xml", "/vault/keys", "/vault/sheet.svg", "/workplaces/export.csv",
    };

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Every_page_is_reached_fits_keeps_still_is_small_and_axe_finds_nothing_on_a_phone(int width)
    {
        await using var server = await TestServer.StartAsync(isSetUp: false);
        await using var scope = server.Services.CreateAsyncScope();
        await DemoOrganisation.FillAsync(scope.ServiceProvider, IssueStage.Folder("samples"), TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<ISiteDemonstration>().StageAsync(server.Url.ToString().TrimEnd('/'), TestContext.Current.CancellationToken);
        await server.SetFitsAsync();
        var reader = await SignInAsync(server, scope.ServiceProvider);
        await using var watched = await chromium.OpenAsync(new(width) { Address = server.Url });
        await watched.Page.Context.AddCookiesAsync([new() { Name = reader.Cookie.Name, Value = reader.Cookie.Value, Url = server.Url.ToString() }]);

        await watched.SlowDownAsync(BytesOfLine, BytesOfLine);
        var wrong = new List<string>();
        var reached = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var waiting = new Queue<(string Route, string Path)>([("/", "/")]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var path in await LookAsync(watched, next.Path, width, wrong))
            {
                if (RouteOf(path) is { } route && !NoPages.Contains(route) && reached.Add(route))
                {
                    waiting.Enqueue((route, path));
                }
            }
        }

        wrong.ShouldBeEmpty();
        watched.Complaints.ShouldBeEmpty();
        RouteTable.Rows.Keys.Where(route => !reached.Contains(route) && !NoPages.Contains(route) && !Elsewhere.ContainsKey(route)).ShouldBeEmpty("No link leads to these pages.");
    }

    // Gives where its links lead.
    private static async Task<string[]> LookAsync(WatchedPage watched, string path, int width, List<string> wrong)
    {
        var answer = await watched.GoAsync(path);
        var bytes = (await answer!.BodyAsync()).Length;
        Hold(answer.Ok, $"answers {answer.Status}");
        Hold(bytes <= MostBytes, $"is {bytes} bytes");
        Hold(await watched.OverhangAsync() <= 0, $"sticks out: {string.Join(' ', await watched.OverhangingAsync())}");

        // On the narrow page, where what is touched is nearest to each other; on wide ones in the tests of their journeys.
        foreach (var found in width == 320 ? await watched.AxeAsync() : [])
        {
            Hold(false, found);
        }

        Hold(await watched.ShiftAsync() < 0.001, $"moves: {string.Join(' ', await watched.MovedAsync())}");
        return await watched.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('a[href]')].filter(one => one.origin === location.origin && !one.hasAttribute('download')).map(one => one.pathname + one.search)");

        void Hold(bool holds, string otherwise)
        {
            if (!holds)
            {
                wrong.Add($"{path} at {width} {otherwise}");
            }
        }
    }

    // The route with the fewest values in it that the path is of.
    private static string? RouteOf(string path)
    {
        var parts = path.Split('?')[0].Split('/');
        return RouteTable.Rows.Keys.Where(route => IsOf(route.Split('/'))).MinBy(route => route.Count(unit => unit == '{'));

        bool IsOf(string[] route) =>
            route[^1].StartsWith("{**", StringComparison.Ordinal) ? parts.Take(route.Length - 1).SequenceEqual(route.SkipLast(1)) :
            route.Length == parts.Length && route.Zip(parts).All(pair => pair.First == pair.Second || (pair.First.Contains('{', StringComparison.Ordinal) && HasEnding(pair.First, pair.Second)));

        static bool HasEnding(string route, string part) => part.EndsWith(route[(route.IndexOf('}', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
    }

    private static async Task<SignedIn> SignInAsync(TestServer server, IServiceProvider services)
    {
        var reader = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var group = Scope.Group(await services.GetRequiredService<INewWorkplaces>().GroupAsync("Riverside group", TestContext.Current.CancellationToken));
        await server.WithAsync(async db =>
        {
            foreach (var (role, of) in new[] { (Role.GroupSecretary, group), (Role.Translator, Scope.Organisation), (Role.OrganisationSecretary, Scope.Organisation), (Role.Administrator, Scope.Organisation) })
            {
                db.Add(new Grant
                {
                    Id = NewId.Of<GrantId>(TimeProvider.System), AccountId = reader.Account, Role = role, ScopeKind = of.Kind, ScopeId = of.Id, GivenAt = DateTimeOffset.UtcNow,
                });
            }

            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return reader;
    }
}
