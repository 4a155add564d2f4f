using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.IssueRuns;

/// <summary>The press of an issue: begins a run, shows how it goes, gives out what was made.</summary>
[Authorize(nameof(Permission.RunPress))]
internal sealed class IndexModel(RunBook book, RunDesk desk, VariantDesk variants, IIssueCopy copy, IAccess access, IStringLocalizer<RunWords> words) : PageModel
{
    public IssueCard Issue { get; private set; } = null!;

    public IReadOnlyList<IssueRun> Runs { get; private set; } = [];

    /// <summary>The run in sight; null before the first.</summary>
    public RunStanding? Standing { get; private set; }

    public IReadOnlyList<RunRow> Rows { get; private set; } = [];

    public RunMarkup Markup { get; private set; } = null!;

    public HiddenSheets Hidden { get; private set; }

    /// <summary>Key of the variant whose sheets are shown; empty where the issue has none.</summary>
    public string Variant { get; private set; } = "";

    /// <summary>False as long as the issue has variants and none is chosen.</summary>
    public bool IsGivenOut => IssueSheets.VariantOf(Issue) is not null;

    /// <summary>The choice that holds; null without.</summary>
    public VariantChoice? Choice { get; private set; }

    public bool MayChoose { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int PageCount => Standing is null ? 1 : (Standing.Run.Editions + RunBook.RowsOfPage - 1) / RunBook.RowsOfPage;

    public async Task<IActionResult> OnGetAsync(IssueId id, [FromQuery] string? run, [FromQuery] int? page, [FromQuery] string? variant, CancellationToken cancellation)
    {
        if (await book.FindIssueAsync(id, cancellation) is not { } issue)
        {
            return NotFound();
        }

        Issue = issue;
        Runs = await book.RunsAsync(id, cancellation);
        Choice = await variants.HoldingAsync(id, cancellation);
        MayChoose = issue.VariantNames.Count > 0 && await access.MayAsync(Permission.Lock, new[] { Scope.Publication(issue.PublicationId.Value) }, cancellation);
        if (issue.LockedAt is not null && Runs.Count == 0)
        {
            desk.GetReady(id);
        }

        if ((RunId.TryParse(run, null, out var asked) ? Runs.FirstOrDefault(one => one.Id == asked) : Runs.FirstOrDefault()) is not { } shown)
        {
            return string.IsNullOrEmpty(run) ? Page() : NotFound();
        }

        Standing = await book.StandingAsync(shown.Id, cancellation);
        PageNumber = Math.Clamp(page ?? 1, 1, Math.Max(1, PageCount));
        Variant = RunBook.ShownVariant(issue, shown, variant);
        Rows = await book.RowsAsync(shown, Variant, PageNumber, cancellation);
        Hidden = await copy.HiddenAsync(id, cancellation);
        Markup = new RunMarkup(words, Hidden, IsGivenOut);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, bool reading, CancellationToken cancellation)
    {
        if (await book.FindIssueAsync(id, cancellation) is null)
        {
            return NotFound();
        }

        if (await desk.BeginAsync(id, reading, access.Me!.Value, cancellation) is null)
        {
            Flash.Say(HttpContext, words["Nothing was begun: an issue goes to the press when it is locked, with one edition at least."], Tone.Attention);
        }

        return Redirect($"/issues/{id}/press");
    }

    public async Task<IActionResult> OnPostCallOffAsync(IssueId id, string? run, CancellationToken cancellation)
    {
        if (await book.FindIssueAsync(id, cancellation) is null || !RunId.TryParse(run, null, out var asked) || await book.FindAsync(asked, cancellation) is not { } found || found.Issue.Id != id)
        {
            return NotFound();
        }

        var isDone = await desk.CallOffAsync(asked, access.Me!.Value, cancellation);
        Flash.Say(HttpContext, isDone ? words["The run is called off. What was made is kept; make the sheets again for the rest."] : words["The run had ended already."], isDone ? Tone.Done : Tone.Attention);
        return Redirect($"/issues/{id}/press");
    }
}
