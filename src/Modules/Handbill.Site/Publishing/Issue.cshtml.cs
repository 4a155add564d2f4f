using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Reading;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Publishing;

/// <summary>Publishes what was locked with an issue: its articles, and the sheets that anybody may read.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class IssueModel(
    HandbillDb db, SiteDesk desk, PublicSheets sheets, IReadyStories stories, IIssues issues, SiteFrame frame, IAccess access, TimeProvider clock, IStringLocalizer<SiteWords> words) : PageModel
{
    public IssueCard Card { get; private set; } = null!;

    public IReadOnlyList<(ReadyStory Story, ArticleId? Article)> Stories { get; private set; } = [];

    public IReadOnlyList<ReadySheet> Sheets { get; private set; } = [];

    /// <summary>Whether who asks may write down what groups say.</summary>
    public bool KeepsGroups { get; private set; }

    /// <summary>Sheets that are public, by their slugs.</summary>
    public IReadOnlyDictionary<string, Guid> Public { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>Whether readers have them already.</summary>
    public bool IsOut { get; private set; }

    public string? Section { get; private set; }

    public string? Topics { get; private set; }

    public string? At { get; private set; }

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var (_, organisation, _) = await frame.BaseAsync(cancellation);
        At = LocalTime.Shown(clock.GetUtcNow(), organisation.TimeZone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, string[] story, string[] edition, string? section, string? topics, string? at, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        (Section, Topics, At) = (section, topics, at);
        var (_, organisation, _) = await frame.BaseAsync(cancellation);
        if (LocalTime.Read(at, organisation.TimeZone) is not { } moment)
        {
            return this.Refuse(words, new Refusal("At", "Write the day and the time from which it can be read."));
        }

        // The sheets have all stories in them: none goes out before the last embargo ends.
        var ticked = Sheets.Where(sheet => edition.Contains(sheet.State.Edition.ToString())).ToList();
        if (ticked.Find(sheet => sheet.IsWithheld) is { } withheld)
        {
            return this.Refuse(words, new Refusal("", "The group of {0} does not want its sheets on the public site. Publish without it, or ask the group.", withheld.State.WorkplaceName));
        }

        var wanted = ticked.ConvertAll(sheet => sheet.State.Edition);
        var chosen = Stories.Where(one => story.Contains(one.Story.Id.ToString()) && one.Article is null).Select(one => one.Story).ToList();
        if ((wanted.Count > 0 ? Stories.Select(one => one.Story) : chosen).Any(one => one.EmbargoUntil > moment))
        {
            return this.Refuse(words, new Refusal("At", "Nobody may read this story before its embargo ends. Choose a later time."));
        }

        var published = 0;
        foreach (var ready in chosen)
        {
            var text = new ArticleText { Headline = ready.Headline, Body = ready.Body, Authors = ready.Byline, Section = section ?? "", Topics = topics ?? "" };
            if (text.Check().FirstOrDefault() is { } wrong)
            {
                return this.Refuse(words, wrong with { Field = wrong.Field.ToLowerInvariant() });
            }

            if ((await desk.PublishAsync(ready.Id, text, moment, cancellation)).Refusal is { } refusal)
            {
                return this.Refuse(words, refusal);
            }

            published++;
        }

        await sheets.PublishAsync(Card, wanted, moment, cancellation);
        Flash.Say(HttpContext, words["Published: {0}, and the issue with {1}.", Handbill.Ui.Words.Language.Current.Count(published, words["{0} article|{0} articles"]), Handbill.Ui.Words.Language.Current.Count(wanted.Count, words["{0} sheet|{0} sheets"])]);
        return Redirect("/site");
    }

    private async Task<bool> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { LockedAt: not null } card || !await desk.MayAsync(card.PublicationId, cancellation))
        {
            return false;
        }

        Card = card;
        var ready = await stories.OfIssueAsync(id, cancellation);
        var ids = ready.Select(one => (StoryId?)one.Id).ToList();
        var known = (await db.Set<Article>().Where(one => EF.Parameter(ids).Contains(one.StoryId)).Select(one => new { one.StoryId, one.Id }).ToListAsync(cancellation)).ToDictionary(one => one.StoryId!.Value, one => one.Id);
        Stories = [.. ready.Select(one => (one, known.TryGetValue(one.Id, out var article) ? article : (ArticleId?)null))];
        Sheets = await sheets.ReadyAsync(card, cancellation);
        KeepsGroups = await access.MayAsync(Permission.KeepGroups, new[] { Scope.Organisation }, cancellation);
        if (await sheets.FindAsync(id, cancellation) is { } row)
        {
            Public = await db.Set<PublicSheet>().Where(sheet => sheet.IssueId == row.Id).ToDictionaryAsync(sheet => sheet.Slug, sheet => sheet.Id, StringComparer.Ordinal, cancellation);
            IsOut = row.PublishAt <= clock.GetUtcNow();
        }

        return true;
    }
}
