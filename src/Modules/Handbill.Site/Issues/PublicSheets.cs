using System.Text;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Site.Issues;

/// <summary>Puts an issue into the archive with the sheets that anybody may read: the PDF as it was made, pictures of its pages, and its text.</summary>
internal sealed class PublicSheets(
    HandbillDb db, ArticleWriting writing, SheetIndex index, IIssues issues, IGroups groups, GroupWishes wishes, ISheetArchive archive, IPressedSheets pressed, IIssueCopy copy, ILiveProofs proofs, IAccess access, TimeProvider clock)
{
    /// <summary>Width of the pictures of pages, in pixels.</summary>
    public const int PictureWidth = 900;

    /// <summary>Width of a cover, in pixels.</summary>
    public const int CoverWidth = 320;

    /// <summary>The sheets of a locked issue that have a file for reading, with what their groups say.</summary>
    public async Task<IReadOnlyList<ReadySheet>> ReadyAsync(IssueCard issue, CancellationToken cancellation)
    {
        if (issue.LockedAt is null)
        {
            return [];
        }

        var made = (await issues.EditionsAsync(issue.Id, cancellation)).ToDictionary(edition => edition.Id, edition => edition.GroupId);
        var cards = await groups.OfAsync([.. made.Values.Distinct()], cancellation);
        return
        [
            .. (await archive.StatesAsync(issue, cancellation)).Where(state => state.Until is null && state.Reading.Length > 0 && made.ContainsKey(state.Edition))
                .Select(state => ReadySheet.Of(state, made[state.Edition], cards)),
        ];
    }

    /// <summary>The issue in the archive; null when it is not there.</summary>
    public Task<PublicIssue?> FindAsync(IssueId issue, CancellationToken cancellation) => db.Set<PublicIssue>().AsNoTracking().FirstOrDefaultAsync(one => one.IssueId == issue, cancellation);

    /// <summary>Publishes an issue with these sheets, or changes which of its sheets are public.</summary>
    /// <param name="issue">A locked issue.</param>
    /// <param name="wanted">Editions whose sheets anybody may read; those that their groups withhold are passed over. What was public of these is left, for when their groups want it again.</param>
    /// <param name="at">From when it can be read; what is out already stays out.</param>
    /// <param name="cancellation">Ends it; nothing is published then.</param>
    public async Task PublishAsync(IssueCard issue, IReadOnlyCollection<EditionId> wanted, DateTimeOffset at, CancellationToken cancellation)
    {
        // Pictures are drawn before anybody has to wait for the tables.
        var ready = await ReadyAsync(issue, cancellation);
        var made = new List<(ReadySheet Sheet, byte[] Pdf, IReadOnlyList<byte[]> Pages, byte[]? Cover, string Text)>();
        foreach (var one in ready.Where(one => !one.IsWithheld && wanted.Contains(one.State.Edition)))
        {
            if (await MakeAsync(issue, one, made.Count == 0, cancellation) is { } sheet)
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
        var before = await TakeOffAsync(row, made.Select(one => one.Sheet.State.Slug).ToHashSet(StringComparer.Ordinal), cancellation);
        var files = new HashSet<(string Hash, GroupId Group)>();
        foreach (var ((state, group, _, _), pdf, pages, cover, text) in made)
        {
            var hashes = new List<string>();
            foreach (var page in pages)
            {
                hashes.Add(await writing.KeepAsync(page, "image/png", cancellation));
            }

            var sheet = new PublicSheet
            {
                IssueId = row.Id, Slug = state.Slug, Id = before.TryGetValue(state.Slug, out var known) ? known : Guid.CreateVersion7(clock.GetUtcNow()), Name = state.WorkplaceName.Length > 0 ? state.WorkplaceName : issue.PublicationName, Language = state.Language, GroupId = group,
                Pdf = await writing.KeepAsync(pdf, "application/pdf", cancellation), Pages = string.Join(' ', hashes), Text = text,
            };
            db.Add(sheet);
            if (cover is not null)
            {
                (row.Cover, row.CoverOf) = (await writing.KeepAsync(cover, "image/png", cancellation), group);
                hashes.Add(row.Cover);
            }

            files.UnionWith(hashes.Append(sheet.Pdf).Select(hash => (hash, group)));
        }

        await NoteAsync(files, cancellation);
        db.Record(new AuditAct(access.Me?.Value, "site.issue", "issue", issue.Id.Value, $"sheets={made.Count}"));
        await db.SaveChangesAsync(cancellation);
        await index.PutAsync(db.Set<PublicSheet>().Where(sheet => sheet.IssueId == row.Id), cancellation);
        await work.CommitAsync(cancellation);
    }

    // What a group withholds is not the publisher's to take off: it waits for the group. Gives the ids of what goes: a sheet that is made anew stays the same to feeds and letters.
    private async Task<IReadOnlyDictionary<string, Guid>> TakeOffAsync(PublicIssue row, IReadOnlySet<string> renewed, CancellationToken cancellation)
    {
        var before = await db.Set<PublicSheet>().Where(sheet => sheet.IssueId == row.Id).ToListAsync(cancellation);
        var willing = await wishes.PublicAsync(before.Select(sheet => sheet.GroupId).Append(row.CoverOf), cancellation);
        var off = before.FindAll(sheet => willing.Contains(sheet.GroupId) || renewed.Contains(sheet.Slug));
        db.RemoveRange(off);
        await db.SaveChangesAsync(cancellation);
        await db.Store.Archive.RemoveAsync(db, off.ConvertAll(sheet => sheet.Id), cancellation);
        if (renewed.Count > 0 || willing.Contains(row.CoverOf))
        {
            (row.Cover, row.CoverOf) = ("", default);
        }

        return off.ToDictionary(sheet => sheet.Slug, sheet => sheet.Id, StringComparer.Ordinal);
    }

    private async Task NoteAsync(IReadOnlySet<(string Hash, GroupId Group)> files, CancellationToken cancellation)
    {
        var hashes = files.Select(file => file.Hash).Distinct(StringComparer.Ordinal).ToList();
        var there = (await db.Set<SheetFile>().AsNoTracking().Where(file => EF.Parameter(hashes).Contains(file.Hash)).ToListAsync(cancellation)).ConvertAll(file => (file.Hash, file.GroupId)).ToHashSet();
        db.AddRange(files.Where(file => !there.Contains(file)).Select(file => new SheetFile { Hash = file.Hash, GroupId = file.Group }));
    }

    private async Task<(ReadySheet, byte[], IReadOnlyList<byte[]>, byte[]?, string)?> MakeAsync(IssueCard issue, ReadySheet ready, bool isFirst, CancellationToken cancellation)
    {
        var state = ready.State;
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
        return (ready, pdf.ToArray(), pages, cover, TextOf(text.Text));
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
