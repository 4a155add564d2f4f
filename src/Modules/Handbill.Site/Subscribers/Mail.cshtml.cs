using Handbill.Groups.Contracts;
using Handbill.Site.Contracts;
using Handbill.Site.Publishing;
using Handbill.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Subscribers;

/// <summary>Sends an article to those who asked for letters, and shows how far it is.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class MailModel(SiteDesk desk, Mailings mailings, ArticleShelf shelf, IPost post, IStringLocalizer<SubscriberWords> words) : PageModel
{
    public ArticleId Id { get; private set; }

    public string Headline { get; private set; } = "";

    public LettersView Letters { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(ArticleId id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(ArticleId id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? await this.SendAsync(Letters, words, () => mailings.BeginAsync(id, cancellation), $"/site/articles/{id}/mail") : NotFound();

    public async Task<IActionResult> OnPostTellAsync(ArticleId id, Guid note, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? await this.SendAsync(Letters, words, () => mailings.TellAsync(id, note, cancellation), $"/site/articles/{id}/mail") : NotFound();

    private async Task<bool> FindAsync(ArticleId id, CancellationToken cancellation)
    {
        var whole = (await shelf.ReadAsync([id], cancellation)).FirstOrDefault();
        var mailing = await mailings.FindAsync(id, cancellation);

        // What is not out is not sent; what was sent of it before is still to be seen.
        if ((whole is null && mailing is null) || await desk.FindAsync(id, cancellation) is not { } article)
        {
            return false;
        }

        (Id, Headline) = (id, article.Headline);
        var isSetUp = await post.OpenAsync(cancellation) is not null;
        Letters = new LettersView
        {
            Mailing = mailing, Told = await mailings.ToldAsync(id, cancellation), IsSetUp = isSetUp, Count = mailing is null && whole is not null && isSetUp ? await mailings.CountAsync(whole, cancellation) : 0,
            CalledOff = words["called off: the article was taken back"], Warning = words["A letter cannot be called back once it is out. If the article is taken back meanwhile, those that are still here are not sent."],
        };
        return true;
    }
}
