using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Press.Publications;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Press.Folders;

/// <summary>Makes rows of an issue that comes as a folder.</summary>
internal sealed class IssueIntake(HandbillDb db, TimeProvider clock) : IIssueIntake
{
    private const int Day = 24 * 60;

    public async Task<IntakeVerdict> LookAsync(IssueHead head, CancellationToken cancellation)
    {
        if (await FindAsync(head, cancellation) is not { } found)
        {
            return default;
        }

        var card = new PublicationCard
        {
            Id = found.Id,
            Slug = found.Slug,
            Name = found.Name,
            Language = found.Language,
            Translations = found.Translations,
            TimeZone = found.TimeZone,
            IsArchived = found.ArchivedAt is not null,
        };
        return new IntakeVerdict(card, await db.Set<PlannedIssue>().AnyAsync(issue => issue.PublicationId == found.Id && issue.Number == head.Number, cancellation));
    }

    public async Task<TakenIssue> AddAsync(IncomingIssue incoming, CancellationToken cancellation)
    {
        var head = incoming.Head;
        var publication = await FindAsync(head, cancellation) ?? await NewAsync(incoming, cancellation);
        publication.NextNumber = Math.Max(publication.NextNumber, head.Number + 1);
        var others = incoming.Others.ToDictionary(StringComparer.Ordinal);
        if (HeadDifference.Of(HeadOf(publication, head), head) is { } own)
        {
            others[IssueHeads.OwnSettings] = own;
        }

        var handOut = HandOut(head.Date, publication);
        var issue = new PlannedIssue
        {
            Id = NewId.Of<IssueId>(clock),
            PublicationId = publication.Id,
            Number = head.Number,
            Date = head.Date,
            OpenedAt = clock.GetUtcNow(),
            CopyDue = handOut.AddMinutes(-publication.CopyBefore),
            LockDue = handOut.AddMinutes(-publication.LockBefore),
            PressDue = handOut.AddMinutes(-publication.PressBefore),
            HandOutAt = handOut,
            OtherFiles = others,
            Variants = [.. head.Variants],
        };
        db.Add(issue);
        if (head.IsPaper)
        {
            db.Add(PlannedEdition.OfPaper(NewId.Of<EditionId>(clock), issue.Id, head.Publication, head.Language));
        }

        var editions = new Dictionary<string, EditionId>(StringComparer.Ordinal);
        foreach (var (workplace, group, text) in incoming.Editions)
        {
            var id = NewId.Of<EditionId>(clock);
            editions.Add(text.Slug, id);
            db.Add(new PlannedEdition
            {
                Id = id,
                IssueId = issue.Id,
                WorkplaceId = workplace,
                GroupId = group,
                Slug = text.Slug,
                WorkplaceName = text.Workplace,
                Language = text.Language,
                Copies = text.Copies,
                Submit = text.Submit,
            });
        }

        return new TakenIssue(issue.Id, publication.Id, editions);
    }

    private Task<Publication?> FindAsync(IssueHead head, CancellationToken cancellation) =>
        db.Set<Publication>().OrderBy(one => one.ArchivedAt).FirstOrDefaultAsync(one => one.Name == head.Publication, cancellation);

    private async Task<Publication> NewAsync(IncomingIssue incoming, CancellationToken cancellation)
    {
        var head = incoming.Head;
        var slug = SlugOf(head.Publication);
        var taken = await db.Set<Publication>().Where(one => one.Slug.StartsWith(slug)).Select(one => one.Slug).ToListAsync(cancellation);
        var own = slug;
        for (var turn = 2; taken.Contains(own, StringComparer.Ordinal); turn++)
        {
            own = $"{slug}-{turn}";
        }

        var publication = new Publication
        {
            Id = NewId.Of<PublicationId>(clock),
            Slug = own,
            Name = head.Publication,
            IsPaper = head.IsPaper,
            Motto = head.Motto,
            Imprint = head.Imprint.For(head.Language, head.Language),
            Language = head.Language,
            Translations = [.. incoming.Translations],
            Sheet = head.Sheet,
            Style = head.Style,
            Inks = [.. head.Inks],
            Submit = head.Submit,
            TimeZone = incoming.TimeZone,
            EveryWeeks = 0,
            FirstHandOut = head.Date,
            HandOutAt = 6 * 60,
            OpensBefore = 14 * Day,
            CopyBefore = 5 * Day,
            LockBefore = 2 * Day,
            PressBefore = Day,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(publication);
        return publication;
    }

    private static IssueHead HeadOf(Publication publication, IssueHead issue) => issue with
    {
        Publication = publication.Name,
        Motto = publication.Motto,
        Language = publication.Language,
        Sheet = publication.Sheet,
        Imprint = ImprintText.Of(publication.ImprintLines).With(ImprintText.Of(publication.Imprint), publication.Language),
        ImprintRules = "",
        Submit = publication.Submit,
        Style = publication.Style,
        Inks = [.. publication.Inks],
        IsPaper = publication.IsPaper,
    };

    private static DateTimeOffset HandOut(DateOnly date, Publication publication)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).AddMinutes(publication.HandOutAt);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(publication.TimeZone, out var found) ? found : TimeZoneInfo.Utc;

        // An hour that summer time leaves out is taken for the one after it.
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static string SlugOf(string name)
    {
        var letters = name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : char.IsLetterOrDigit(letter) || letter is ' ' or '-' ? '-' : '\0')
            .Where(letter => letter != '\0').ToArray();
        var slug = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return Slug.Of(slug.Length > 70 ? slug[..70].TrimEnd('-') : slug) ?? "publication";
    }
}
