using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Site;

/// <summary>What is written for the web alone is of a publication and a translation of another article, as its editor says and for as long.</summary>
public sealed class ArticleTieTests
{
    private const string English = "The guard is back", Spanish = "La guarda ha vuelto", French = "La garde est de retour";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Articles_that_are_translations_lead_to_each_other_until_that_is_taken_back(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var first = await stage.WriteAsync(English, "Nine names.");
        await stage.TextAsync($"/read/{first.Path}");

        // Found by its headline, and the page of the first, which was kept, leads to it at once.
        var second = await stage.WriteAsync(Spanish, "Nueve nombres.", null, ("Language", "es"), ("TranslationOf", English));
        await LeadsAsync(stage, first, second);
        await LeadsAsync(stage, second, first);

        // A third, by the address of the second: all three are of each other.
        var third = await stage.WriteAsync(French, "Neuf noms.", null, ("Language", "fr"), ("TranslationOf", $"{SiteStage.Host}/read/{second.Path}"));
        foreach (var (one, other) in new[] { (first, third), (third, first), (second, third), (third, second), (first, second) })
        {
            await LeadsAsync(stage, one, other);
        }

        // Saved as it stands it stays; emptied, only the one goes.
        (await stage.ChangeAsync(second)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.ArticleAsync(second.Id)).Translations.ShouldBe(first.Translations);
        (await stage.ChangeAsync(first, ("Text.TranslationOf", ""))).Status.ShouldBe(HttpStatusCode.Redirect);
        await LeadsAsync(stage, first, second, isSo: false);
        await LeadsAsync(stage, second, first, isSo: false);
        await LeadsAsync(stage, third, first, isSo: false);
        await LeadsAsync(stage, second, third);

        // And again, on the article that is there, by its path as an address bar shows it.
        (await stage.ChangeAsync(await stage.ArticleAsync(first.Id), ("Text.TranslationOf", $"/read/{third.Path}/"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await LeadsAsync(stage, second, first);
        (await stage.Editor.Browser.GetStringAsync($"/site/articles/{first.Id}", Ending)).ShouldContain($"/site/articles/{second.Id}");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_can_be_no_translation_is_refused_with_what_to_do_and_nothing_is_changed(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var english = await stage.WriteAsync(English, "Nine names.");
        var spanish = await stage.WriteAsync(Spanish, "Nueve nombres.", null, ("Language", "es"), ("TranslationOf", English));
        var other = await stage.WriteAsync("Otra guarda", "Diez nombres.", null, ("Language", "es"));
        var gone = await stage.WriteAsync("Une garde sans vis", "Aucun nom.", null, ("Language", "fr"));
        await stage.WriteAsync("Twice", "x", null, ("Language", "fr"));
        await stage.WriteAsync("Twice", "x", null, ("Language", "pt"));
        (await stage.RetractAsync(gone, "It has none.")).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var (typed, told) in new[]
        {
            ("Nobody wrote this", "There is no article “Nobody wrote this” here."), ("Otra guarda", "This is the article itself."), (Spanish, "is in the same language as this one"),
            (English, "“La guarda ha vuelto” is its translation into this language already."), ("Twice", "More than one article has the headline"), ($"/read/{gone.Path}", "was taken back"), ("<script>", "There is no article"),
            ($"/read/{new string('a', 590)}", "There is no article"), ("https://[", "There is no article"),
        })
        {
            var answer = await stage.ChangeAsync(other, ("Text.TranslationOf", typed), ("Text.Section", "Changed"));
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, typed);
            WebUtility.HtmlDecode(answer.Text).ShouldContain(told);
            WebUtility.HtmlDecode(answer.Text).ShouldContain(typed, Case.Sensitive, "What was typed stands in the form.");
        }

        (await stage.ArticleAsync(other.Id)).ShouldSatisfyAllConditions(now => now.Translations.ShouldBe(other.Translations), now => now.Version.ShouldBe(other.Version));
        (await stage.Server.WithAsync(db => db.Set<ArticleMark>().CountAsync(mark => mark.ArticleId == other.Id, Ending))).ShouldBe(0);

        // A new one is refused as well, and is not there.
        var opened = await stage.Editor.Browser.OpenAsync("/site/articles/new");
        var refused = await stage.Editor.Browser.SendAsync(opened, "/site/articles/new", ("Text.Headline", "Una tercera"), ("Text.Body", "x"), ("Language", "es"), ("At", opened.Field("At")), ("Text.TranslationOf", English));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await stage.Server.WithAsync(db => db.Set<Article>().CountAsync(one => one.Headline == "Una tercera", Ending))).ShouldBe(0);
        spanish.Translations.ShouldBe(english.Translations);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_publication_is_chosen_and_changed_later_and_the_search_and_the_desk_follow(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var (early, night) = (await AddAsync(stage, "early-shift"), await AddAsync(stage, "night-bell"));
        var article = await stage.WriteAsync(English, "Nine names.", null, ("Publication", early.ToString()));
        await stage.WriteAsync("Another guard", "Ten names.", null, ("Publication", night.ToString()));
        article.PublicationId.ShouldBe(early);
        await FoundAsync(stage, "early-shift", isFound: true);
        await FoundAsync(stage, "night-bell", isFound: false);

        // Only who publishes of the other one may put it there, and only what is offered is taken.
        var member = await stage.Server.SignInAsync(Role.EditorialBoard, Scope.Publication(early.Value));
        var page = $"/site/articles/{article.Id}";
        var opened = await member.Browser.OpenAsync(page);
        opened.Text.ShouldNotContain("night-bell");
        foreach (var wrong in new[] { night.ToString(), "", "nonsense", Guid.NewGuid().ToString() })
        {
            var answer = await member.Browser.SendAsync(
                opened, page, ("Text.Headline", English), ("Text.Body", "Nine names."), ("Version", opened.Field("Version")), ("At", opened.Field("At")), ("Text.Publication", wrong));
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, wrong);
            answer.Text.ShouldContain("Choose the publication that it is of from the list.");
        }

        (await stage.ChangeAsync(article, ("Text.Publication", night.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.ArticleAsync(article.Id)).PublicationId.ShouldBe(night);
        await FoundAsync(stage, "night-bell", isFound: true);
        (await member.Browser.OpenAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.ChangeAsync(await stage.ArticleAsync(article.Id), ("Text.Publication", ""))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.ArticleAsync(article.Id)).PublicationId.ShouldBeNull();
        await FoundAsync(stage, "night-bell", isFound: false);

        // Who publishes of one publication alone writes for it, and for nothing else.
        opened = await member.Browser.OpenAsync("/site/articles/new");
        (await member.Browser.SendAsync(opened, "/site/articles/new", ("Text.Headline", "Mine"), ("Text.Body", "x"), ("Language", "en"), ("At", opened.Field("At")))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await member.Browser.SendAsync(opened, "/site/articles/new", ("Text.Headline", "Mine"), ("Text.Body", "x"), ("Language", "en"), ("At", opened.Field("At")), ("Text.Publication", early.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Signs_of_emphasis_in_a_headline_stand_nowhere_that_readers_look(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var article = await stage.WriteAsync("The *Early Shift* and **all** of [it](https://example.org) at 3 * 4", "Nine names.", null, ("Kicker", "From `here`"), ("Standfirst", "A _word_ before."), ("Section", "Work"));
        (article.Headline, article.Kicker, article.Standfirst).ShouldBe(("The Early Shift and all of it at 3 * 4", "From here", "A word before."));
        article.Path.ShouldEndWith("/the-early-shift-and-all-of-it-at-3-4");
        foreach (var path in new[] { "/read/en", $"/read/{article.Path}", "/read/en/sections/work", "/read/en/search?q=nine", "/read/en/feed.atom", "/read/en/feed.rss", "/read/en/feed.json", "/sitemap-news.xml", $"/read/{article.Path}/cite.bib", $"/read/en/archive/{article.PublishAt.Year}" })
        {
            var text = await stage.TextAsync(path);
            text.ShouldContain("Early Shift and all of it at 3 * 4", Case.Sensitive, path);
            text.ShouldNotContain("*Early", Case.Sensitive, path);
        }

        // A star that is meant stays, also when the form is sent once more.
        (await stage.ChangeAsync(article, ("Text.Headline", @"\*Star\*"), ("Note", "It has stars."))).Status.ShouldBe(HttpStatusCode.Redirect);
        article = await stage.ArticleAsync(article.Id);
        article.Headline.ShouldBe("*Star*");
        (await stage.ChangeAsync(article)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.ArticleAsync(article.Id)).Headline.ShouldBe("*Star*");
    }

    // By the head, for machines, and by a link, for readers.
    private static Task LeadsAsync(SiteStage stage, Article from, Article to, bool isSo = true) => stage.UntilAsync(
        $"/read/{from.Path}",
        (_, text) => text.Contains($"hreflang=\"{to.Language}\" href=\"{SiteStage.Host}/read/{to.Path}\"", StringComparison.Ordinal) == isSo && text.Contains($"href=\"/read/{to.Path}\"", StringComparison.Ordinal) == isSo);

    private static Task FoundAsync(SiteStage stage, string publication, bool isFound) =>
        stage.UntilAsync($"/read/en/search?q=nine&publication={publication}", (_, text) => text.Contains(English, StringComparison.Ordinal) == isFound);

    private static async Task<PublicationId> AddAsync(SiteStage stage, string slug)
    {
        var id = PublicationId.From(Guid.CreateVersion7());
        await stage.Server.WithAsync(db =>
        {
            db.Add(new Publication { Id = id, Slug = slug, Name = slug, Language = "en", Sheet = "A4", TimeZone = "Europe/Lisbon", CreatedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync(Ending);
        });
        return id;
    }
}
