using System.Collections.Concurrent;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Publishing;
using Handbill.Site.Serving;
using Handbill.Site.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handbill.Server.Tests.Site;

/// <summary>A WebSub hub on this machine is told which feeds have news.</summary>
public sealed class HubTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_hub_is_told_of_what_is_published_and_of_nothing_that_waits(StoreKind kind)
    {
        var pings = new BlockingCollection<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var hub = builder.Build();
        hub.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            pings.Add(await reader.ReadToEndAsync());
            return Results.NoContent();
        });
        await hub.StartAsync(Ending);

        await using var server = await TestServer.StartAsync(kind);
        await server.WithAsync(db =>
        {
            db.Add(new SiteSetting { IsOpen = true, Host = "https://news.example.org", Language = "en", Hub = hub.Urls.Single() + "/" });
            return db.SaveChangesAsync(Ending);
        });
        await using var scope = server.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<SiteDesk>();
        var waiting = await desk.WriteNewAsync(new ArticleText { Headline = "Later", Body = "x", Section = "Town" }, "en", DateTimeOffset.UtcNow.AddDays(1), Ending);
        (await server.Services.GetRequiredService<HubPing>().TellAsync([waiting], Ending)).ShouldBe(0);

        await desk.WriteNewAsync(new ArticleText { Headline = "Now", Body = "x", Section = "Work" }, "en", DateTimeOffset.UtcNow.AddMinutes(-1), Ending);
        pings.TryTake(out var told, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        told.ShouldStartWith("hub.mode=publish&hub.url=");
        var feeds = Uri.UnescapeDataString(told!);
        feeds.ShouldContain("https://news.example.org/read/en/feed.atom");
        feeds.ShouldContain("https://news.example.org/read/en/sections/work/feed.rss");
        feeds.ShouldNotContain("town");

        // By the answer's header, and by the feed itself, programs find the hub.
        using var reader = server.Visitor();
        using var answer = await reader.GetAsync(new Uri("/read/en/sections/work/feed.rss", UriKind.Relative), Ending);
        answer.Headers.GetValues("Link").Single().ShouldBe($"<{hub.Urls.Single()}/>; rel=\"hub\", <https://news.example.org/read/en/sections/work/feed.rss>; rel=\"self\"");
        (await answer.Content.ReadAsStringAsync(Ending)).ShouldContain($"rel=\"hub\" href=\"{hub.Urls.Single()}/\"");
        (await reader.GetAsync(new Uri("/read/en", UriKind.Relative), Ending)).Headers.Contains("Link").ShouldBeFalse();
    }
}
