using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Demonstrations;

/// <summary>The site as it looks when it has been kept for some weeks.</summary>
internal sealed class SiteDemonstration(HandbillDb db, ArticleWriting writing, TimeProvider clock) : ISiteDemonstration
{
    public async Task StageAsync(string host, CancellationToken cancellation)
    {
        await using var act = await db.BeginActAsync(cancellation);
        if (await db.Set<SiteSetting>().FirstOrDefaultAsync(cancellation) is { } there)
        {
            there.Host = host;
            await db.SaveActAsync(act, cancellation);
            return;
        }

        var now = clock.GetUtcNow();
        db.Add(new SiteSetting { IsOpen = true, Host = host, Motto = "What happens at work, told by those who work there", Language = "en", Version = 1 });
        db.AddRange(
            new SitePage { Slug = "about", Language = "en", Title = "About us", Body = DemoArticles.About },
            new SitePage { Slug = "contact", Language = "en", Title = "Contact", Body = DemoArticles.Contact },
            new SitePage { Slug = "imprint", Language = "en", Title = "Imprint", Body = DemoArticles.Imprint });
        var groups = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var piece in DemoArticles.All)
        {
            var text = new ArticleText { Headline = piece.Headline, Section = piece.Section, Topics = piece.Topics, Authors = piece.Authors, Series = piece.Series };
            var article = await AddAsync(piece, text, now.AddDays(-piece.DaysAgo), groups, cancellation);
            if (piece.Key == "canteen")
            {
                article.UpdatedAt = now.AddDays(-4);
                db.Add(new ArticleNote { Id = Guid.CreateVersion7(now), ArticleId = article.Id, Kind = NoteKind.Correction, Text = DemoArticles.Corrected, At = now.AddDays(-4) });
            }

            await db.SaveChangesAsync(cancellation);
            await writing.IndexAsync(article, cancellation);
        }

        await db.SaveActAsync(act, cancellation);
    }

    private async Task<Article> AddAsync(DemoArticles.Piece piece, ArticleText text, DateTimeOffset at, Dictionary<string, Guid> groups, CancellationToken cancellation)
    {
        var id = writing.NewId();
        if (!groups.TryGetValue(piece.Key, out var group))
        {
            groups.Add(piece.Key, group = id.Value);
        }

        var article = new Article
        {
            Id = id, Language = piece.Language, Path = await writing.PathAsync(piece.Language, at, piece.Headline, cancellation), Kicker = piece.Kicker, Headline = piece.Headline, Standfirst = piece.Standfirst,
            Body = piece.Body.ReplaceLineEndings("\n"), IsWebForm = true, PublishAt = at, Translations = group, SourceKey = $"web:{id}", CreatedAt = clock.GetUtcNow(), Version = 1,
        };
        db.Add(article);
        await writing.MarkAsync(article, text.Marks(), cancellation);
        return article;
    }
}
