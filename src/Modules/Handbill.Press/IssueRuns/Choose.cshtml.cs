using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.IssueRuns;

/// <summary>Asks which variant is printed, and says what that does.</summary>
[Authorize(nameof(Permission.Lock))]
internal sealed class ChooseModel(VariantDesk desk, RunDesk runs, IIssues issues, IAccess access, IStringLocalizer<RunWords> words) : PageModel
{
    private const int LongestReason = 1000;

    public IssueCard Issue { get; private set; } = null!;

    public VariantChoice? Choice { get; private set; }

    public IReadOnlyList<VariantChoice> Earlier { get; private set; } = [];

    public IReadOnlyDictionary<string, int> Ready { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public int Printed { get; private set; }

    public bool IsSent { get; private set; }

    [BindProperty]
    public string? Variant { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string NameOf(string key) => Issue.Variants.FirstOrDefault(variant => variant.Key == key)?.Name ?? key;

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        await FillAsync(cancellation);
        if (Issue.LockedAt is not null && Choice is null)
        {
            runs.GetReady(id);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Issue.LockedAt is null)
        {
            return NotFound();
        }

        if (Issue.Variants.All(one => one.Key != Variant))
        {
            return await AgainAsync(nameof(Variant), words["Choose one of the variants."], cancellation);
        }

        if (await desk.ChooseAsync(id, Variant!, access.Me!.Value, cancellation) is not { } chosen)
        {
            return NotFound();
        }

        var isMine = chosen == Variant;
        Flash.Say(
            HttpContext,
            isMine ? words["“{0}” is chosen: from now on its sheets are the issue’s.", NameOf(chosen)] : words["Nothing was changed: somebody else chose “{0}” before you. Speak with each other; the choice can be taken back until sheets were sent.", NameOf(chosen)],
            isMine ? Tone.Done : Tone.Attention);
        return Redirect(isMine ? $"/issues/{id}/press" : $"/issues/{id}/variant");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var why = (Reason ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        if (why.Length is 0 or > LongestReason)
        {
            return await AgainAsync(nameof(Reason), words["Say why the choice is taken back, in {0} characters at most: it is recorded.", LongestReason], cancellation);
        }

        var isDone = await desk.TakeBackAsync(id, why, access.Me!.Value, cancellation);
        Flash.Say(
            HttpContext, isDone ? words["The choice is taken back. No sheet is given out until another is made."] : words["The choice stands: sheets were sent already, or somebody took it back before you."],
            isDone ? Tone.Done : Tone.Attention);
        return Redirect($"/issues/{id}/variant");
    }

    private async Task<IActionResult> AgainAsync(string field, string problem, CancellationToken cancellation)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await FillAsync(cancellation);
        return Page();
    }

    private async Task<bool> FindAsync(IssueId id, CancellationToken cancellation)
    {
        if (await issues.FindAsync(id, cancellation) is not { VariantNames.Count: > 0 } issue
            || !await access.MayAsync(Permission.Lock, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return false;
        }

        Issue = issue;
        return true;
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        var all = await desk.AllAsync(Issue.Id, cancellation);
        Choice = all.FirstOrDefault(choice => choice.TakenBackAt is null);
        Earlier = [.. all.Where(choice => choice.TakenBackAt is not null)];
        Ready = await desk.ReadyAsync(Issue, cancellation);
        Printed = (await issues.EditionsAsync(Issue.Id, cancellation)).Count(edition => edition.ApprovedAt is not null);
        IsSent = Choice is not null && await desk.IsSentAsync(Issue.Id, cancellation);
    }
}
