using System.Net;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Operations;
using Handbill.Site.Articles;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Site;

[Collection(nameof(ConsoleTests))]
public sealed class GhostImportTests
{
    private const string Export =
        """
        {"db":[{"meta":{"exported_on":1,"version":"5.0.0"},"data":{
        "posts":[
        {"id":"a1","title":"The gate is shut","slug":"gate","html":"<p>The boilers <b>broke</b>.</p>","status":"published","visibility":"public","type":"post","published_at":"2019-05-01T10:00:00.000Z","custom_excerpt":"In short"},
        {"id":"a2","title":"About","slug":"about","html":"<p>Who we are.</p>","status":"published","type":"page","published_at":"2019-05-01T10:00:00.000Z"},
        {"id":"a3","title":"Not yet","slug":"draft","html":"<p>Later.</p>","status":"draft","type":"post"},
        {"id":"a4","title":"For members","slug":"members","html":"<p>Within.</p>","status":"published","visibility":"members","type":"post"}],
        "posts_authors":[{"post_id":"a1","author_id":"w1","sort_order":0}],
        "posts_tags":[{"post_id":"a1","tag_id":"t1","sort_order":0}],
        "settings":[{"key":"locale","value":"en"}],
        "tags":[{"id":"t1","name":"Canteen prices","slug":"prices"}],
        "users":[{"id":"w1","name":"Ana Brandt","slug":"ana"}]}}]}
        """;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_export_comes_in_once_with_its_topics_and_addresses_and_without_what_was_not_public(StoreKind kind)
    {
        await using var server = await OldArchive.OpenAsync(kind);
        using var archive = new OldArchive();
        var export = Path.Combine(archive.Put("ghost.json", Export).Root, "ghost.json");

        OldArchive.Import(server, "ghost", export, "--dry-run").Output.ShouldContain("1 new");
        (await CountAsync()).ShouldBe(0);
        OldArchive.Report(server, "ghost", export).Report.GetProperty("articles").GetProperty("new").GetInt32().ShouldBe(1);
        OldArchive.Report(server, "ghost", export).Report.GetProperty("articles").GetProperty("unchanged").GetInt32().ShouldBe(1);

        (await CountAsync()).ShouldBe(1);
        using var visitor = server.Visitor();
        var old = await visitor.GetAsync(new Uri("/gate/", UriKind.Relative));
        (old.StatusCode, old.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.MovedPermanently, "/read/en/2019/05/gate"));
        var page = await visitor.GetStringAsync(old.Headers.Location);
        page.ShouldContain("<strong>broke</strong>");
        page.ShouldContain("Ana");
        (await visitor.GetStringAsync(new Uri("/read/en/topics/prices", UriKind.Relative))).ShouldContain("The gate is shut");
        await OldArchive.LeadsAsync(visitor, ("/tag/prices/", "/read/en/topics/prices"), ("/tag/prices/rss/", "/read/en/topics/prices/feed.rss"), ("/author/ana/", "/read/en/authors/ana-brandt"), ("/rss/", "/read/en/feed.rss"));
        (await visitor.GetStringAsync(new Uri("/read/en/about", UriKind.Relative))).ShouldContain("Who we are.");
        (await visitor.GetStringAsync(new Uri("/read/en/search?q=boiler", UriKind.Relative))).ShouldContain("The gate is shut");
        (await visitor.GetStringAsync(new Uri("/read/en/archive", UriKind.Relative))).ShouldNotContain("For members");

        Task<int> CountAsync() => server.WithAsync(db => db.Set<Article>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_topic_keeps_its_address_where_it_may_and_what_the_desk_writes_of_it_goes_there(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        using var archive = new OldArchive();
        var export = Export.Replace("\"tag_id\":\"t1\",\"sort_order\":0}", "\"tag_id\":\"t1\",\"sort_order\":0},{\"post_id\":\"a1\",\"tag_id\":\"t2\",\"sort_order\":1}", StringComparison.Ordinal)
            .Replace("\"slug\":\"prices\"}", "\"slug\":\"prices\"},{\"id\":\"t2\",\"name\":\"The depot\",\"slug\":\"Depot_(old)\"}", StringComparison.Ordinal);
        var path = Path.Combine(archive.Put("ghost.json", export).Root, "ghost.json");
        OldArchive.Report(stage.Server, "ghost", path).Report.GetProperty("articles").GetProperty("new").GetInt32().ShouldBe(1);
        await OldArchive.LeadsAsync(stage.Reader, ("/tag/prices/", "/read/en/topics/prices"), ("/tag/Depot_(old)/", "/read/en/topics/the-depot"));

        var soup = await stage.WriteAsync("Soup", "It costs more.", null, ("Topics", "Canteen prices, Kitchens"));
        var gate = await stage.Server.WithAsync(db => db.Set<Article>().AsNoTracking().SingleAsync(one => one.Headline == "The gate is shut", TestContext.Current.CancellationToken));
        (await stage.ChangeAsync(gate, ("Text.Kicker", "At the gate"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await SlugsAsync(soup)).ShouldBe(["kitchens", "prices"]);
        (await SlugsAsync(gate)).ShouldBe(["prices", "the-depot"]);
        await stage.UntilAsync("/read/en/topics/prices", (_, text) => text.Contains("Soup", StringComparison.Ordinal) && text.Contains("The gate is shut", StringComparison.Ordinal));
        (await stage.ReadAsync("/read/en/topics/canteen-prices")).Status.ShouldBe(HttpStatusCode.NotFound);
        OldArchive.Report(stage.Server, "ghost", path).Report.GetProperty("articles").GetProperty("unchanged").GetInt32().ShouldBe(1);

        Task<List<string>> SlugsAsync(Article article) =>
            stage.Server.WithAsync(db => db.Set<ArticleMark>().Where(mark => mark.ArticleId == article.Id && mark.Kind == MarkKind.Topic).Select(mark => mark.Slug).OrderBy(slug => slug).ToListAsync(TestContext.Current.CancellationToken));
    }
}
