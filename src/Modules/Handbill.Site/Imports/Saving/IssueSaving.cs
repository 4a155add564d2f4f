using System.Globalization;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;
using Handbill.Ui.Words;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Imports.Saving;

/// <summary>Puts issues that are files into the archive: the file, its text, and the picture of its first page.</summary>
internal sealed class IssueSaving(HandbillDb db, IFormPress press, SheetIndex index, TimeProvider clock)
{
    private const int LongestName = 120, LongestSlug = 80;

    // One that imports put in has one sheet.
    private const string SheetSlug = "issue";

    /// <summary>The covers of those that are new or changed, drawn before anybody has to wait for the tables.</summary>
    public async Task<IReadOnlyDictionary<string, SiteFile>> DrawAsync(IReadOnlyList<ReadyPiece> pieces, SavingOrder order, CancellationToken cancellation)
    {
        var covers = new Dictionary<string, SiteFile>(StringComparer.Ordinal);
        if (pieces.Count == 0 || order.IsDryRun)
        {
            return covers;
        }

        var there = await ThereAsync(pieces, cancellation);
        foreach (var piece in pieces.Where(piece => piece.At is not null && !(there.TryGetValue(piece.Key, out var known) && known.Sheet?.Pdf == piece.Issue!.Pdf.Hash && known.Issue.Cover.Length > 0)))
        {
            covers[piece.Key] = await piece.Issue!.FirstPage() is { } page ? PiecePictures.FileOf(page, "image/jpeg") : PiecePictures.FileOf(Draw(piece, order), "image/png");
        }

        return covers;
    }

    /// <summary>Puts them in, or only says what would become of them.</summary>
    public async Task PutAsync(IReadOnlyList<ReadyPiece> pieces, IReadOnlyDictionary<string, SiteFile> covers, SavingOrder order, BatchOutcome outcome, CancellationToken cancellation)
    {
        if (pieces.Count == 0)
        {
            return;
        }

        var (publication, there) = (SlugOf(order), await ThereAsync(pieces, cancellation));
        var written = new List<Guid>();
        foreach (var piece in pieces)
        {
            var known = there.GetValueOrDefault(piece.Key);
            var fate = piece.At is not { } at ? PieceFate.Refused : known is null ? PieceFate.New : IsSame(piece, DateOf(at), known, publication, order) ? PieceFate.Unchanged : PieceFate.Changed;
            outcome.Fates.Add((piece, fate));
            if (fate == PieceFate.Refused)
            {
                outcome.Faults.Add(new ImportFault(piece.Key, "nothing says when this issue came out", "say with --name-pattern how names of files tell their date, or rename it"));
            }
            else if (fate is PieceFate.New or PieceFate.Changed && !order.IsDryRun)
            {
                written.Add(await WriteAsync(piece, known, publication, covers, order, cancellation));
            }
        }

        await index.PutAsync(written, cancellation);
    }

    private async Task<Dictionary<string, Known>> ThereAsync(IReadOnlyList<ReadyPiece> pieces, CancellationToken cancellation)
    {
        var keys = pieces.Select(piece => piece.Key).ToList();
        var source = pieces[0].Source;
        var issues = await db.Set<PublicIssue>().AsNoTracking().Where(one => one.Source == source && EF.Parameter(keys).Contains(one.SourceKey)).ToListAsync(cancellation);
        var ids = issues.ConvertAll(issue => issue.Id);
        var sheets = (await db.Set<PublicSheet>().AsNoTracking().Where(sheet => EF.Parameter(ids).Contains(sheet.IssueId)).ToListAsync(cancellation)).ToLookup(sheet => sheet.IssueId);
        return issues.ToDictionary(issue => issue.SourceKey, issue => new Known(issue, sheets[issue.Id].FirstOrDefault()), StringComparer.Ordinal);
    }

