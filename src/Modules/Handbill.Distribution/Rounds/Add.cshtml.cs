using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Ids;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>Adds a round that no gate and shift asked for: a canteen, a demonstration, a carrier.</summary>
[Authorize(nameof(Permission.KeepRounds))]
internal sealed class AddModel(RoundDesk desk, RoundActs acts, TimeProvider clock, IStringLocalizer<RoundWords> words) : PageModel
{
    [BindProperty]
    public RoundForm Input { get; set; } = new();

    public IssueRounds Plan { get; private set; } = null!;

    public IEnumerable<Choice> Workplaces => Plan.Kept.DistinctBy(edition => edition.WorkplaceId).OrderBy(edition => edition.WorkplaceName, StringComparer.CurrentCultureIgnoreCase)
        .Select(edition => new Choice(edition.WorkplaceId.ToString(), edition.WorkplaceName));

    public async Task<IActionResult> OnGetAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var (day, minutes) = WallClock.Shown(Plan.Issue.HandOutAt, Plan.Issue.TimeZone);
        (Input.Day, Input.Time) = (day, TimeOnly.MinValue.AddMinutes(minutes));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IssueId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var refusals = Input.Refusals().ToList();
        var edition = Plan.Kept.FirstOrDefault(one => one.WorkplaceId.ToString() == Input.Workplace);
        if (edition is null)
        {
            refusals.Add(new Refusal("Input.Workplace", "Choose a workplace of the list."));
        }

        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, refusals);
        }

        var round = NewId.Of<RoundId>(clock);
        var made = new Round
        {
            Id = round, IssueId = id, WorkplaceId = edition!.WorkplaceId, WorkplaceName = edition.WorkplaceName, GroupId = edition.GroupId, Slot = round.ToString(),
            GoesAt = Input.GoesAt(Plan.Issue),
        };
        Input.WriteTo(made, Plan.Issue);
        await acts.AddAsync(made, [.. Plan.Kept.Where(one => one.WorkplaceId == edition.WorkplaceId)], desk.Me, cancellation);
        Flash.Say(HttpContext, words["The round is added."]);
        return Redirect($"/rounds/{round}");
    }

    private async Task<bool> LoadAsync(IssueId id, CancellationToken cancellation)
    {
        if (await desk.OfIssueAsync(id, cancellation) is not { MayKeep: true } found)
        {
            return false;
        }

        Plan = found;
        return true;
    }
}
