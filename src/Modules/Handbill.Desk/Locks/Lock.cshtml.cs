using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Locks;

/// <summary>Locks an issue, or says in one list what is missing.</summary>
[Authorize(nameof(Permission.Lock))]
internal sealed class LockModel(IIssues issues, IssueLocking locking, IAccess access, IStringLocalizer<LockWords> words) : PageModel
{
    public IssueCard Issue { get; private set; } = null!;

    public IReadOnlyList<EditionCard> Editions { get; private set; } = [];

    public IReadOnlyList<Refusal> Missing { get; private set; } = [];

    /// <summary>What is missing beside that.</summary>
    public IEnumerable<Refusal> OtherMissing => Missing.Where(refusal => refusal.Field != LockCheck.Imprint);

    /// <summary>What the imprint lacks; each leads to where it is filled in.</summary>
    public IReadOnlyList<ImprintGap> Imprint { get; private set; } = [];

    /// <summary>Editions to be left out of this issue.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Out { get; set; } = [];

    public IEnumerable<EditionCard> Unapproved => Editions.Where(edition => edition.ApprovedAt is null && !edition.IsPaper);

    /// <summary>Editions that do not fit in a variant as far as is known: they have no file for print when it is chosen.</summary>
    public IEnumerable<(EditionCard Edition, IssueVariant Variant, VariantFit Fit)> Unfit =>
        from edition in Editions
        from fit in VariantFit.Read(edition.VariantFits)
        where fit.Fit != "fitted"
        from variant in Issue.Variants
        where variant.Key == fit.Variant
        select (edition, variant, fit);

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (Issue.LockedAt is null)
        {
            Missing = await locking.MissingAsync(Issue, Editions, LeftOut(), cancellation);
            Imprint = await locking.ImprintAsync(Issue, Editions, LeftOut(), cancellation);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Missing = await locking.LockAsync(Issue, LeftOut(), access.Me!.Value, cancellation);
        if (Missing.Count > 0)
        {
            foreach (var refusal in Missing)
            {
                ModelState.AddModelError(refusal.Field, words[refusal.Words, refusal.Values]);
            }

            Imprint = await locking.ImprintAsync(Issue, Editions, LeftOut(), cancellation);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Flash.Say(HttpContext, words["The issue is locked. Its text changes only by a correction from now on."]);
        return Redirect($"/issues/{id}/board");
    }

    private async Task<bool> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { } issue
            || !await access.MayAsync(Permission.Lock, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return false;
        }

        Issue = issue;
        Editions = await issues.EditionsAsync(id, cancellation);
        return true;
    }

    private HashSet<EditionId> LeftOut() =>
        [.. Out.Select(text => EditionId.TryParse(text, null, out var id) ? id : default).Where(id => Editions.Any(edition => edition.Id == id))];
}
