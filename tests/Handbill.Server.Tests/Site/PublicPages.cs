using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using ArticleText = Handbill.Site.Publishing.ArticleText;

namespace Handbill.Server.Tests.Site;

/// <summary>The table of every kind of page of the public site, and a site that has one of each.</summary>
internal static class PublicPages
{
    public const string Pictured = "en/2024/05/a-lathe-with-a-guard", Arabic = "ar/2024/05/guard", Printed = "en/issues/the-early-shift/50";

    private const string Body = "It has one again, and [the rule](https://rules.example.org/machines/guards?part=2) says that it must.\n\n## What it took\n\nNine names on a sheet of paper, a *date* and the number of the machine.\n\n- The sheet hung at the board.\n- The fitter came the same afternoon.\n\n| hall | lathes |\n|---|---|\n| one | 4 |\n| two | 9 |\n\n> “We did not ask for anything new.”";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Fills the site that <see cref="ExportStage"/> begins, and gives the table.</summary>
    public static async Task<IReadOnlyList<PublicPage>> SetAsync(TestServer server)
    {
        await ExportStage.SetAsync(server);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await AddAsync(scope.ServiceProvider.GetRequiredService<HandbillDb>(), scope.ServiceProvider.GetRequiredService<ArticleWriting>());
        }

        var all = await server.WithAsync(db => db.Set<Article>().Select(one => new { one.Headline, one.Path }).ToListAsync(Ending));
        string PathOf(string beginning) => all.Single(one => one.Headline.StartsWith(beginning, StringComparison.Ordinal)).Path;
        return Table(PathOf("The rota goes up"), PathOf("The canteen raised"));
    }

    private static IReadOnlyList<PublicPage> Table(string translated, string corrected) =>
    [
        Kept("front", "en") with { Languages = ["ar", "en", "es"] }, Kept("front-ar", "ar") with { Language = "ar", Languages = ["ar", "en", "es"] },
        Kept("section", "en/sections/notes"), Kept("section-older", "en/sections/notes?page=2") with { IsHidden = true }, Kept("topic", "en/topics/walls"), Kept("author", "en/authors/ada-brandt"),
        Kept("series", "en/series/walls"), Kept("workplace", "en/workplaces/bus-depot") with { Languages = ["ar", "en", "es"] }, Kept("archive", "en/archive") with { Languages = ["ar", "en", "es"] }, Kept("archive-year", "en/archive/2024") with { Languages = ["ar", "en"] },
        Kept("issues", "en/issues") with { Languages = ["ar", "en", "es"] }, Kept("issues-year", "en/issues?year=2023") with { IsHidden = true }, Kept("issues-publication", "en/issues/the-early-shift") with { Languages = ["ar", "en", "es"] },
        Kept("issue-sheets", "en/issues/the-early-shift/2024") with { Languages = ["ar", "en", "es"] }, Kept("issue", Printed) with { Languages = ["ar", "en", "es"] },
        Article("article", "en/2024/03/note-1"), Article("article-pictured", Pictured), Article("article-corrected", corrected),
        Article("article-translated", translated) with { Languages = ["en", "es"] }, Article("article-ar", Arabic) with { Language = "ar" },
        Kept("retracted", "en/2024/03/note-2") with { Status = HttpStatusCode.Gone, IsHidden = true },
        Asked("search", "en/search"), Asked("search-found", "en/search?q=cafe&order=newest"), Asked("search-nothing", "en/search?q=never+said"), Asked("search-filtered", "en/search?q=&section=safety&year=2024"), Asked("search-ar", "ar/search?q=مدرسة") with { Language = "ar" },
        Kept("about", "en/about"), Kept("contact", "en/contact") with { Languages = ["ar", "en"] }, Kept("imprint", "en/imprint"), Kept("privacy", "en/privacy"),
        Asked("subscribe", "en/subscribe"), Asked("subscribe-ar", "ar/subscribe") with { Language = "ar" },
        Asked("confirm-broken", "en/subscribe/confirm?t=x") with { Status = HttpStatusCode.NotFound }, Asked("unsubscribe-broken", "en/unsubscribe?t=x") with { Status = HttpStatusCode.NotFound },
        Asked("missing", "en/2026/11/never") with { Status = HttpStatusCode.NotFound },
    ];

    private static PublicPage Kept(string name, string path) => new(name, $"/read/{path}");

    private static PublicPage Article(string name, string path) => Kept(name, path) with { IsArticle = true };

    private static PublicPage Asked(string name, string path) => Kept(name, path) with { IsHidden = true, IsUnkept = true };

    // Articles with a picture, in Arabic and of a workplace; an issue whose articles are here too; the pages beside them.
    private static async Task AddAsync(HandbillDb db, ArticleWriting writing)
    {
        var picture = await writing.KeepAsync(Drawn(1200, 800), "image/png", Ending);
        var cover = await writing.KeepAsync(Drawn(900, 1272), "image/png", Ending);
        var issue = IssueId.From(Guid.CreateVersion7());
        foreach (var (path, headline, body, more) in new[]
        {
            (Pictured, "The lathe in hall two has a guard again", Body, new ArticleText { Section = "Safety", Topics = "guards, machines, walls", Authors = "Ada Brandt, Tomas Weir", Series = "Walls" }),
            ("en/2024/05/bay-nine", "Bay nine floods when the wind is from the river", "It stands ankle-deep.", new ArticleText { Section = "Safety", Topics = "guards, water" }),
            (Arabic, "حاجز الآلة عاد إلى مكانه", "كان الحاجز مفقودًا منذ الربيع، والجميع يعرف ذلك في المَدرَسة.\n\n## ماذا حدث\n\nكتب تسعة عمال أسماءهم على ورقة، مع التاريخ ورقم الآلة.", new ArticleText { Section = "العمل", Topics = "السلامة", Authors = "آدا برانت" }),
        })
        {
            var language = path[..2];
            var article = new Article
            {
                Id = writing.NewId(), Language = language, Path = path, Headline = headline, Standfirst = path == Pictured ? "It took a spanner, four weeks and a sheet of paper." : "", Body = body, IssueId = language == "en" ? issue : null,
                PublishAt = new DateTimeOffset(2024, 5, 6, 12, 0, 0, TimeSpan.Zero), Translations = Guid.NewGuid(), SourceKey = path, CreatedAt = DateTimeOffset.UtcNow, Version = 1, FrontPlace = path == Pictured ? 1 : null,
            };
            db.Add(article);
            await writing.MarkAsync(article, more.Marks().Append((MarkKind.Workplace, "bus-depot", "Bus Depot")), Ending);
            if (path == Pictured)
            {
                db.Add(new ArticlePicture { ArticleId = article.Id, Name = "lathe.png", Hash = picture, Width = 1200, Height = 800, Rights = "Photo: Ada Brandt", Leads = true });
            }

            await db.SaveChangesAsync(Ending);
            await writing.IndexAsync(article, Ending);
        }

        var printed = new PublicIssue
        {
            Id = Guid.NewGuid(), IssueId = issue, PublicationSlug = "the-early-shift", PublicationName = "The Early Shift", Slug = "50", Number = 50, Date = new DateOnly(2024, 5, 6), Language = "en", PublishAt = DateTimeOffset.UtcNow.AddDays(-1), SourceKey = "issue:50", Cover = cover,
        };
        await db.Set<SitePage>().Where(page => page.Slug == "contact").ExecuteDeleteAsync(Ending);
        var group = new Group { Id = NewId.Of<GroupId>(TimeProvider.System), Name = "Depot group", CreatedAt = DateTimeOffset.UtcNow, ShowsSheets = true };
        db.AddRange(
            group, printed, new PublicSheet { IssueId = printed.Id, Slug = "bus-depot", Id = Guid.NewGuid(), Name = "Bus Depot", Language = "en", GroupId = group.Id, Pdf = cover, Pages = $"{cover} {cover}", Text = "## Bay nine floods\n\nOnly when the wind is from the river." },
            new SitePage { Slug = "contact", Language = "en", Title = "Contact", Body = "Write to [the desk](https://desk.example.org/) or come by." }, new SitePage { Slug = "contact", Language = "ar", Title = "اتصل بنا", Body = "اكتبوا إلينا." },
            new SitePage { Slug = "contact", Language = "fr", Title = "Contact", Body = "Rien ne se lit encore dans cette langue." },
            new SitePage { Slug = "privacy", Language = "en", Title = "Privacy", Body = "## What is kept\n\nNothing is kept of who reads." });
        (await db.SaveChangesAsync(Ending)).ShouldBePositive();
    }

    private static byte[] Drawn(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black };
        for (var line = 0; line < 20; line++)
        {
            canvas.DrawRect(60, 60 + (line * height / 22), width - 120 - (line * 7 % 90), 12, ink);
        }

        using var png = picture.Encode(SKEncodedImageFormat.Png, 90);
        return png.ToArray();
    }
}
