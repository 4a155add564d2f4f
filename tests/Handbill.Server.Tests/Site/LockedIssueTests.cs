using System.Net;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Search.Archive;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;
using Handbill.Server.Tests.Press;
using Handbill.Server.Tests.Variants;
using Handbill.Site.Articles;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;
using Group = Handbill.Groups.Groups.Group;

namespace Handbill.Server.Tests.Site;

/// <summary>What was locked on paper on its way to readers: published, corrected, given a form of its own, taken back; and what is not theirs yet.</summary>
public sealed partial class LockedIssueTests
{
    private const string Corrected = "We wrote Tuesday; it is Thursday.";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_locked_issue_is_published_with_its_translation_its_sheets_and_its_pictures_and_follows_what_happens_to_it(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var files = IssueStage.Read(IssueStage.Folder("samples/fortnight")).Only("issue.yaml", "editorial.md", "editorial.es.md", "fillers.md", "workplaces/bus-depot.md", "workplaces/school-kitchen.md");
        var issue = await RunStage.LockedAsync(stage.Server, files);
        await RunStage.MakeAsync(stage.Server, stage.Editor, issue);
        await stage.Server.WithAsync(db => db.Set<Group>().ExecuteUpdateAsync(set => set.SetProperty(one => one.ShowsSheets, true), Ending));
        var stories = await stage.Server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(one => one.IssueId == issue && one.Kind == StoryKind.Editorial).ToListAsync(Ending));
        var (english, spanish) = (stories.Single(one => one.Language == "en"), stories.Single(one => one.Language == "es"));
        var page = $"/site/issues/{issue}";
        var editions = await IssueStage.EditionsAsync(stage.Server, issue);
        var depot = editions.Single(one => one.Slug == "bus-depot");

