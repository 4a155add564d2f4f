using Handbill.Desk.Contracts;
using Handbill.Desk.Locks;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Desk.Corrections;

/// <summary>What was corrected on the last sheet of a workplace, to be printed on the next or not.</summary>
[Authorize(nameof(Permission.WriteItems))]
internal sealed class OffersModel(CorrectionOffers offers, IIssues issues, IAccess access, IStringLocalizer<LockWords> words) : PageModel
{
    public EditionCard Edition { get; private set; } = null!;

    public IssueCard Issue { get; private set; } = null!;

    public IReadOnlyList<CorrectionOffer> Offers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(EditionId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(EditionId id, string? correction, string? answer, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || !CorrectionId.TryParse(correction, null, out var asked))
        {
            return NotFound();
        }

        if (answer is not ("take" or "decline"))
        {
            return BadRequest();
        }

        var (isDone, item) = Offers.FirstOrDefault(offer => offer.Correction.Id == asked) is { } found
            ? await offers.AnswerAsync(Issue, Edition, found, answer == "take", access.Me!.Value, cancellation)
            : (false, null);
        Flash.Say(
            HttpContext,
            !isDone ? words["Nothing was done: somebody answered this before you."]
                : item is null ? words["It is not printed in this issue; that is recorded."]
                : words["It stands last in the edition, ready to be read aloud: change its words as you like."],
            isDone ? Tone.Done : Tone.Attention);
        return Redirect(item is { } story ? $"/stories/{story}" : $"/editions/{id}/offers");
    }

    private async Task<bool> FindAsync(EditionId id, CancellationToken cancellation)
    {
        if (await issues.FindEditionAsync(id, cancellation) is not { } edition || await issues.FindAsync(edition.IssueId, cancellation) is not { } issue
            || !await access.MayAsync(Permission.WriteItems, new[] { Scope.Group(edition.GroupId), Scope.Publication(issue.PublicationId.Value) }, cancellation))
        {
            return false;
        }

        (Edition, Issue) = (edition, issue);
        Offers = await offers.OfAsync(issue, edition, cancellation);
        return true;
    }
}
