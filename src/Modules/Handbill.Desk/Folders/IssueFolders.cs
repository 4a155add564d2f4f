using System.Security.Cryptography;
using Handbill.Desk.Contracts;
using Handbill.Desk.Flatplans;
using Handbill.Desk.Pictures;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Pdf.Pictures;
using Handbill.Press.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Desk.Folders;

/// <summary>Takes issues in and gives them out.</summary>
internal sealed class IssueFolders(HandbillDb db, FolderExport export, IIssueIntake intake, INewWorkplaces workplaces, TimeProvider clock) : IIssueFolders
{
    private const int LongestSlug = 80;

    public async Task<IssueFiles?> ExportAsync(IssueId issue, CancellationToken cancellation) =>
        (await export.ReadAsync(issue, new EmbargoSight(null, null, clock.GetUtcNow()), cancellation))?.Write();

    public async Task<ImportPlan> PlanAsync(IssueText text, string? group, CancellationToken cancellation)
    {
        var verdict = await intake.LookAsync(text.Head, cancellation);
        var known = (await workplaces.FindAsync([.. text.Editions.Select(edition => edition.Slug)], cancellation)).ToDictionary(card => card.Slug, StringComparer.Ordinal);
        var faults = new List<IssueFault>();
        if (verdict.IsTaken)
        {
            faults.Add(new IssueFault("issue.yaml", 0, $"{text.Head.Publication} has a number {text.Head.Number} already, give the folder another `number`"));
        }

        foreach (var edition in text.Editions.Where(edition => edition.Slug.Length > LongestSlug))
        {
            faults.Add(new IssueFault($"workplaces/{edition.Slug}.md", 0, $"the file's name has more than {LongestSlug} letters, shorten it"));
        }

        faults.AddRange(text.Pictures.Where(picture => PictureScrub.Clean(picture.Bytes.Span) is null)
            .Select(picture => new IssueFault(picture.Path, 0, "the picture is not built as its kind says, so what a camera wrote into it cannot be taken out: save it anew")));
        return new ImportPlan(
            text.Head.Publication,
            verdict.Publication is null,
            text.Head.Number,
            [
                .. text.Editions.Select(edition => new PlannedImport(
                    edition.Slug, edition.Workplace, !known.ContainsKey(edition.Slug), known.ContainsKey(edition.Slug) ? "" : group ?? edition.Workplace, edition.Items.Length, edition.Held.Length)),
            ],
            text.Editorials.Length + text.Articles.Length + text.Editions.Sum(edition => edition.Items.Length + edition.Held.Length),
            text.Pictures.Length,
            faults);
    }

    public async Task<IssueId?> ImportAsync(IssueText text, string? group, AccountId? by, CancellationToken cancellation)
    {
        if ((await PlanAsync(text, group, cancellation)).Faults.Count > 0)
        {
            return null;
        }

        // The system itself has no account: the empty id stands for it where a row must say who.
        var author = by ?? new AccountId(Guid.Empty);
        var articles = text.Articles.Select(article => (Article: article, Id: NewId.Of<StoryId>(clock))).ToList();
        var others = text.Others.Where(file => !text.Head.IsPaper || file.Key != FlatplanText.File).Concat(articles.Select(one => Place(one.Article, one.Id))).ToDictionary(StringComparer.Ordinal);
        var translations = text.Editorials.Select(editorial => editorial.Language).Where(language => language != text.Head.Language).ToList();
        var editions = await PlaceEditionsAsync(text, group, cancellation);
        var taken = await intake.AddAsync(
            new IncomingIssue(text.Head, others, editions, translations, await workplaces.TimeZoneAsync(cancellation)), cancellation);
        var rows = new StoryRows(taken, author, clock);
        db.AddRange(rows.Editorials(text.Editorials));
        db.AddRange(editions.SelectMany(rows.Items));
        db.AddRange(text.Variants.SelectMany(variant => rows.Of(variant, text, editions)).ToList());
        db.AddRange(articles.Select((one, place) => rows.Article(one.Article, one.Id, place + 1, text.Head.Language)));
        db.AddRange(rows.Made.Select(story => rows.FirstRevision(story)).ToList());
        if (text.Head.IsPaper && text.Others.TryGetValue(FlatplanText.File, out var plan))
        {
            var ids = articles.ToDictionary(one => one.Article.Name, one => one.Id.ToString(), StringComparer.Ordinal);
            db.AddRange(FlatplanShelf.Begin(taken.Id, FlatplanText.Read(plan)!.Renamed(name => ids.GetValueOrDefault(name)), author, clock.GetUtcNow()));
        }

        db.AddRange(text.Pictures.Select(picture => PictureOf(picture, taken.Id, author)));
        db.Record(new AuditAct(by?.Value, "issue.import", "issue", taken.Id.Value, $"editions={editions.Count},stories={rows.Made.Count}"));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException problem) when (db.Store.IsDuplicate(problem))
        {
            // Somebody took the same issue in at this moment; theirs is there.
            return null;
        }

        return taken.Id;
    }

    // As one that is sent by itself: without what a camera wrote into it.
    private Picture PictureOf(FolderPicture picture, IssueId issue, AccountId author)
    {
        var clean = PictureScrub.Clean(picture.Bytes.Span) ?? throw new InvalidOperationException($"{picture.Path} was refused by the plan.");
        return new Picture
        {
            Id = NewId.Of<PictureId>(clock),
            IssueId = issue,
            Path = picture.Path,
            Bytes = clean,
            Hash = Convert.ToHexStringLower(SHA256.HashData(clean)),
            Width = picture.Width,
            Height = picture.Height,
            AddedAt = clock.GetUtcNow(),
            AddedBy = author,
        };
    }

    private async Task<List<IncomingEdition>> PlaceEditionsAsync(IssueText text, string? group, CancellationToken cancellation)
    {
        var known = (await workplaces.FindAsync([.. text.Editions.Select(edition => edition.Slug)], cancellation)).ToDictionary(card => card.Slug, StringComparer.Ordinal);
        var editions = new List<IncomingEdition>(text.Editions.Length);
        foreach (var edition in text.Editions)
        {
            if (known.TryGetValue(edition.Slug, out var card))
            {
                editions.Add(new IncomingEdition(card.Id, card.GroupId, edition));
                continue;
            }

            var around = await workplaces.GroupAsync(group ?? edition.Workplace, cancellation);
            editions.Add(new IncomingEdition(workplaces.Add(edition.Slug, edition.Workplace, around, edition.Language, edition.Copies), around, edition));
        }

        return editions;
    }

    private static KeyValuePair<string, string> Place(ArticleText article, StoryId id)
    {
        var place = new ArticlePlace(id.Value, article.Name, article.Order, article.Page, article.Columns);
        return new(place.Path, place.Write());
    }
}