    private static bool IsSame(ReadyPiece piece, DateOnly date, Known known, string publication, SavingOrder order) =>
        known.Sheet is { } sheet && sheet.Pdf == piece.Issue!.Pdf.Hash && sheet.Text == piece.Body && known.Issue.Date == date && known.Issue.Number == piece.Issue.Number && known.Issue.Language == piece.Language
        && known.Issue.PublicationSlug == publication && known.Issue.PublicationName == order.Title;

    // What an issue is never changes in place: its row is made anew, under the address that it had.
    private async Task<Guid> WriteAsync(ReadyPiece piece, Known? known, string publication, IReadOnlyDictionary<string, SiteFile> covers, SavingOrder order, CancellationToken cancellation)
    {
        if (known is not null)
        {
            await db.Set<PublicSheet>().Where(sheet => sheet.IssueId == known.Issue.Id).ExecuteDeleteAsync(cancellation);
            await db.Set<PublicIssue>().Where(issue => issue.Id == known.Issue.Id).ExecuteDeleteAsync(cancellation);
        }

        var date = DateOf(piece.At!.Value);
        var cover = covers.GetValueOrDefault(piece.Key);
        await SiteFiles.PutAsync(db, cover is null ? [piece.Issue!.Pdf] : [piece.Issue!.Pdf, cover], cancellation);
        var issue = new PublicIssue
        {
            Id = known?.Issue.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), PublicationSlug = publication, PublicationName = order.Title, Date = date, Number = piece.Issue.Number, Language = piece.Language, PublishAt = piece.At.Value,
            Slug = known?.Issue.PublicationSlug == publication ? known.Issue.Slug : await FreeSlugAsync(publication, date, piece.Issue.Number, cancellation),
            Source = piece.Source, SourceKey = piece.Key, Cover = cover?.Hash ?? known?.Issue.Cover ?? "",
        };
        db.Add(issue);
        var sheet = new PublicSheet
        {
            IssueId = issue.Id, Slug = SheetSlug, Id = known?.Sheet?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), Name = order.Title, Language = piece.Language, Pdf = piece.Issue.Pdf.Hash, Text = piece.Body,
        };
        db.Add(sheet);
        await db.SaveChangesAsync(cancellation);
        return sheet.Id;
    }

    private async Task<string> FreeSlugAsync(string publication, DateOnly date, int number, CancellationToken cancellation)
    {
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var first = number > 0 ? number.ToString(CultureInfo.InvariantCulture) : day;
        var taken = (await db.Set<PublicIssue>().Where(one => one.PublicationSlug == publication && (one.Slug == first || one.Slug.StartsWith(day))).Select(one => one.Slug).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return taken.Contains(first) ? Enumerable.Range(1, taken.Count + 1).Select(at => at == 1 ? day : string.Create(CultureInfo.InvariantCulture, $"{day}-{at}")).First(slug => !taken.Contains(slug)) : first;
    }

    private byte[] Draw(ReadyPiece piece, SavingOrder order)
    {
        var date = (Language.Find(piece.Language) ?? Language.English).Date(DateOf(piece.At!.Value));
        var number = piece.Issue!.Number > 0 ? piece.Issue.Number.ToString(CultureInfo.InvariantCulture) : "";
        return press.Picture(
            new Form
            {
                Title = order.Title, Language = piece.Language, Sheet = Sheet.Find("A4")!,
                Parts = [new FormParagraph(number.Length > 0 ? $"{number} · {date}" : date, Strong: true), new FormParagraph(StoredText.Of(piece.Headline, 200))],
            },
            PublicSheets.CoverWidth * 2);
    }

    private static string SlugOf(SavingOrder order) => order.Publication?.Slug ?? (Publishing.ArticleText.SlugOf(order.Title, LongestSlug) is { Length: > 0 } slug ? slug : "issues");

    /// <summary>The longest name that a publication has here.</summary>
    public static string Named(string name) => StoredText.Of(name, LongestName);

    private static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private sealed record Known(PublicIssue Issue, PublicSheet? Sheet);
}
