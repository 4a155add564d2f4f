using System.Text.Json;
using Handbill.Floor.Contracts;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Reading;

/// <summary>
/// One submission. The page's script opens it in the browser, seals the answer there, and the form for a story is that of any new story: what is posted
/// there says nothing of where it came from.
/// </summary>
[Authorize(nameof(Permission.ReadSubmissions))]
internal sealed class ShowModel(InboxDesk desk, IIssues issues, IStringLocalizer<InboxWords> words) : PageModel
{
    public GroupCard Group { get; private set; } = null!;

    public Submission Row { get; private set; } = null!;

    public bool IsLocked { get; private set; }

    public IReadOnlyList<DateOnly> Answered { get; private set; } = [];

    /// <summary>Editions of the group that still take items.</summary>
    public IReadOnlyList<Choice> Editions { get; private set; } = [];

    public string Language { get; private set; } = "en";

    public string ScriptWords => JsonSerializer.Serialize(InboxScriptWords.Of(words));

    public async Task<IActionResult> OnGetAsync(GroupId id, SubmissionId submission, CancellationToken cancellation) =>
        await LoadAsync(id, submission, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostHandleAsync(GroupId id, SubmissionId submission, CancellationToken cancellation) =>
        await TurnAsync(id, submission, isHandled: true, words["Handled. It is deleted 30 days from now."], cancellation);

    public async Task<IActionResult> OnPostReopenAsync(GroupId id, SubmissionId submission, CancellationToken cancellation) =>
        await TurnAsync(id, submission, isHandled: false, words["It waits again."], cancellation);

    public async Task<IActionResult> OnPostAnswerAsync(GroupId id, SubmissionId submission, string? file, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, submission, cancellation) || IsLocked)
        {
            return NotFound();
        }

        var bytes = new byte[(file?.Length ?? 0) / 4 * 3];
        if (!Convert.TryFromBase64String(file ?? "", bytes, out var length) || !await desk.AnswerAsync(Row, bytes[..length], cancellation))
        {
            return this.Refuse(words, new Refusal("", "That is no sealed answer. Open the submission, write the answer and send it again."));
        }

        Flash.Say(HttpContext, words["The answer lies in the mailbox. Whoever has the twelve words can read it."]);
        return Redirect($"/groups/{id}/inbox/{submission}");
    }

    private async Task<IActionResult> TurnAsync(GroupId id, SubmissionId submission, bool isHandled, string said, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, submission, cancellation))
        {
            return NotFound();
        }

        await desk.HandleAsync(id, submission, isHandled, cancellation);
        Flash.Say(HttpContext, said);
        return Redirect($"/groups/{id}/inbox/{submission}");
    }

    private async Task<bool> LoadAsync(GroupId id, SubmissionId submission, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } group || await desk.FindAsync(id, submission, cancellation) is not { } row)
        {
            return false;
        }

        (Group, Row) = (group, row);
        IsLocked = await desk.IsLockedAsync(id, cancellation);
        Answered = await desk.AnsweredAsync(row, cancellation);
        var open = (await issues.OpenAsync(cancellation)).Where(issue => issue.LockedAt is null).ToDictionary(issue => issue.Id);
        var editions = (await issues.OpenEditionsAsync([id], cancellation)).Where(edition => open.ContainsKey(edition.IssueId)).ToList();
        Editions = [.. editions.Select(edition => new Choice(edition.Id.ToString(), $"{edition.WorkplaceName}, {open[edition.IssueId].PublicationName} {open[edition.IssueId].Number}"))];
        Language = editions.FirstOrDefault()?.Language ?? "en";

        // Photos and voices are shown from what the browser opened.
        Response.Headers.ContentSecurityPolicy = Response.Headers.ContentSecurityPolicy + "; media-src blob:";
        return true;
    }
}
