using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Imprints;

/// <summary>Further imprint rules of one issue, as when it is an election leaflet: beside those that its publication follows in any case.</summary>
[Authorize(nameof(Permission.KeepPublications))]
internal sealed class OfIssueModel(HandbillDb db, IAccess access, IIssues issues, ImprintShelf shelf, IStringLocalizer<ImprintWords> words) : ImprintPage(db, words)
{
    private readonly HandbillDb _db = db;
    private readonly IStringLocalizer<ImprintWords> _words = words;

    public Publication Publication { get; private set; } = null!;

    public PlannedIssue Issue { get; private set; } = null!;

    /// <summary>Names of the rules that the publication follows.</summary>
    public IReadOnlyList<ImprintProfile> Usual { get; private set; } = [];

    /// <summary>What stands at the foot of the sheets, by language.</summary>
    public ImprintText Whole { get; private set; } = ImprintText.None;

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IssueId id, string? then, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Issue.LockedAt is not null)
        {
            return this.Refuse(_words, new Refusal("", "The issue is locked: its imprint stands on the sheet and stays."));
        }

        var answer = await SaveAsync(
            Issue,
            then == "preview",
            () => _db.Record(new AuditAct(access.Me?.Value, "issue.imprint", "issue", id.Value, $"rules={Sheet.Chosen.Count}")),
            () => issues.TouchAllAsync(id, language: null, takesApprovalBack: false, cancellation),
            async () => await _db.Set<PlannedIssue>().AsNoTracking().FirstAsync(one => one.Id == id, cancellation),
            cancellation);
        if (answer is null)
        {
            Flash.Say(HttpContext, _words["The imprint is saved."]);
        }

        return answer ?? Redirect($"/issues/{id}/imprint");
    }

    private async Task<bool> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (await _db.Set<PlannedIssue>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } issue
            || !await access.MayAsync(Permission.KeepPublications, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation)
            || await issues.FindAsync(id, cancellation) is not { } card)
        {
            return false;
        }

        Issue = issue;
        Publication = await _db.Set<Publication>().AsNoTracking().FirstAsync(one => one.Id == issue.PublicationId, cancellation);
        Whole = IssueHeads.Of(card).Imprint;
        var known = await shelf.AllAsync(cancellation);
        Usual = [.. Publication.ImprintProfiles.Select(known.GetValueOrDefault).OfType<ImprintProfile>()];
        var printed = await _db.Set<PlannedEdition>().Where(edition => edition.IssueId == id).Select(edition => edition.Language).Distinct().ToListAsync(cancellation);
        var further = known.Values.Where(profile => !Publication.ImprintProfiles.Contains(profile.Key) || issue.ImprintProfiles.Contains(profile.Key));
        Sheet = ImprintSheet.Of(issue, further, Publication.Language, Publication.Translations.Concat(printed.Order(StringComparer.Ordinal)));
        return true;
    }
}
