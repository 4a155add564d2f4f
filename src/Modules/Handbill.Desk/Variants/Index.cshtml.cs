using Handbill.Desk.Folders;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Variants;

/// <summary>The variants of an issue: their names, and what each has of its own.</summary>
[Authorize(nameof(Permission.SeeBoard))]
internal sealed class IndexModel(VariantNaming naming, IIssues issues, IAccess access, TimeProvider clock, IStringLocalizer<VariantWords> words) : PageModel
{
    private const int LongestForm = 2000;

    public IssueCard Issue { get; private set; } = null!;

    public bool MayName { get; private set; }

    /// <summary>Texts of variants, with the workplace of each; empty for the editorial.</summary>
    public ILookup<string, (Story Text, string Place)> Texts { get; private set; } = Array.Empty<(Story, string)>().ToLookup(_ => "");

    [BindProperty]
    public string? Names { get; set; }

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Names = string.Join('\n', Issue.VariantNames);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !MayName)
        {
            return NotFound();
        }

        var names = (Names?.Length > LongestForm ? Names[..LongestForm] : Names ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (await naming.NameAsync(Issue, names, access.Me!.Value, cancellation) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field, words[refusal.Words, refusal.Values]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Flash.Say(HttpContext, names.Length == 0 ? words["The issue is made in one text."] : words["The issue is made in these variants."]);
        return Redirect($"/issues/{id}/variants");
    }

    private async Task<bool> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { } issue)
        {
            return false;
        }

        Scope[] scopes = [Scope.Publication(issue.PublicationId.Value)];
        if (!await access.MayAsync(Permission.SeeBoard, scopes, cancellation))
        {
            return false;
        }

        Issue = issue;
        MayName = issue.LockedAt is null && await access.MayAsync(Permission.Lock, scopes, cancellation);
        var places = (await issues.EditionsAsync(id, cancellation)).ToDictionary(edition => edition.Id, edition => edition.WorkplaceName);
        var sight = await EmbargoSight.OfAsync(access, clock.GetUtcNow(), cancellation);
        Texts = (await naming.TextsAsync(id, cancellation)).Where(sight.Shows)
            .Select(story => (story, story.EditionId is { } edition ? places.GetValueOrDefault(edition, "") : "")).ToLookup(one => one.story.Variant);
        return true;
    }
}
