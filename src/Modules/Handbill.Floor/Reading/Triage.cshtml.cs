using System.Text.Json;
using Handbill.Floor.Contracts;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Handbill.Vault.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Reading;

/// <summary>All that waits, looked through at once: after a flood, what is real is found and the rest put away, or deleted by two.</summary>
[Authorize(nameof(Permission.ReadSubmissions))]
internal sealed class TriageModel(InboxDesk desk, DeletionDesk deletions, ITwoPersonActs acts, IAccess access, IStringLocalizer<InboxWords> words) : PageModel
{
    /// <summary>Rows of the page: each is fetched and opened.</summary>
    public const int OnPage = 500;

    public GroupCard Group { get; private set; } = null!;

    public bool IsLocked { get; private set; }

    public IReadOnlyList<TriageRow> Rows { get; private set; } = [];

    /// <summary>How many more there are than are shown.</summary>
    public int More { get; private set; }

    /// <summary>Deletions that wait for a second person.</summary>
    public IReadOnlyList<AskedDeletion> Asked { get; private set; } = [];

    public string ScriptWords => JsonSerializer.Serialize(InboxScriptWords.OfTriage(words));

    public async Task<IActionResult> OnGetAsync(GroupId id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostHandleAsync(GroupId id, string[] marked, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var chosen = Read(marked);
        if (chosen.Count == 0)
        {
            return this.Refuse(words, new Refusal("", "Mark some first."));
        }

        var count = await desk.HandleManyAsync(id, chosen, cancellation);
        return Said(id, words.Count(count, "{0} is handled. It is deleted 30 days from now.|{0} are handled. They are deleted 30 days from now."));
    }

    public async Task<IActionResult> OnPostDeleteAsync(GroupId id, string[] marked, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var chosen = Read(marked);
        if (chosen.Count == 0)
        {
            return this.Refuse(words, new Refusal("", "Mark some first."));
        }

        return await deletions.AskAsync(id, chosen, access.Me!.Value, cancellation) == ActOutcome.Done
            ? Said(id, words["It is asked for. Another member has seven days to agree on this page."])
            : Said(id, words["Nothing was asked for: a deletion of these waits already, or the group is locked."], Tone.Attention);
    }

    public async Task<IActionResult> OnPostAgreeAsync(GroupId id, string? act, int count, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !ActId.TryParse(act, null, out var one) || Asked.FirstOrDefault(asked => asked.Act.Id == one) is not { } asked)
        {
            return NotFound();
        }

        if (asked.Count != count)
        {
            return Said(id, words["The list has changed since you saw it. Look at it once more."], Tone.Attention);
        }

        return await acts.AgreeAsync(one, access.Me!.Value, cancellation) switch
        {
            ActOutcome.Done => Said(id, words.Count(count, "{0} submission is deleted.|{0} submissions are deleted.")),
            ActOutcome.SamePerson => Said(id, words["You asked for it yourself: another member has to agree."], Tone.Attention),
            _ => Said(id, words["Nothing was done: it was taken back, agreed to or has run out meanwhile."], Tone.Attention),
        };
    }

    public async Task<IActionResult> OnPostWithdrawAsync(GroupId id, string? act, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !ActId.TryParse(act, null, out var one) || Asked.All(asked => asked.Act.Id != one))
        {
            return NotFound();
        }

        await acts.WithdrawAsync(one, access.Me!.Value, cancellation);
        return Said(id, words["It is taken back. Nothing is deleted."]);
    }

    private static List<SubmissionId> Read(string[] marked) =>
        [.. marked.Take(OnPage).Select(text => SubmissionId.TryParse(text, null, out var one) ? one : (SubmissionId?)null).OfType<SubmissionId>().Distinct()];

    private RedirectResult Said(GroupId id, string said, Tone tone = Tone.Done)
    {
        Flash.Say(HttpContext, said, tone);
        return Redirect($"/groups/{id}/inbox/triage");
    }

    private async Task<bool> LoadAsync(GroupId id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } group)
        {
            return false;
        }

        Group = group;
        IsLocked = await desk.IsLockedAsync(id, cancellation);
        Asked = await deletions.OfAsync(id, access.Me!.Value, cancellation);
        var lists = Asked.Select(asked => asked.Act.Subject).ToHashSet();
        var waiting = await desk.ListAsync(id, isHandled: false, OnPage, cancellation);
        var answered = await desk.AnsweredAsync(id, [.. waiting.Select(one => one.Mailbox)], cancellation);
        Rows = [.. waiting.Select(one => new TriageRow(one, answered.Contains(one.Mailbox), one.DeletionId is { } list && lists.Contains(list)))];
        More = await desk.CountAsync(id, isHandled: false, cancellation) - Rows.Count;
        return true;
    }
}

/// <summary>A submission as it is looked through.</summary>
/// <param name="Submission">It.</param>
/// <param name="IsAnswered">Whether an answer of the group lies in the sender's mailbox.</param>
/// <param name="IsAsked">Whether somebody asked to delete it.</param>
internal sealed record TriageRow(Submission Submission, bool IsAnswered, bool IsAsked);
