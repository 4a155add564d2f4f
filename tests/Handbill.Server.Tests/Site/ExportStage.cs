using System.Globalization;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

/// <summary>The site of the demonstration with everything that there can be: pictures, an issue with its sheet, lists of several pages, what was taken back, old addresses, links that lead into the desk.</summary>
internal static class ExportStage
{
    public const string Host = "https://news.example.org";

    // The smallest PNG: one grey pixel.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    public static async Task SetAsync(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISiteDemonstration>().StageAsync(Host, TestContext.Current.CancellationToken);
        var db = scope.ServiceProvider.GetRequiredService<HandbillDb>();
        var writing = scope.ServiceProvider.GetRequiredService<ArticleWriting>();
        var now = DateTimeOffset.UtcNow;
        var picture = await writing.KeepAsync(Picture, "image/png", TestContext.Current.CancellationToken);
        var pdf = await writing.KeepAsync("%PDF-1.7"u8.ToArray(), "application/pdf", TestContext.Current.CancellationToken);
        for (var number = 1; number <= 32; number++)
        {
            var article = new Article
            {
                Id = writing.NewId(), Language = "en", Path = string.Create(CultureInfo.InvariantCulture, $"en/2024/03/note-{number}"), Headline = $"Note {number} of the café",
                Body = number == 1 ? "Ask [the desk](/stories), [the front](/read/en), [nobody](/read/en/2020/01/never) or [the search](/read/en/search?q=rota).\n\n![A wall](wall.png)" : "It stands on the wall in Łódź, Größe, مَدرَسة.",
                PublishAt = new DateTimeOffset(2024, 3, 1, 12, number, 0, TimeSpan.Zero), Translations = Guid.NewGuid(), SourceKey = $"note:{number}", CreatedAt = now, Version = 1,
            };
            db.Add(article);
            await writing.MarkAsync(article, new ArticleText { Headline = article.Headline, Section = "Notes", Topics = "walls", Series = "Walls" }.Marks(), TestContext.Current.CancellationToken);
            if (number == 1)
            {
                db.Add(new ArticlePicture { ArticleId = article.Id, Name = "wall.png", Hash = picture, Width = 1, Height = 1, Leads = true });
            }

            if (number == 2)
            {
                article.RetractedAt = now.AddDays(-90);
                db.Add(new ArticleNote { Id = Guid.NewGuid(), ArticleId = article.Id, Kind = NoteKind.Retraction, Text = "It was not so.", At = now.AddDays(-90) });
            }
        }

        foreach (var path in new[] { "2019/05/an-old-one", "2018/page.html", "?p=12", "odd:name" })
        {
            db.Add(new OldAddress { Path = path, Target = "en/2024/03/note-1" });
        }

        foreach (var year in new[] { 2023, 2024 })
        {
            var issue = new PublicIssue
            {
                Id = Guid.NewGuid(), PublicationSlug = "the-early-shift", PublicationName = "The Early Shift", Slug = $"{year}", Date = new DateOnly(year, 5, 1), Language = "en", PublishAt = now, SourceKey = $"issue:{year}", Cover = picture,
            };
            db.AddRange(issue, new PublicSheet { IssueId = issue.Id, Slug = "depot", Id = Guid.NewGuid(), Name = "Depot", Language = "en", Pdf = pdf, Pages = picture, Text = "## Rota\n\nIt is late." });
        }

        // One waits.
        db.Add(new PublicIssue
        {
            Id = Guid.NewGuid(), PublicationSlug = "the-night-bell", PublicationName = "The Night Bell", Slug = "1", Date = new DateOnly(2024, 5, 1), Language = "en", PublishAt = now.AddDays(1), SourceKey = "issue:waits",
        });
        (await db.SaveChangesAsync(TestContext.Current.CancellationToken)).ShouldBePositive();
    }

    public static Task CloseAsync(TestServer server) => server.WithAsync(db => db.Set<SiteSetting>().ExecuteUpdateAsync(set => set.SetProperty(one => one.IsOpen, false), TestContext.Current.CancellationToken));
}
