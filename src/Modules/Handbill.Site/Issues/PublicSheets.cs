using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Issues;

/// <summary>Puts an issue into the archive with the sheets that anybody may read: the PDF as it was made, pictures of its pages, and its text.</summary>
internal sealed class PublicSheets(HandbillDb db, ArticleWriting writing, IIssues issues, ISheetArchive archive, IPressedSheets pressed, IIssueCopy copy, ILiveProofs proofs, IAccess access, TimeProvider clock)
{
    /// <summary>Width of the pictures of pages, in pixels.</summary>
    public const int PictureWidth = 900;

    /// <summary>Width of a cover, in pixels.</summary>
    public const int CoverWidth = 320;

    /// <summary>The sheets of a locked issue that can be published: those that have a file for reading.</summary>
    public async Task<IReadOnlyList<SheetState>> ReadyAsync(IssueCard issue, CancellationToken cancellation) =>
        issue.LockedAt is null ? [] : [.. (await archive.StatesAsync(issue, cancellation)).Where(state => state.Until is null && state.Reading.Length > 0)];

    /// <summary>The issue in the archive; null when it is not there.</summary>
    public Task<PublicIssue?> FindAsync(IssueId issue, CancellationToken cancellation) => db.Set<PublicIssue>().AsNoTracking().FirstOrDefaultAsync(one => one.IssueId == issue, cancellation);

    /// <summary>Publishes an issue with these sheets, or changes which of its sheets are public.</summary>
    /// <param name="issue">A locked issue.</param>
    /// <param name="wanted">Editions whose sheets anybody may read.</param>
    /// <param name="at">From when it can be read; what is out already stays out.</param>
    /// <param name="cancellation">Ends it; nothing is published then.</param>
    public async Task PublishAsync(IssueCard issue, IReadOnlyCollection<EditionId> wanted, DateTimeOffset at, CancellationToken cancellation)
    {
        // Pictures are drawn before anybody has to wait for the tables.
        var ready = await ReadyAsync(issue, cancellation);
        var made = new List<(SheetState State, byte[] Pdf, IReadOnlyList<byte[]> Pages, byte[]? Cover, string Text)>();
        foreach (var state in ready.Where(state => wanted.Contains(state.Edition)))
        {
            if (await MakeAsync(issue, state, made.Count == 0, cancellation) is { } sheet)
            {
                made.Add(sheet);
            }
        }

        await using var work = await db.BeginActAsync(cancellation);
        var row = await db.Set<PublicIssue>().FirstOrDefaultAsync(one => one.IssueId == issue.Id, cancellation);
        if (row is null)
        {
            row = new PublicIssue
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), IssueId = issue.Id, PublicationSlug = issue.PublicationSlug, PublicationName = issue.PublicationName,
                Slug = issue.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Number = issue.Number, Date = issue.Date, Language = issue.Language, PublishAt = at, SourceKey = $"issue:{issue.Id}",
            };
            db.Add(row);
        }

        row.PublishAt = row.PublishAt > clock.GetUtcNow() ? at : row.PublishAt;
        var before = await db.Set<PublicSheet>().Where(sheet => sheet.IssueId == row.Id).ToListAsync(cancellation);
        db.RemoveRange(before);
        await db.SaveChangesAsync(cancellation);
        row.Cover = "";
        foreach (var (state, pdf, pages, cover, text) in made)
        {
            var hashes = new List<string>();
            foreach (var page in pages)
            {
                hashes.Add(await writing.KeepAsync(page, "image/png", cancellation));
            }

            row.Cover = cover is null ? row.Cover : await writing.KeepAsync(cover, "image/png", cancellation);
            db.Add(new PublicSheet
            {
                IssueId = row.Id, Slug = state.Slug, Name = state.WorkplaceName.Length > 0 ? state.WorkplaceName : issue.PublicationName, Language = state.Language,
                Pdf = await writing.KeepAsync(pdf, "application/pdf", cancellation), Pages = string.Join(' ', hashes), Text = text,
            });
        }

        db.Record(new AuditAct(access.Me?.Value, "site.issue", "issue", issue.Id.Value, $"sheets={made.Count}"));
        await db.SaveActAsync(work, cancellation);
    }

    private async Task<(SheetState, byte[], IReadOnlyList<byte[]>, byte[]?, string)?> MakeAsync(IssueCard issue, SheetState state, bool isFirst, CancellationToken cancellation)
    {
        if (await pressed.ReadAsync(state.Reading, cancellation) is not { } pdf || await issues.FindEditionAsync(state.Edition, cancellation) is not { } edition)
        {
            return null;
        }

        var text = (await copy.ReadAsync(issue, [edition], issue.Chosen ?? "", cancellation))[0];
        var sheet = await proofs.SetAsync(text.SharedKey, text.Shared, text.Head, text.Text, cancellation);
        var pages = new List<byte[]>();
        foreach (var key in sheet.PageKeys)
        {
            if (await PictureAsync(key, PictureWidth, cancellation) is { } page)
            {
                pages.Add(page);
            }
        }

        var cover = isFirst && sheet.PageKeys.Length > 0 ? await PictureAsync(sheet.PageKeys[0], CoverWidth * 2, cancellation) : null;
        return (state, pdf.ToArray(), pages, cover, TextOf(text.Text));
    }

    private async Task<byte[]?> PictureAsync(string key, int width, CancellationToken cancellation) =>
        await proofs.PictureAsync(key, width, cancellation) is { } parts ? [.. parts.SelectMany(part => part.ToArray())] : null;

    // The editorial is an article of its own: here are the workplace's items.
    private static string TextOf(EditionText edition)
    {
        var text = new StringBuilder();
        foreach (var item in edition.Items)
        {
            text.Append("## ").Append(item.Headline).Append("\n\n").Append(item.Body.Trim()).Append("\n\n");
        }

        return text.ToString();
    }
}
