using Handbill.Groups.Contracts;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Outcomes;
using Handbill.Site.Publishing;
using Handbill.Site.Reading;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Settings;

/// <summary>A page beside the articles, in one language.</summary>
[Authorize(nameof(Permission.Publish))]
internal sealed class PageTextModel(HandbillDb db, SiteDesk desk, SiteFrame frame, IPost post, IAccess access, IStringLocalizer<SiteWords> words) : PageModel
{
    private static readonly string[] Taken = ["archive", "search", "issues", "subscribe", "sections", "topics", "authors", "series", "workplaces", "feed.atom", "feed.rss", "feed.json"];

    public string Slug { get; private set; } = "";

    public string Language { get; private set; } = "";

    public string TitleText { get; private set; } = "";

    public string Body { get; private set; } = "";

    public bool IsThere { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? language, CancellationToken cancellation)
    {
        if (!await MayAsync(slug, cancellation))
        {
            return NotFound();
        }

        (Slug, Language) = (slug, string.IsNullOrWhiteSpace(language) ? (await frame.BaseAsync(cancellation)).Languages[0] : language);
        if (await FindAsync(cancellation) is { } page)
        {
            (TitleText, Body, IsThere) = (page.Title, page.Body, true);
        }
        else
        {
            (TitleText, Body) = await DraftAsync(cancellation);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? language, string? title, string? body, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await MayAsync(slug, cancellation))
        {
            return NotFound();
        }

        (Slug, Language, TitleText, Body) = (slug, language?.Trim() ?? "", title?.Trim() ?? "", (body ?? "").ReplaceLineEndings("\n"));
        if (TitleText.Length is 0 or > 200 || Language.Length is 0 or > 35)
        {
            IsThere = await FindAsync(cancellation) is not null;
            return this.Refuse(words, new Refusal(TitleText.Length is 0 or > 200 ? "title" : "language", "Write a title of 1 to {0} characters, and the tag of a language.", 200));
        }

        await using var act = await db.BeginActAsync(cancellation);
        if (await FindAsync(cancellation) is { } page)
        {
            (page.Title, page.Body) = (TitleText, Body);
        }
        else
        {
            db.Add(new SitePage { Slug = slug, Language = Language, Title = TitleText, Body = Body });
        }

        return await SavedAsync(act, words["The page is saved."], cancellation);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string slug, string? language, CancellationToken cancellation)
    {
        if (!await MayAsync(slug, cancellation))
        {
            return NotFound();
        }

        (Slug, Language) = (slug, language ?? "");
        await using var act = await db.BeginActAsync(cancellation);
        if (await FindAsync(cancellation) is not { } page)
        {
            return NotFound();
        }

        db.Remove(page);
        return await SavedAsync(act, words["The page is deleted."], cancellation);
    }

    // What every site has, to begin with, in the page's own language. Nobody reads it before it is saved.
    private async Task<(string Title, string Body)> DraftAsync(CancellationToken cancellation)
    {
        var (_, organisation, _) = await frame.BaseAsync(cancellation);
        var from = (await post.OpenAsync(cancellation))?.From.ToString() ?? "";
        return (Handbill.Ui.Words.Language.Find(Language) ?? Handbill.Ui.Words.Language.English).Say(() => Slug switch
        {
            "about" => (words["About us"].Value, Of(words["{0} publishes where people work, together with those who work there. What stands here is for everybody.", organisation.Name], words["Nobody is counted, and nothing is kept of who reads."])),
            "contact" => (words["Contact"].Value, Of(
                words["Write by the code on the sheet of your workplace: what you write is sealed before it leaves your telephone, and only your group can read it."], from.Length > 0 ? words["By e-mail: {0}", from] : "")),
            "imprint" => (words["Imprint"].Value, Of(words["Published by {0}, which answers for what stands here.", organisation.Name], from.Length > 0 ? words["By e-mail: {0}", from] : "")),
            _ => ("", ""),
        });

        static string Of(params string[] paragraphs) => string.Join("\n\n", paragraphs.Where(one => one.Length > 0));
    }

    private async Task<IActionResult> SavedAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction act, string said, CancellationToken cancellation)
    {
        db.Record(new AuditAct(access.Me?.Value, "site.settings", "site", Guid.Empty, "page=1"));
        await db.SaveActAsync(act, cancellation);
        Flash.Say(HttpContext, said);
        return Redirect("/site/settings");
    }

    private async Task<bool> MayAsync(string slug, CancellationToken cancellation) =>
        slug.Length is > 0 and <= 40 && slug.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && !Taken.Contains(slug) && await desk.MayAsync(null, cancellation);

    private Task<SitePage?> FindAsync(CancellationToken cancellation) => db.Set<SitePage>().FirstOrDefaultAsync(page => page.Slug == Slug && page.Language == Language, cancellation);
}
