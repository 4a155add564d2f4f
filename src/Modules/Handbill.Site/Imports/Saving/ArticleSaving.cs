using Handbill.Kernel.Data;
using Handbill.Site.Articles;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;
using IndexedText = Handbill.Kernel.Search.Archive.ArchiveText;

namespace Handbill.Site.Imports.Saving;

/// <summary>Puts articles into the tables, those of a batch at once.</summary>
internal sealed class ArticleSaving(HandbillDb db, ArticleWriting writing, FreePaths paths, OldAddresses addresses)
{
    /// <summary>Puts them in, or only says what would become of them.</summary>
    /// <param name="articles">One or more.</param>
    /// <param name="order">What holds for all.</param>
    /// <param name="outcome">Takes what became of each.</param>
    /// <param name="moved">Takes where their old addresses are to lead.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Ids of those that are new, and of those that changed what the index is to be given.</returns>
    public async Task<(IReadOnlySet<Guid> New, IReadOnlyList<IndexedText> Changed)> PutAsync(
        IReadOnlyList<PreparedArticle> articles, SavingOrder order, BatchOutcome outcome, List<(string Path, string Target)> moved, CancellationToken cancellation)
    {
        var there = await ThereAsync([.. articles.Select(one => one.Piece)], cancellation);
        var added = articles.Where(one => !there.ContainsKey(one.Piece.Key)).ToList();
        if (!order.IsDryRun)
        {
            await AddAsync(added, moved, cancellation);
        }
        else
        {
            moved.AddRange(added.SelectMany(one => one.Piece.OldPaths.Select(path => (path, ""))));
        }

        outcome.Fates.AddRange(added.Select(one => (one.Piece, PieceFate.New)));
        var changed = new List<IndexedText>();
        foreach (var piece in articles.Select(one => one.Piece))
        {
            if (there.TryGetValue(piece.Key, out var known))
            {
                var fate = FateOf(piece, known);
                if (fate == PieceFate.Changed && !order.IsDryRun)
                {
                    changed.Add(await ChangeAsync(piece, known, order.Zone, cancellation));
                }

                moved.AddRange(piece.OldPaths.Select(path => (path, known.Article.Path)));
                outcome.Fates.Add((piece, fate));
            }
        }

        moved.AddRange(outcome.Fates.Where(one => one.Fate != PieceFate.Kept).SelectMany(one => one.Piece.Files).Where(file => file.OldPath.Length > 0).Select(file => (file.OldPath, file.Target)));

        return (added.Select(one => one.Article.Id.Value).ToHashSet(), changed);
    }

    private async Task<Dictionary<string, Known>> ThereAsync(List<ReadyPiece> pieces, CancellationToken cancellation)
    {
        var (source, keys) = (pieces[0].Source, pieces.ConvertAll(piece => piece.Key));
        var articles = await db.Set<Article>().Where(one => one.Source == source && EF.Parameter(keys).Contains(one.SourceKey)).ToListAsync(cancellation);
        if (articles.Count == 0)
        {
            return [];
        }

        var ids = articles.ConvertAll(article => article.Id);
        var marks = (await db.Set<ArticleMark>().AsNoTracking().Where(mark => EF.Parameter(ids).Contains(mark.ArticleId)).ToListAsync(cancellation)).ToLookup(mark => mark.ArticleId);
        var pictures = (await db.Set<ArticlePicture>().AsNoTracking().Where(picture => EF.Parameter(ids).Contains(picture.ArticleId)).ToListAsync(cancellation)).ToLookup(picture => picture.ArticleId);
        return articles.ToDictionary(article => article.SourceKey, article => new Known(article, [.. marks[article.Id]], [.. pictures[article.Id]]), StringComparer.Ordinal);
    }

