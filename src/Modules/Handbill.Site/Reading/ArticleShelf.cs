using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Serving;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Reading;

/// <summary>Articles that readers have now, with what belongs to them.</summary>
internal sealed class ArticleShelf(HandbillDb db, TimeProvider clock)
{
    /// <summary>All that are out: nothing that waits or was taken back.</summary>
    public IQueryable<Article> Out()
    {
        var now = clock.GetUtcNow();
        return db.Set<Article>().AsNoTracking().Where(one => one.PublishAt <= now && one.RetractedAt == null);
    }

    /// <summary>Ids of a list, the newest first.</summary>
    public Task<List<ArticleId>> ListAsync(string language, MarkKind kind, string slug, int skip, int take, CancellationToken cancellation) =>
        Listed(language, kind, slug).Skip(skip).Take(take).Select(mark => mark.ArticleId).ToListAsync(cancellation);

    /// <summary>The newest of a list with their times.</summary>
    public async Task<IReadOnlyList<(ArticleId Id, DateTimeOffset At)>> DatedAsync(string language, MarkKind kind, string slug, int most, CancellationToken cancellation) =>
        [.. (await Listed(language, kind, slug).Take(most).Select(mark => new { mark.ArticleId, mark.PublishAt }).ToListAsync(cancellation)).Select(mark => (mark.ArticleId, mark.PublishAt))];

    private IQueryable<ArticleMark> Listed(string language, MarkKind kind, string slug)
    {
        var now = clock.GetUtcNow();
        return db.Set<ArticleMark>().Where(mark => mark.Kind == kind && mark.Slug == slug && mark.Language == language && mark.PublishAt <= now)
            .Join(db.Set<Article>().Where(one => one.RetractedAt == null), mark => mark.ArticleId, article => article.Id, (mark, _) => mark)
            .OrderByDescending(mark => mark.PublishAt).ThenByDescending(mark => mark.ArticleId);
    }

    /// <summary>Articles in the order of their ids, with their marks and pictures; those that are not out are left out.</summary>
    public async Task<IReadOnlyList<WholeArticle>> ReadAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellation)
    {
        var articles = (await Out().Where(one => EF.Parameter(ids).Contains(one.Id)).ToListAsync(cancellation)).ToDictionary(one => one.Id);
        return await WithAsync([.. ids.Where(articles.ContainsKey).Select(id => articles[id])], cancellation);
    }

    /// <summary>Articles with their marks and pictures.</summary>
    public async Task<IReadOnlyList<WholeArticle>> WithAsync(IReadOnlyList<Article> articles, CancellationToken cancellation)
    {
        var ids = articles.Select(one => one.Id).ToList();
        var marks = (await db.Set<ArticleMark>().AsNoTracking().Where(mark => EF.Parameter(ids).Contains(mark.ArticleId)).ToListAsync(cancellation)).ToLookup(mark => mark.ArticleId);
        var pictures = (await db.Set<ArticlePicture>().AsNoTracking().Where(picture => EF.Parameter(ids).Contains(picture.ArticleId)).ToListAsync(cancellation)).ToLookup(picture => picture.ArticleId);
        return [.. articles.Select(article => new WholeArticle(article, [.. marks[article.Id].OrderBy(mark => mark.Kind).ThenBy(mark => mark.Name, StringComparer.Ordinal)], [.. pictures[article.Id]]))];
    }

    /// <summary>What readers are told of an article's changes, the newest first.</summary>
    public Task<List<ArticleNote>> NotesAsync(ArticleId id, CancellationToken cancellation) =>
        db.Set<ArticleNote>().AsNoTracking().Where(note => note.ArticleId == id).OrderByDescending(note => note.At).ToListAsync(cancellation);

    /// <summary>Articles that share the most topics, the newest of those first.</summary>
    public async Task<IReadOnlyList<ArticleId>> RelatedAsync(WholeArticle article, int most, CancellationToken cancellation)
    {
        var shared = new Dictionary<ArticleId, int>();
        foreach (var topic in article.Of(MarkKind.Topic).Take(6))
        {
            foreach (var id in await ListAsync(article.Article.Language, MarkKind.Topic, topic.Slug, 0, most * 3, cancellation))
            {
                shared[id] = shared.GetValueOrDefault(id) + 1;
            }
        }

        shared.Remove(article.Article.Id);
        return [.. shared.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key.Value).Take(most).Select(pair => pair.Key)];
    }

    /// <summary>Where a picture is given out.</summary>
    public static string AddressOf(ArticlePicture picture) => FileAddress(picture.Hash, Path.GetExtension(picture.Name));

    /// <summary>Where a file is given out.</summary>
    public static string FileAddress(string hash, string extension) => $"{SiteDoor.Root}/files/{hash}{extension.ToLowerInvariant()}";
}

/// <summary>An article with what belongs to it.</summary>
internal sealed record WholeArticle(Article Article, IReadOnlyList<ArticleMark> Marks, IReadOnlyList<ArticlePicture> Pictures)
{
    /// <summary>Path under which readers find it.</summary>
    public string Address => $"{SiteDoor.Root}/{Article.Path}";

    public ArticlePicture? Leading => Pictures.FirstOrDefault(picture => picture.Leads);

    public IEnumerable<ArticleMark> Of(MarkKind kind) => Marks.Where(mark => mark.Kind == kind);

    public IReadOnlyList<string> Authors => [.. Of(MarkKind.Author).Select(mark => mark.Name)];

    /// <summary>The body as markup, its pictures and links leading where readers may go.</summary>
    public string Markup() => ReadingMarkup.Of(Article.Body, new SiteTargets(Pictures));
}
