using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Subscribers;

/// <summary>What pages from which letters are sent have in common.</summary>
internal static class LettersPage
{
    /// <summary>Begins to send something where there is a mail server, says what became of it, and leads back.</summary>
    /// <param name="page">The page.</param>
    /// <param name="letters">What it shows.</param>
    /// <param name="words">Its words.</param>
    /// <param name="beginAsync">Begins it; false when it was begun already.</param>
    /// <param name="back">Its path.</param>
    public static async Task<IActionResult> SendAsync(this PageModel page, LettersView letters, IStringLocalizer<SubscriberWords> words, Func<Task<bool>> beginAsync, string back)
    {
        if (letters.IsSetUp)
        {
            Flash.Say(page.HttpContext, await beginAsync() ? words["The letters are on their way."] : words["It was sent already: somebody else was quicker."]);
        }

        return new RedirectResult(back);
    }
}
