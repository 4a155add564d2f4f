using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;
using Handbill.Site.Articles;

namespace Handbill.Site.Publishing;

/// <summary>Articles in the archive's index, and the marks by which a search is narrowed.</summary>
internal static class ArticleIndex
{
    /// <summary>Puts an article in as it is now; one that was taken back is taken out.</summary>
    public static Task PutAsync(HandbillDb db, Article article, IEnumerable<ArticleMark> marks, TimeZoneInfo zone, CancellationToken cancellation) =>
        article.RetractedAt is null ? db.Store.Archive.PutAsync(db, [Of(article, marks, zone)], cancellation) : db.Store.Archive.RemoveAsync(db, [article.Id.Value], cancellation);

    /// <summary>An article as the index has it.</summary>
    /// <param name="article">The article.</param>
    /// <param name="marks">What it is listed under.</param>
    /// <param name="zone">Whose clock says in which year it came out.</param>
    public static ArchiveText Of(Article article, IEnumerable<ArticleMark> marks, TimeZoneInfo zone)
    {
        var all = marks as IReadOnlyCollection<ArticleMark> ?? [.. marks];
        var narrowed = new List<string> { Year(LocalTime.YearOf(article.PublishAt, zone)), Language(article.Language) };
        narrowed.AddRange(all.Where(mark => mark.Kind is MarkKind.Section or MarkKind.Workplace).Select(mark => Mark(mark.Kind, mark.Slug)));
        if (article.PublicationId is { } publication)
        {
            narrowed.Add(Publication(publication.Value));
        }

        var names = all.Where(mark => mark.Kind is MarkKind.Author or MarkKind.Topic).Select(mark => mark.Name);
        return new ArchiveText(
            article.Id.Value, $"{article.Kicker} {article.Headline}", article.Standfirst, $"{article.Body}\n{string.Join('\n', names)}", article.Language, article.PublishAt, narrowed);
    }

    public static string Year(int year) => string.Create(CultureInfo.InvariantCulture, $"y{year}");

    public static string Language(string tag) => $"l{string.Concat(tag.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit))}";

    public static string Publication(Guid id) => $"p{id:N}";

    public static string Mark(MarkKind kind, string slug) =>
        (kind == MarkKind.Section ? "s" : "w") + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(slug)).AsSpan(0, 6));
}
