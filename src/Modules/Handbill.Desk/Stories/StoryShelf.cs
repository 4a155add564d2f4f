using Handbill.Desk.Contracts;
using Handbill.Desk.Editorials;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Stories;

/// <summary>Names of the issues and editions that stories stand in, for lists and headings.</summary>
internal sealed class StoryShelf(HandbillDb db, IIssues issues)
{
    private readonly Dictionary<IssueId, IssueCard?> _issues = [];
    private readonly Dictionary<IssueId, Dictionary<EditionId, EditionCard>> _editions = [];

    /// <summary>An issue by name and number; empty for none.</summary>
    public async Task<string> NameAsync(IssueId? id, CancellationToken cancellation) =>
        id is { } known && await FindAsync(known, cancellation) is { } issue ? $"{issue.PublicationName} {issue.Number}" : "";

    public async Task<IssueCard?> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (!_issues.TryGetValue(id, out var issue))
        {
            _issues.Add(id, issue = await issues.FindAsync(id, cancellation));
        }

        return issue;
    }

    /// <summary>The workplace whose edition a story stands in; empty for none.</summary>
    public async Task<string> PlaceAsync(Story story, CancellationToken cancellation)
    {
        if (story.EditionId is not { } edition || story.IssueId is not { } issue)
        {
            return "";
        }

        if (!_editions.TryGetValue(issue, out var editions))
        {
            _editions.Add(issue, editions = (await issues.EditionsAsync(issue, cancellation)).ToDictionary(card => card.Id));
        }

        return editions.TryGetValue(edition, out var found) ? found.WorkplaceName : "";
    }

    /// <summary>The editions that print an editorial, by name.</summary>
    public async Task<IReadOnlyList<EditionCard>> ReadersAsync(Story editorial, IssueId id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } issue)
        {
            return [];
        }

        var printed = await PrintedEditorials.ReadAsync(db, issue, editorial.Variant, cancellation);
        return [.. (await issues.EditionsAsync(id, cancellation)).Where(edition => printed.For(edition.Language)?.Id == editorial.Id)
            .OrderBy(edition => edition.WorkplaceName, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>The editions of issues that are not locked in which somebody may write items, with their issues.</summary>
    public async Task<IReadOnlyList<(IssueCard Issue, EditionCard Edition)>> OpenAsync(Reach items, CancellationToken cancellation)
    {
        var found = new List<(IssueCard, EditionCard)>();
        foreach (var issue in (await issues.OpenAsync(cancellation)).Where(issue => issue.LockedAt is null))
        {
            var isWhole = items.Everywhere || items.Publications.Contains(issue.PublicationId.Value);
            found.AddRange((await issues.EditionsAsync(issue.Id, cancellation))
                .Where(edition => isWhole || items.Groups.Contains(edition.GroupId))
                .Select(edition => (issue, edition)));
        }

        return found;
    }
}
