using System.Globalization;
using Handbill.Distribution.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Outcomes;
using Handbill.Press.Contracts;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Distribution.Rounds;

/// <summary>One round: who goes, with how many copies; and for who keeps it, its day, its place, or that it is called off.</summary>
[Authorize(nameof(Permission.HandOut))]
internal sealed class ShowModel(RoundDesk desk, RoundActs acts, IAccounts accounts, TimeProvider clock, IStringLocalizer<RoundWords> words) : PageModel
{
    [BindProperty]
    public RoundForm Input { get; set; } = new();

    public RoundRow Row { get; private set; } = null!;

    public IReadOnlyList<EditionCard> Editions { get; private set; } = [];

    /// <summary>Members of the group who do not go yet; none for whoever is not one of them.</summary>
    public IReadOnlyList<Choice> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(RoundId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = RoundForm.Of(Row.Round, Row.Issue);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RoundId id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !Row.MayKeep)
        {
            return NotFound();
        }

        var refusals = Input.Refusals().ToList();
        if (refusals.Count > 0 || !ModelState.IsValid)
        {
            return this.Refuse(words, refusals);
        }

        if (!await acts.ChangeAsync(id, Input.Version, round => Input.WriteTo(round, Row.Issue), Editions, desk.Me, cancellation))
        {
            await LoadAsync(id, cancellation);
            Input.Version = Row.Round.Version;
            ModelState.AddModelError("", words["Somebody else changed this round meanwhile. Compare it with what stands above, and save again."]);
            Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status409Conflict;
            return Page();
        }

        return Said(id, words["The round is saved."]);
    }

    public async Task<IActionResult> OnPostPutDownAsync(RoundId id, string? account, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !AccountId.TryParse(account, null, out var who)
            || !(who == Row.Me ? Row.MayGo : Row.IsOwn && Members.Any(member => member.Value == account)))
        {
            return NotFound();
        }

        return await acts.PutDownAsync(id, who, Row.Me, cancellation) switch
        {
            GoerOutcome.Goes => Said(id, who == Row.Me ? words["You go on this round."] : words["They are put down."]),
            GoerOutcome.AlreadySo => Said(id, words["They were put down already."]),
            GoerOutcome.Full => Said(id, words["All places are taken: somebody took the last one just before. Look for another round that has a gap."], Tone.Attention),
            _ => Said(id, words["The round is called off: nobody goes."], Tone.Attention),
        };
    }

    public async Task<IActionResult> OnPostTakeOffAsync(RoundId id, string? account, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !AccountId.TryParse(account, null, out var who) || !(who == Row.Me || Row.IsOwn))
        {
            return NotFound();
        }

        await acts.TakeOffAsync(id, who, Row.Me, cancellation);
        return Said(id, words["They do not go on this round any more."]);
    }

    public Task<IActionResult> OnPostCallOffAsync(RoundId id, int version, CancellationToken cancellation) =>
        TurnAsync(id, version, clock.GetUtcNow(), words["The round is called off. Its copies are shared over the others."], cancellation);

    public Task<IActionResult> OnPostRestoreAsync(RoundId id, int version, CancellationToken cancellation) =>
        TurnAsync(id, version, calledOff: null, words["The round takes place."], cancellation);

    public async Task<IActionResult> OnPostCopiesAsync(RoundId id, string? edition, string? copies, string? again, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !Row.MayKeep || !EditionId.TryParse(edition, null, out var which) || Row.Bundles.All(bundle => bundle.EditionId != which))
        {
            return NotFound();
        }

        int? wanted = int.TryParse(copies, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Bundle.MostCopies ? number : null;
        if (again is null && wanted is null)
        {
            Input = RoundForm.Of(Row.Round, Row.Issue);
            return this.Refuse(words, new Refusal("", "Write the copies as a whole number, 0 to {0}.", Bundle.MostCopies));
        }

        await acts.SetCopiesAsync(id, which, again is null ? wanted : null, Editions, Row.Me, cancellation);
        return Said(id, words["The number is written. The other rounds of the workplace share the rest."]);
    }

    private async Task<IActionResult> TurnAsync(RoundId id, int version, DateTimeOffset? calledOff, string done, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !Row.MayKeep || (calledOff is not null && Row.Round.ReportId is not null))
        {
            return NotFound();
        }

        return await acts.ChangeAsync(id, version, round => round.CalledOffAt = calledOff, Editions, Row.Me, cancellation)
            ? Said(id, done)
            : Said(id, words["Somebody else changed this round meanwhile. Look at it as it is now, and decide again."], Tone.Attention);
    }

    private RedirectResult Said(RoundId id, string said, Tone tone = Tone.Done)
    {
        Flash.Say(HttpContext, said, tone);
        return Redirect($"/rounds/{id}");
    }

    private async Task<bool> LoadAsync(RoundId id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } found)
        {
            return false;
        }

        (Row, Editions) = found;
        if (Row.IsOwn)
        {
            Members = [.. (await accounts.OfGroupAsync(Row.Round.GroupId, cancellation)).Where(member => Row.Goers.All(goer => goer.Id != member.Id)).Select(member => new Choice(member.Id.ToString(), member.Pseudonym))];
        }

        return true;
    }
}