        await HeldAsync(stage, page, english, spanish, depot.Id.ToString());
        await PublishedAsync(stage, page, english, spanish, depot.Id.ToString());
        await NarrowedAsync(stage, english);
        await CorrectedAsync(stage, english);
        await TakenBackAsync(stage, english, spanish);
    }

    // Nothing shows that is held or under embargo, neither by itself nor within a sheet.
    private static async Task HeldAsync(SiteStage stage, string page, Story english, Story spanish, string depot)
    {
        await SetAsync(stage, spanish.Id, StoryState.Held, null);
        (await stage.Editor.Browser.TextAsync(page)).ShouldNotContain(spanish.Headline);
        var embargo = DateTimeOffset.UtcNow.AddHours(3);
        await SetAsync(stage, english.Id, StoryState.Approved, embargo);
        foreach (var (name, value) in new[] { ("story", english.Id.ToString()), ("edition", depot) })
        {
            var early = await stage.Editor.Browser.FillAsync(page, null, (name, value), ("at", SiteStage.Local(embargo.AddHours(-1))));
            early.Status.ShouldBe(HttpStatusCode.BadRequest);
            early.Text.ShouldContain("before its embargo ends");
            (await stage.Server.WithAsync(async db => (await db.Set<Article>().CountAsync(Ending), await db.Set<PublicIssue>().CountAsync(Ending)))).ShouldBe((0, 0));
        }

        (await stage.Editor.Browser.FillAsync(page, null, ("story", spanish.Id.ToString()), ("at", SiteStage.Local(embargo.AddHours(1))))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.Server.WithAsync(db => db.Set<Article>().CountAsync(Ending))).ShouldBe(0, "What is held is not among what can be chosen.");
        (await stage.Server.WithAsync(db => db.Set<PublicIssue>().AsNoTracking().SingleAsync(Ending))).PublishAt.ShouldBeGreaterThan(embargo);
        (await stage.ReadAsync("/read/en/issues")).Text.ShouldNotContain("The Early Shift 48");
        await SetAsync(stage, spanish.Id, StoryState.Approved, null);
        await SetAsync(stage, english.Id, StoryState.Approved, null);
    }

    private static async Task PublishedAsync(SiteStage stage, string page, Story english, Story spanish, string depot)
    {
        (string, string?)[] fields = [("story", english.Id.ToString()), ("story", spanish.Id.ToString()), ("edition", depot), ("section", "Work"), ("topics", "doors, notebooks"), ("at", SiteStage.Local(DateTimeOffset.UtcNow.AddMinutes(-1)))];
        (await stage.Editor.Browser.FillAsync(page, null, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.Editor.Browser.FillAsync(page, null, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        var (first, second) = (await OfAsync(stage, english), await OfAsync(stage, spanish));
        first.Translations.ShouldBe(second.Translations);

        var read = await stage.TextAsync($"/read/{first.Path}");
        read.ShouldContain(first.Headline);
        read.ShouldContain("The editors");
        read.ShouldContain($"hreflang=\"es\" href=\"{SiteStage.Host}/read/{second.Path}\"");
        read.ShouldContain($"hreflang=\"en\" href=\"{SiteStage.Host}/read/{first.Path}\"");
        (await stage.TextAsync($"/read/{second.Path}")).ShouldContain($"hreflang=\"en\" href=\"{SiteStage.Host}/read/{first.Path}\"");
        await stage.UntilAsync("/read/en", (_, text) => text.Contains("/read/en/issues/", StringComparison.Ordinal) && text.Contains(first.Path, StringComparison.Ordinal));
        foreach (var list in new[] { "sections/work", "topics/doors", "topics/notebooks", "authors/the-editors", "archive", $"archive/{first.PublishAt.Year}", "feed.atom", "feed.rss", "feed.json", "sections/work/feed.atom", "search?q=notebook" })
        {
            (await stage.TextAsync($"/read/en/{list}")).ShouldContain(first.Path, Case.Sensitive, list);
        }

        // A picture is the same for ever under its name; a sheet too, but its group may take it off.
        var picture = FileAddress().Match(read).Value;
        await HoldFileAsync(stage, picture, "image/", "immutable");
        var row = await stage.Server.WithAsync(db => db.Set<PublicIssue>().AsNoTracking().SingleAsync(Ending));
        var paper = await stage.TextAsync($"/read/en/issues/{row.PublicationSlug}/{row.Slug}");
        paper.ShouldContain("Riverside Bus Depot");
        paper.ShouldContain("id=\"bus-depot\"");
        paper.ShouldNotContain("id=\"school-kitchen\"", Case.Sensitive, "It was not ticked.");
        var shown = FileAddress().Matches(paper).Select(match => match.Value).Distinct().ToList();
        await HoldFileAsync(stage, shown.Single(address => address.EndsWith(".pdf", StringComparison.Ordinal)), "application/pdf", "no-cache");
        shown.Count(address => address.EndsWith(".png", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2, "Two sides, and what the article shows.");
        await HoldFileAsync(stage, shown.Last(address => address.EndsWith(".png", StringComparison.Ordinal)), "image/png", "no-cache");
        (await stage.TextAsync("/read/en/issues")).ShouldContain(".png");
        using var book = await stage.Reader.GetAsync($"/read/en/issues/{row.PublicationSlug}/{row.Slug}/book.epub", Ending);
        (book.StatusCode, book.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/epub+zip"));
    }

    // A search is narrowed to a publication; those of which there is nothing to read are not told, and one alone is no choice.
    private static async Task NarrowedAsync(SiteStage stage, Story english)
    {
        var (first, other) = (await OfAsync(stage, english), NewId.Of<PublicationId>(TimeProvider.System));
        var slug = await stage.Server.WithAsync(db => db.Set<Publication>().Where(one => one.Id == first.PublicationId).Select(one => one.Slug).SingleAsync(Ending));
        await stage.Server.WithAsync(db =>
        {
            db.Add(new Publication { Id = other, Slug = "night-bell", Name = "The Night Bell", Language = "en", Sheet = "A4", TimeZone = "Europe/Lisbon", CreatedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync(Ending);
        });
        (await stage.TextAsync("/read/en/search?q=notebook")).ShouldNotContain("Night Bell");
        (await stage.TextAsync("/read/en/search")).ShouldNotContain("All publications");
        await stage.Server.WithAsync(async db =>
        {
            await db.Store.Archive.PutAsync(db, [new ArchiveText(Guid.CreateVersion7(), "Rings", "", "", "en", DateTimeOffset.UtcNow.AddHours(-1), [ArticleIndex.Publication(other.Value)])], Ending);
            return 0;
        });

        var form = await stage.TextAsync($"/read/en/search?q=notebook&publication={slug}");
        form.ShouldContain(first.Path);
        form.ShouldContain("All publications");
        form.ShouldContain("The Night Bell");
        foreach (var none in new[] { "night-bell", "nobody", "%00", first.PublicationId!.Value.ToString() })
        {
            (await stage.TextAsync($"/read/en/search?q=notebook&publication={none}")).ShouldContain("Nothing was found.");
        }
    }

    // The printed text's correction goes on to the article, until that has a form of its own: then only the note does.
    private static async Task CorrectedAsync(SiteStage stage, Story english)
    {
        var before = await OfAsync(stage, english);
        var other = VariantStage.OtherWord(english.Body);
        await CorrectAtDeskAsync(stage, english, other);
        await stage.UntilAsync($"/read/{before.Path}", (_, text) => text.Contains(Corrected, StringComparison.Ordinal));
        var followed = await OfAsync(stage, english);
        (followed.Body, followed.IsWebForm).ShouldBe((other, false));

        var longer = followed.Body + "\n\nA paragraph that only the web has.";
        var refused = await stage.ChangeAsync(followed, ("Text.Body", longer), ("Note", ""));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("tell them in a sentence what you change");
        (await OfAsync(stage, english)).Body.ShouldBe(other);
        var opened = await stage.Editor.Browser.OpenAsync($"/site/articles/{followed.Id}");
        (await stage.ChangeAsync(followed, ("Text.Body", longer), ("Note", "A longer form."), ("Kind", "Update"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.TextAsync($"/read/{before.Path}")).ShouldContain("A longer form.");

        // The second of two editors is told, and nothing of the first is lost.
        var late = await stage.ChangeAsync(followed, ("Text.Body", "Mine."), ("Note", "Mine."), ("Version", opened.Field("Version")));
        late.Text.ShouldContain("Somebody changed it meanwhile");
        late.Text.ShouldContain("Mine.");
        var revised = await stage.Server.WithAsync(db => db.Set<Story>().AsNoTracking().SingleAsync(one => one.Id == english.Id, Ending));
        await CorrectAtDeskAsync(stage, revised, english.Body);
        await stage.UntilAsync($"/read/{before.Path}", (_, text) => text.Split($"<p>{Corrected}</p>").Length == 3 && text.Contains("only the web has", StringComparison.Ordinal));
        (await OfAsync(stage, english)).Body.ShouldBe(longer);
    }

    private static async Task TakenBackAsync(SiteStage stage, Story english, Story spanish)
    {
        var article = await OfAsync(stage, english);
        (await stage.RetractAsync(article, "")).Text.ShouldContain("Say why in 1 to");
        (await stage.RetractAsync(article, "Two of the doors were made up.")).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync($"/read/{article.Path}", (status, text) => status == HttpStatusCode.Gone && text.Contains("Two of the doors were made up.", StringComparison.Ordinal));
        await stage.UntilAsync("/read/en", (_, text) => !text.Contains(article.Path, StringComparison.Ordinal));
        foreach (var list in new[] { "/read/en/archive", "/read/en/search?q=notebook", "/sitemap-0.xml", "/sitemap-news.xml", $"/read/{(await OfAsync(stage, spanish)).Path}" })
        {
            (await stage.TextAsync(list)).ShouldNotContain(article.Path, Case.Sensitive, list);
        }

        foreach (var gone in new[] { "sections/work", "topics/doors" })
        {
            (await stage.ReadAsync($"/read/en/{gone}")).Status.ShouldBe(HttpStatusCode.NotFound, gone);
        }

        (await stage.TextAsync("/read/en")).ShouldNotContain("/read/en/sections/work", Case.Sensitive, "A section that has nothing is in no menu.");
        var feed = await stage.TextAsync("/read/en/feed.atom");
        feed.ShouldContain($"deleted-entry ref=\"urn:uuid:{article.Id.Value:D}\"");
        feed.ShouldNotContain("only the web has");
        (await stage.RetractAsync(article, "Again.")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.ReadAsync($"/read/{article.Path}")).Text.ShouldNotContain("Again.");
        (await stage.ReadAsync($"/read/{article.Path}/cite.bib")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task CorrectAtDeskAsync(SiteStage stage, Story story, string body)
    {
        var corrected = await stage.Editor.Browser.CorrectAsync(
            $"/stories/{story.Id}/correct",
            ("Input.BasedOn", $"{story.Revision}"), ("Input.What", Corrected), ("Input.Why", "The notice was wrong."), ("Input.AgreedBy", "the board"),
            ("Input.Headline", story.Headline), ("Input.Kicker", story.Kicker), ("Input.Byline", story.Byline), ("Input.Body", body));
        corrected.StatusCode.ShouldBe(HttpStatusCode.Redirect, await corrected.TextAsync());
    }

    private static Task<Article> OfAsync(SiteStage stage, Story story) => stage.Server.WithAsync(db => db.Set<Article>().AsNoTracking().SingleAsync(one => one.StoryId == story.Id, Ending));

    private static Task<int> SetAsync(SiteStage stage, StoryId id, StoryState state, DateTimeOffset? embargo) => stage.Server.WithAsync(
        db => db.Set<Story>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, state).SetProperty(one => one.EmbargoUntil, embargo), Ending));

    private static async Task HoldFileAsync(SiteStage stage, string address, string type, string caching)
    {
        foreach (var _ in new[] { "made", "kept" })
        {
            using var file = await stage.Reader.GetAsync(address, Ending);
            file.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            file.Content.Headers.ContentType!.MediaType.ShouldStartWith(type);
            file.Headers.CacheControl!.ToString().ShouldContain(caching);
            (await file.Content.ReadAsByteArrayAsync(Ending)).Length.ShouldBeGreaterThan(1000);
        }
    }

    [GeneratedRegex("/read/files/[0-9a-f]{64}[.a-z]*")]
    private static partial Regex FileAddress();
}
