using Handbill.Kernel.Data;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Imports.Saving;

/// <summary>
/// Puts pages beside the articles. They are known by their address alone, and nothing says who wrote what stands there: a page that is there with other words is left alone.
/// </summary>
internal sealed class PageSaving(HandbillDb db)
{
    private const int LongestSlug = 100, LongestTitle = 200;

    // Addresses that the site has for something else.
    private static readonly HashSet<string> Taken = new(["archive", "search", "issues", "subscribe", "unsubscribe"], StringComparer.Ordinal);

    public async Task PutAsync(List<ReadyPiece> pieces, SavingOrder order, BatchOutcome outcome, List<(string Path, string Target)> moved, CancellationToken cancellation)
    {
        var slugs = pieces.ConvertAll(SlugOf);
        var there = (await db.Set<SitePage>().AsNoTracking().Where(page => EF.Parameter(slugs).Contains(page.Slug)).ToListAsync(cancellation)).ToDictionary(page => (page.Slug, page.Language));
        foreach (var (piece, slug) in pieces.Zip(slugs))
        {
            var page = new SitePage { Slug = slug, Language = piece.Language, Title = StoredText.Of(piece.Headline, LongestTitle), Body = piece.Body };
            if (!there.TryGetValue((slug, piece.Language), out var known))
            {
                there.Add((slug, piece.Language), page);
                outcome.Fates.Add((piece, PieceFate.New));
                if (!order.IsDryRun)
                {
                    await SiteFiles.PutAsync(db, piece.Files.Select(one => one.File), cancellation);
                    db.Add(page);
                }
            }
            else if (known.Title == page.Title && known.Body == page.Body)
            {
                outcome.Fates.Add((piece, PieceFate.Unchanged));
            }
            else
            {
                outcome.Fates.Add((piece, PieceFate.Kept));
            }

            moved.AddRange(piece.OldPaths.Select(path => (path, $"{piece.Language}/{slug}")));
            moved.AddRange(piece.Files.Where(file => file.OldPath.Length > 0 && outcome.Fates[^1].Fate != PieceFate.Kept).Select(file => (file.OldPath, file.Target)));
        }
    }

    private static string SlugOf(ReadyPiece piece)
    {
        var slug = ArticleText.SlugOf(piece.Slug, LongestSlug - 5) is { Length: > 0 } own ? own : "page";
        return Taken.Contains(slug) ? slug + "-page" : slug;
    }
}