    private static PieceFate FateOf(ReadyPiece piece, Known known)
    {
        var article = known.Article;
        var isSame = article.Headline == piece.Headline && article.Standfirst == piece.Standfirst && article.Body == piece.Body && article.Language == piece.Language
            && (piece.At is null || article.PublishAt == piece.At) && known.Marks.Select(mark => (mark.Kind, mark.Slug, mark.Name)).ToHashSet().SetEquals(piece.Marks)
            && known.Pictures.Where(picture => !piece.OnWeb.Contains(picture.Name)).Select(picture => (picture.Name, picture.Hash, picture.Leads)).ToHashSet().SetEquals(PicturesOf(piece, known).Select(picture => (picture.Name, picture.Hash, picture.Leads)));
        return isSame ? PieceFate.Unchanged : article.Version != article.StoryRevision || article.RetractedAt is not null ? PieceFate.Kept : PieceFate.Changed;
    }

    private async Task AddAsync(IReadOnlyList<PreparedArticle> added, List<(string Path, string Target)> moved, CancellationToken cancellation)
    {
        var free = await paths.TakeAsync([.. added.Select(one => one.Article.Path)], cancellation);
        await SiteFiles.PutAsync(db, added.SelectMany(one => FilesOf(one.Piece)), cancellation);
        foreach (var ((piece, article, _), path) in added.Zip(free))
        {
            article.Path = path;
            db.AddRange(PicturesOf(piece, article));
            moved.AddRange(piece.OldPaths.Select(old => (old, path)));
        }

        await db.PutNewAsync([.. added.Select(one => one.Article)], cancellation);
        await db.PutNewAsync([.. added.SelectMany(one => one.Marks)], cancellation);
    }

    private async Task<IndexedText> ChangeAsync(ReadyPiece piece, Known known, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var article = known.Article;
        article.PublishAt = piece.At ?? article.PublishAt;
        if (article.Language != piece.Language)
        {
            // A mark is of one language, and a path begins with it: both are made anew, and the old path leads on.
            await writing.MarkAsync(article, [], cancellation);
            var path = (await paths.TakeAsync([ArticleWriting.WishedPath(piece.Language, article.PublishAt, piece.Slug)], cancellation))[0];
            await addresses.MoveAsync(article.Path, path, cancellation);
            (article.Language, article.Path) = (piece.Language, path);
        }

        (article.Headline, article.Standfirst, article.Body) = (piece.Headline, piece.Standfirst, piece.Body);
        article.StoryRevision = ++article.Version;
        await writing.MarkAsync(article, piece.Marks, cancellation);
        var onWeb = piece.OnWeb.ToList();
        db.RemoveRange(await db.Set<ArticlePicture>().Where(picture => picture.ArticleId == article.Id && !EF.Parameter(onWeb).Contains(picture.Name)).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        await SiteFiles.PutAsync(db, FilesOf(piece), cancellation);
        db.AddRange(PicturesOf(piece, known));
        return ArticleIndex.Of(article, db.Set<ArticleMark>().Local.Where(mark => mark.ArticleId == article.Id), zone);
    }

    private static IEnumerable<SiteFile> FilesOf(ReadyPiece piece) => [.. piece.Pictures.Select(picture => picture.File), .. piece.Files.Select(one => one.File)];

    // A picture that was at hand at an earlier run stays, and leads if it led, where it is only on the web now: whoever imports again need not have the folder of uploads.
    private static IEnumerable<ArticlePicture> PicturesOf(ReadyPiece piece, Known known)
    {
        var leads = known.Pictures.Any(picture => picture.Leads && piece.OnWeb.Contains(picture.Name));
        return PicturesOf(leads ? piece with { Pictures = [.. piece.Pictures.Select(picture => picture with { Leads = false })] } : piece, known.Article);
    }

    private static IEnumerable<ArticlePicture> PicturesOf(ReadyPiece piece, Article article) => piece.Pictures.Select(picture => new ArticlePicture
    {
        ArticleId = article.Id, Name = picture.Name, Hash = picture.File.Hash, Width = picture.Width, Height = picture.Height, Leads = picture.Leads,
    });

    private sealed record Known(Article Article, IReadOnlyList<ArticleMark> Marks, IReadOnlyList<ArticlePicture> Pictures);
}
