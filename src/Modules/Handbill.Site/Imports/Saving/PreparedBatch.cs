using Handbill.Kernel.Search.Archive;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Publishing;

namespace Handbill.Site.Imports.Saving;

/// <summary>Pieces of a batch with all that can be made of them without asking the tables: it is made while the batch before is saved.</summary>
/// <param name="Pieces">All of them.</param>
/// <param name="Articles">Those that are articles, as they would be new; their paths are wishes.</param>
/// <param name="Index">The articles' texts as they would be new.</param>
internal sealed record PreparedBatch(IReadOnlyList<ReadyPiece> Pieces, IReadOnlyList<PreparedArticle> Articles, ArchiveBatch Index)
{
    /// <summary>Makes it.</summary>
    /// <param name="pieces">Each with a key of its own.</param>
    /// <param name="order">What holds for all.</param>
    /// <param name="newId">Gives an id that nothing has.</param>
    public static PreparedBatch Of(IReadOnlyList<ReadyPiece> pieces, SavingOrder order, Func<ArticleId> newId)
    {
        var articles = pieces.Where(piece => piece is { Issue: null, Kind: ImportedKind.Article }).Select(piece => PreparedArticle.Of(piece, newId(), order)).ToList();
        return new PreparedBatch(pieces, articles, ArchiveBatch.Of(order.IsDryRun ? [] : articles.ConvertAll(one => ArticleIndex.Of(one.Article, one.Marks, order.Zone))));
    }
}

/// <summary>An article as it would be new.</summary>
internal sealed record PreparedArticle(ReadyPiece Piece, Article Article, IReadOnlyList<ArticleMark> Marks)
{
    public static PreparedArticle Of(ReadyPiece piece, ArticleId id, SavingOrder order)
    {
        var at = piece.At ?? order.Now;
        var article = new Article
        {
            Id = id, PublicationId = order.Publication?.Id, Language = piece.Language, Path = ArticleWriting.WishedPath(piece.Language, at, piece.Slug), Headline = piece.Headline, Standfirst = piece.Standfirst, Body = piece.Body,
            IsWebForm = true, PublishAt = at, Translations = id.Value, Source = piece.Source, SourceKey = piece.Key, CreatedAt = order.Now, Version = 1, StoryRevision = 1,
        };
        return new PreparedArticle(
            piece, article, [.. piece.Marks.Select(mark => new ArticleMark { ArticleId = id, Kind = mark.Kind, Slug = mark.Slug, Name = mark.Name, Language = article.Language, PublishAt = at })]);
    }
}
