using Handbill.Kernel.Data;
using Handbill.Kernel.Modules;
using Handbill.Mail;
using Handbill.Press.Contracts;
using Handbill.Site.Articles;
using Handbill.Site.Counting;
using Handbill.Site.Reading;
using Handbill.Site.Serving;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Handbill.Site.Subscribers;

/// <summary>
/// Where readers ask for letters, confirm and end them: plain forms without cookies. A link only shows a button, for mail programs open links by themselves; one click out (RFC 8058) needs no page.
/// </summary>
internal sealed class SubscribePages(HandbillDb db, SubscriberDesk desk, SiteFrame frame, SiteTemplates templates, IPublications publications, IStringLocalizer<SubscriberWords> words, ReadCounter reads)
{
    private const int MostFields = 500, MostBytes = 60_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var at = $"{SiteDoor.Root}/{{language}}";
        routes.MapGet($"{at}/subscribe", (string language, HttpContext http, SubscribePages pages, CancellationToken cancellation) => pages.ShowAsync(http, language, cancellation)).AllowAnonymous().WithMetadata(new LeavesNoTraceAttribute(), new OwnLanguageAttribute());
        routes.MapPost($"{at}/subscribe", (string language, HttpContext http, SubscribePages pages, CancellationToken cancellation) => pages.AskAsync(http, language, cancellation)).AllowAnonymous().DisableAntiforgery().WithMetadata(new LeavesNoTraceAttribute(), new OwnLanguageAttribute());
        foreach (var (name, purpose) in new[] { ("subscribe/confirm", SubscriberDesk.Confirm), ("unsubscribe", SubscriberDesk.Leave) })
        {
            routes.MapGet($"{at}/{name}", (string language, string? t, HttpContext http, SubscribePages pages, CancellationToken cancellation) => pages.OfferAsync(http, language, name, purpose, t, cancellation)).AllowAnonymous().WithMetadata(new LeavesNoTraceAttribute(), new OwnLanguageAttribute());
            routes.MapPost($"{at}/{name}", (string language, string? t, HttpContext http, SubscribePages pages, CancellationToken cancellation) => pages.DoAsync(http, language, purpose, t, cancellation)).AllowAnonymous().DisableAntiforgery().WithMetadata(new LeavesNoTraceAttribute(), new OwnLanguageAttribute());
        }
    }

    private Task ShowAsync(HttpContext http, string language, CancellationToken cancellation) => AnswerAsync(http, language, head => head with { Form = "ask" }, 200, cancellation);

    private async Task AskAsync(HttpContext http, string language, CancellationToken cancellation)
    {
        if (!await IsReadAsync(language, cancellation))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Words are the page's language's, whichever the browser asks for.
        SiteReader.Speak(language);
        if (await FormAsync(http, cancellation) is not { } form || await WishAsync(form, language, cancellation) is not { } wish)
        {
            await AnswerAsync(http, language, head => head with { Form = "ask", IsWrong = true, Said = words["The form did not come whole. Try again."] }, 400, cancellation);
            return;
        }

        var typed = form["address"].FirstOrDefault() ?? "";
        var (said, isWrong) = ("", true);
        if (!MailAddress.TryParse(typed, out var to, out _))
        {
            said = words["This is no e-mail address. Write a whole one, such as name@example.org."];
        }
        else if (MailHint.Suggest(to) is { } meant && form["sure"] != typed)
        {
            said = words["Did you mean {0}? Correct it, or press once more if it is right as it stands.", meant];
        }
        else if (form["name"].FirstOrDefault() is { Length: > 0 })
        {
            // Filled in by a program that fills in everything: it is told what people are told.
            (said, isWrong) = (words["If {0} was not asked today already, a letter is on its way there. Open it and press the button: only then does what you chose here count.", typed], false);
        }
        else
        {
            var isSent = await desk.AskAsync(to, wish, cancellation);
            (said, isWrong) = isSent
                ? (words["If {0} was not asked today already, a letter is on its way there. Open it and press the button: only then does what you chose here count.", typed].Value, false)
                : (words["No letter could be sent just now, and your address was not kept. Try again later."].Value, true);
        }

        await AnswerAsync(http, language, head => (isWrong ? Filled(head, form, wish, typed, isWhole: to is not null) : head) with { IsWrong = isWrong, Said = said }, isWrong ? 400 : 200, cancellation);
    }

    // The form as it was sent.
    private static PageHead Filled(PageHead head, IFormCollection form, SubscriberWish wish, string typed, bool isWhole)
    {
        return head with { Form = "ask", Typed = typed, Sure = isWhole ? typed : "", Wanted = wish.Language, Publications = Ticked("publication", head.Publications), Workplaces = Ticked("workplace", head.Workplaces) };

        OptionView[] Ticked(string name, IReadOnlyList<OptionView> offered) => [.. offered.Select(one => one with { IsChosen = form[name].Contains(one.Value) })];
    }

    private async Task OfferAsync(HttpContext http, string language, string name, string purpose, string? token, CancellationToken cancellation)
    {
        if (!await desk.IsTokenAsync(purpose, token, cancellation))
        {
            await AnswerAsync(http, language, head => head with { IsWrong = true, Said = words["This link is not whole. Copy all of it from the letter."] }, 404, cancellation);
            return;
        }

        var action = $"{SiteDoor.Root}/{language}/{name}?t={Uri.EscapeDataString(token!)}";
        await AnswerAsync(
            http, language,
            head => head with { Form = purpose, Action = action, Button = purpose == SubscriberDesk.Confirm ? words["Yes, write to me"] : words["End the letters and forget my address"] }, 200, cancellation,
            isAlways: purpose == SubscriberDesk.Leave);
    }

    // Letters end whatever became of the site meanwhile; they begin only where there is one.
    private async Task DoAsync(HttpContext http, string language, string purpose, string? token, CancellationToken cancellation)
    {
        SiteReader.Speak(language);
        var isDone = purpose == SubscriberDesk.Leave ? await desk.LeaveAsync(token, cancellation) : await IsReadAsync(language, cancellation) && await desk.ConfirmAsync(token, cancellation);
        var said = !isDone ? words["This link is not whole, or what it is for is over. Ask again on this site."]
            : purpose == SubscriberDesk.Confirm ? words["Done: you will be written to. Every letter says how to end it."]
            : words["Done: your address is deleted, and you will not be written to again."];
        await AnswerAsync(http, language, head => head with { IsWrong = !isDone, Said = said }, isDone ? 200 : 404, cancellation, isAlways: isDone);
    }

    private async Task<bool> IsReadAsync(string language, CancellationToken cancellation)
    {
        var (setting, _, languages) = await frame.BaseAsync(cancellation);
        return setting.IsOpen && languages.Contains(language);
    }

    // Always: for who ends letters.
    private async Task AnswerAsync(HttpContext http, string language, Func<PageHead, PageHead> with, int status, CancellationToken cancellation, bool isAlways = false)
    {
        if (!await IsReadAsync(language, cancellation))
        {
            if (!isAlways)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            language = (await frame.BaseAsync(cancellation)).Languages[0];
        }

        SiteReader.Speak(language);
        var view = await frame.ViewAsync(language, cancellation);
        var head = with(new PageHead
        {
            Title = words["Letters from {0}", view.Title], Address = $"{SiteDoor.Root}/{language}/subscribe", IsHidden = true, Wanted = language,
            Publications = await PublicationsAsync(language, cancellation), Workplaces = await WorkplacesAsync(language, cancellation),
        });
        var html = await templates.WriteAsync("subscribe", new PageView { Site = view, Page = head, Words = frame.Words }, cancellation);
        await SiteDoor.WriteAsync(http, new KeptAnswer(SiteAnswer.Html(html, [], status)), reads);
    }

    // Those of which there is something to read in this language.
    private async Task<IReadOnlyList<OptionView>> PublicationsAsync(string language, CancellationToken cancellation)
    {
        var there = await db.Set<Article>().Where(one => one.Language == language && one.PublicationId != null).Select(one => one.PublicationId).Distinct().ToListAsync(cancellation);
        return [.. (await publications.AllAsync(cancellation)).Where(one => there.Contains(one.Id)).Select(one => new OptionView(one.Slug, one.Name, IsChosen: true))];
    }

    private async Task<IReadOnlyList<OptionView>> WorkplacesAsync(string language, CancellationToken cancellation) =>
        [.. (await frame.WorkplacesAsync(language, cancellation)).Take(MostFields).Select(one => new OptionView(one.Slug, one.Name))];

    // Null for more than a row holds.
    private async Task<SubscriberWish?> WishAsync(IFormCollection form, string language, CancellationToken cancellation)
    {
        var (_, _, languages) = await frame.BaseAsync(cancellation);
        var wanted = form["language"].FirstOrDefault();
        var all = await PublicationsAsync(language, cancellation);
        var chosen = Chosen("publication", all);
        var narrowed = chosen.Count == 0 || chosen.Count == all.Count ? "" : string.Join(' ', chosen);
        var workplaces = string.Join(' ', Chosen("workplace", await WorkplacesAsync(language, cancellation)));
        return Math.Max(narrowed.Length, workplaces.Length) > Subscriber.MostWishes ? null : new SubscriberWish(wanted is not null && languages.Contains(wanted) ? wanted : language, narrowed, workplaces);

        List<string> Chosen(string name, IReadOnlyList<OptionView> offered) => [.. offered.Select(one => one.Value).Where(slug => form[name].Contains(slug))];
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext http, CancellationToken cancellation)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > MostBytes)
        {
            return null;
        }

        try
        {
            return await http.Request.ReadFormAsync(new Microsoft.AspNetCore.Http.Features.FormOptions { ValueCountLimit = MostFields * 3, BufferBody = false, MemoryBufferThreshold = MostBytes }, cancellation);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
