using System.Globalization;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Meetings;

/// <summary>What the meetings of an edition decided, and what is kept beside it. The group's alone: names stay in the group.</summary>
[Authorize(nameof(Permission.ApproveItems))]
internal sealed class MinutesModel(MeetingDesk desk, MeetingActs acts, IStringLocalizer<MeetingWords> words) : PageModel
{
    private const int Longest = 20_000;
    private const int MostPeople = 10_000;

    public Table Table { get; private set; } = null!;

    public IReadOnlyList<(Meeting Meeting, IReadOnlyList<Decision> Decisions)> Meetings { get; private set; } = [];

    /// <summary>The meeting whose minutes came back unsaved; null for none.</summary>
    public MeetingId? Unsaved { get; private set; }

    /// <summary>What was typed into them.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How many took part, as typed.</summary>
    public string People { get; private set; } = "";

    /// <summary>What somebody else saved meanwhile.</summary>
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public string HeadlineOf(Decision decision) => Table.Items.FirstOrDefault(item => item.Id == decision.StoryId)?.Headline ?? words["an item that has gone elsewhere"];

    public async Task<IActionResult> OnGetAsync(EditionId id, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(EditionId id, string? meeting, string? text, string? people, int? version, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || Find(meeting) is not { } found)
        {
            return NotFound();
        }

        (Unsaved, Text, People) = (found.Id, StoryText.Lines(text), (people ?? "").Trim());
        ModelState.Clear();
        int? count = null;
        if (Text.Length > Longest)
        {
            ModelState.AddModelError($"text-{found.Id}", words["This has {0} characters; {1} is the most. Cut it.", Text.Length, Longest]);
        }

        if (People.Length > 0)
        {
            count = int.TryParse(People, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostPeople ? number : null;
            if (count is null)
            {
                ModelState.AddModelError($"people-{found.Id}", words["Write how many took part, in digits, or leave it empty. Names are not kept."]);
            }
        }

        if (version is null)
        {
            ModelState.AddModelError("", words["This form is not whole. Load the page again."]);
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        if (await acts.SaveMinutesAsync(found.Id, Text, count, version!.Value, desk.Me, cancellation) is { } theirs)
        {
            await LoadAsync(id, cancellation);
            Differences =
            [
                .. theirs.Minutes == Text ? Array.Empty<Difference>() : [new Difference(words["Minutes"], Text, theirs.Minutes)],
                .. theirs.TookPart == count ? Array.Empty<Difference>() : [new Difference(words["How many took part"], People, theirs.TookPart?.ToString(CultureInfo.InvariantCulture) ?? "")],
            ];
            return this.Again(StatusCodes.Status409Conflict);
        }

        Flash.Say(HttpContext, words["The minutes are saved."]);
        return Redirect($"/editions/{id}/meeting/minutes");
    }

    public async Task<IActionResult> OnPostDoneAsync(EditionId id, string? decision, bool done, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !DecisionId.TryParse(decision, null, out var task)
            || !await acts.SettleTaskAsync(Table.Edition, task, done, desk.Me, cancellation))
        {
            return NotFound();
        }

        return Redirect($"/editions/{id}/meeting/minutes#d-{task}");
    }

    public async Task<IActionResult> OnPostResumeAsync(EditionId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!Table.IsLocked)
        {
            await acts.EndMeetingAsync(Table.Edition, isOver: false, desk.Me, cancellation);
        }

        return Redirect($"/editions/{id}/meeting");
    }

    private Meeting? Find(string? id) => Meetings.Select(one => one.Meeting).FirstOrDefault(one => one.Id.ToString() == id);

    private async Task<bool> LoadAsync(EditionId id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { MayDecide: true } table)
        {
            return false;
        }

        Table = table;
        Meetings = await desk.MinutesAsync(id, cancellation);
        return true;
    }
}
