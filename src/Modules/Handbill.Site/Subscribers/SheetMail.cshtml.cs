using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Site.Publishing;
using Handbill.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Subscribers;

/// <summary>Sends a workplace's sheet, which anybody may read, to those who asked for letters about the workplace, and shows how far it is.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class SheetMailModel(SiteDesk desk, Mailings mailings, SheetShelf shelf, IIssues issues, IPost post, IStringLocalizer<SubscriberWords> words) : PageModel
{
    /// <summary>The issue's name.</summary>
    public string Issue { get; private set; } = "";

    public IssueId IssueId { get; private set; }

    /// <summary>The workplace's name.</summary>
    public string Name { get; private set; } = "";

    public LettersView Letters { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? await this.SendAsync(Letters, words, () => mailings.BeginSheetAsync(id, cancellation), $"/site/sheets/{id}/mail") : NotFound();

    // What is not out, or is withheld, is not there to be sent.
    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if ((await shelf.ReadAsync([id], cancellation)).FirstOrDefault() is not { Sheet.Workplace.Length: > 0, Issue.IssueId: { } of } one
            || await issues.FindAsync(of, cancellation) is not { } card || !await desk.MayAsync(card.PublicationId, cancellation))
        {
            return false;
        }

        (IssueId, Issue, Name) = (of, SiteReader.NameOf(one.Issue), one.Sheet.Name);
        var mailing = await mailings.FindAsync(id, cancellation);
        var isSetUp = await post.OpenAsync(cancellation) is not null;
        Letters = new LettersView
        {
            Mailing = mailing, IsSetUp = isSetUp, Count = mailing is null && isSetUp ? await mailings.CountAsync(one, cancellation) : 0,
            CalledOff = words["called off: the sheet was taken off"], Warning = words["A letter cannot be called back once it is out. If the sheet is taken off meanwhile, those that are still here are not sent."],
        };
        return true;
    }
}
