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
    /// <param name="pieces">One or more, each with a key of its own.</param>
    /// <param name="order">What holds for all.</param>
    /// <param name="outcome">Takes what became of each.</param>
    /// <param name="moved">Takes where their old addresses are to lead.</param>
    /// <param name="texts">Takes what the index is to be given.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PutAsync(List<ReadyPiece> pieces, SavingOrder order, BatchOutcome outcome, List<(string Path, string Target)> moved, List<IndexedText> texts, CancellationToken cancellation)
    {
        var there = await ThereAsync(pieces, cancellation);
        var added = pieces.FindAll(piece => !there.ContainsKey(piece.Key));
        if (!order.IsDryRun)
        {
            await AddAsync(added, order, moved, texts, cancellation);
        }
        else
        {
            moved.AddRange(added.SelectMany(piece => piece.OldPaths.Select(path => (path, ""))));
        }

        outcome.Fates.AddRange(added.Select(piece => (piece, PieceFate.New)));
        foreach (var piece in pieces)
        {
            if (there.TryGetValue(piece.Key, out var known))
            {
                var fate = FateOf(piece, known);
                if (fate == PieceFate.Changed && !order.IsDryRun)
                {
                    texts.Add(await ChangeAsync(piece, known.Article, cancellation));
                }

                moved.AddRange(piece.OldPaths.Select(path => (path, known.Article.Path)));
                outcome.Fates.Add((piece, fate));
            }
        }
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
            && known.Pictures.Select(picture => (picture.Name, picture.Hash, picture.Leads)).ToHashSet().SetEquals(piece.Pictures.Select(picture => (picture.Name, picture.File.Hash, picture.Leads)));
        return isSame ? PieceFate.Unchanged : article.Version != article.StoryRevision || article.RetractedAt is not null ? PieceFate.Kept : PieceFate.Changed;
    }

    private async Task AddAsync(List<ReadyPiece> pieces, SavingOrder order, List<(string Path, string Target)> moved, List<IndexedText> texts, CancellationToken cancellation)
    {
        var free = await paths.TakeAsync(pieces.ConvertAll(piece => ArticleWriting.WishedPath(piece.Language, piece.At ?? order.Now, piece.Slug)), cancellation);
        await SiteFiles.PutAsync(db, pieces.SelectMany(piece => piece.Pictures).Select(picture => picture.File), cancellation);
        foreach (var (piece, path) in pieces.Zip(free))
        {
            var id = writing.NewId();
            var article = new Article
            {
                Id = id, PublicationId = order.Publication?.Id, Language = piece.Language, Path = path, Headline = piece.Headline, Standfirst = piece.Standfirst, Body = piece.Body, IsWebForm = true,
                PublishAt = piece.At ?? order.Now, Translations = id.Value, Source = piece.Source, SourceKey = piece.Key, CreatedAt = order.Now, Version = 1, StoryRevision = 1,
            };
            db.Add(article);
            var marks = piece.Marks.Select(mark => new ArticleMark { ArticleId = id, Kind = mark.Kind, Slug = mark.Slug, Name = mark.Name, Language = article.Language, PublishAt = article.PublishAt }).ToList();
            db.AddRange(marks);
            db.AddRange(PicturesOf(piece, article));
            texts.Add(ArticleIndex.Of(article, marks));
            moved.AddRange(piece.OldPaths.Select(old => (old, path)));
        }
    }

    private async Task<IndexedText> ChangeAsync(ReadyPiece piece, Article article, CancellationToken cancellation)
    {
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
        db.RemoveRange(await db.Set<ArticlePicture>().Where(picture => picture.ArticleId == article.Id).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        await SiteFiles.PutAsync(db, piece.Pictures.Select(picture => picture.File), cancellation);
        db.AddRange(PicturesOf(piece, article));
        return ArticleIndex.Of(article, db.Set<ArticleMark>().Local.Where(mark => mark.ArticleId == article.Id));
    }

    private static IEnumerable<ArticlePicture> PicturesOf(ReadyPiece piece, Article article) => piece.Pictures.Select(picture => new ArticlePicture
    {
        ArticleId = article.Id, Name = picture.Name, Hash = picture.File.Hash, Width = picture.Width, Height = picture.Height, Leads = picture.Leads,
    });

    private sealed record Known(Article Article, IReadOnlyList<ArticleMark> Marks, IReadOnlyList<ArticlePicture> Pictures);
}
