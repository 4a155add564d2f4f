using System.Net;
using Handbill.Browser;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Post;
using Handbill.Site.Articles;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ArticleText = Handbill.Site.Publishing.ArticleText;

namespace Handbill.Server.Tests.Site;

/// <summary>A reader with a telephone asks for letters, confirms, gets an article and leaves, in a real Chromium and by a real mail server.</summary>
public sealed class SubscriberBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Phone = 390, Desk = 1280;
    private const string Ann = "ann@example.org", Headline = "The lathe in hall two has a guard again";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_reader_subscribes_confirms_receives_an_article_and_leaves_by_clicking(StoreKind kind)
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var server = await TestServer.StartAsync(kind);
        await SetUpAsync(server, mailbox);
        await using var reader = await chromium.OpenAsync(new BrowserLook(Phone) { Address = server.Url, Height = 800 });

        // The form, once with a slip of the finger.
        await reader.GoAsync("/read/en");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Subscribe" }).ClickAsync();
        await reader.Page.GetByLabel("The Night Bell").UncheckAsync();
        await reader.Page.Locator("#language").SelectOptionAsync("es");
        await LookAsync(reader, "subscribe");
        await reader.Page.Locator("#address").FillAsync("ann@gmial.com");
        await PressAsync(reader, "Subscribe");
        await reader.Page.GetByText("Did you mean ann@gmail.com?").WaitForAsync();
        await LookAsync(reader, "subscribe-refused");
        mailbox.Letters.ShouldBeEmpty();

        // What was chosen is still chosen, and the address stands in its own field alone.
        (await reader.Page.GetByLabel("The Early Shift").IsCheckedAsync()).ShouldBeTrue();
        (await reader.Page.GetByLabel("The Night Bell").IsCheckedAsync()).ShouldBeFalse();
        (await reader.Page.Locator("#language").InputValueAsync()).ShouldBe("es");
        (await reader.Page.Locator(".find input").InputValueAsync()).ShouldBeEmpty();
        await reader.Page.Locator("#language").SelectOptionAsync("en");
        await reader.Page.Locator("#address").FillAsync(Ann);
        await PressAsync(reader, "Subscribe");
        await reader.Page.GetByText("a letter is on its way").WaitForAsync();
        await LookAsync(reader, "subscribe-asked");

        // The link in the letter only shows a button.
        await reader.GoAsync(LetterStage.LinkIn(await mailbox.NextAsync(Ann)));
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, write to me" }).WaitForAsync();
        (await SubscriberAsync(server))!.ConfirmedAt.ShouldBeNull();
        await LookAsync(reader, "subscribe-confirm");
        await PressAsync(reader, "Yes, write to me");
        await reader.Page.GetByText("Done: you will be written to.").WaitForAsync();
        await LookAsync(reader, "subscribe-confirmed");
        var kept = (await SubscriberAsync(server)).ShouldNotBeNull();
        kept.ConfirmedAt.ShouldNotBeNull();
        kept.Publications.ShouldBe("early-shift");
        mailbox.Letters.Clear();

        await SendAsync(server);
        var letter = await mailbox.NextAsync(Ann);
        letter.Subject.ShouldBe(Headline);

        await CorrectAsync(server);
        var corrected = await mailbox.NextAsync(Ann, $"Corrected: {Headline}");
        corrected.TextBody!.ShouldContain("It was three weeks, not four.");
        await reader.GoAsync(LetterStage.LinkIn(corrected));
        await reader.Page.GetByText("It was three weeks, not four.").WaitForAsync();

        // As a mail program shows it: the link at its end leads to a page with one button.
        await reader.GoAsync("about:blank");
        await reader.Page.SetContentAsync(letter.HtmlBody!);
        (await reader.OverhangAsync()).ShouldBe(0);
        await reader.PictureAsync($"letter-{Phone}");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "End the letters and forget my address" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "End the letters and forget my address" }).WaitForAsync();
        (await SubscriberAsync(server)).ShouldNotBeNull("A mail program opens links by itself.");
        await LookAsync(reader, "unsubscribe");
        await PressAsync(reader, "End the letters and forget my address");
        await reader.Page.GetByText("Done: your address is deleted").WaitForAsync();
        await LookAsync(reader, "unsubscribed");
        (await SubscriberAsync(server)).ShouldBeNull();
        (await server.WithAsync(db => db.Set<Delivery>().CountAsync(Ending))).ShouldBe(0);

        // A browser says of its own that the refused form answered 400.
        reader.Complaints.Where(complaint => !complaint.Contains("the server responded with a status of 400", StringComparison.Ordinal)).ShouldBeEmpty();
        (await reader.Page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    private static async Task LookAsync(WatchedPage reader, string name)
    {
        (await PageExamination.FaultsAsync(reader)).ShouldBeEmpty(name);

        // The same window drawn wider; that moves everything.
        await reader.Page.SetViewportSizeAsync(Desk, 800);
        (await PageExamination.FaultsAsync(reader)).Where(fault => !fault.StartsWith("moved", StringComparison.Ordinal)).ShouldBeEmpty($"{name}, {Desk}");
        await reader.Page.SetViewportSizeAsync(Phone, 800);
        await reader.PictureAsync($"site-{name}-{Phone}");
    }

    private static Task PressAsync(WatchedPage reader, string button) => reader.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private static Task<Subscriber?> SubscriberAsync(TestServer server) => server.WithAsync(db => db.Set<Subscriber>().AsNoTracking().SingleOrDefaultAsync(Ending));

    // An editor publishes an article and sends it by mail.
    private async Task SendAsync(TestServer server)
    {
        var editor = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await using var desk = await chromium.OpenAsync(new BrowserLook(Desk) { Address = server.Url });
        await desk.Page.Context.AddCookiesAsync([new() { Name = editor.Cookie.Name, Value = editor.Cookie.Value, Url = server.Url.ToString() }]);
        await desk.GoAsync("/site");
        await desk.BeginArticleAsync(("Text.Headline", Headline), ("Text.Body", "For four weeks nobody had worked at it."));
        await desk.Page.GetByLabel("Publication").SelectOptionAsync(new SelectOptionValue { Label = "The Early Shift" });
        await desk.PublishAsync();
        await desk.SendByMailAsync();
        desk.Complaints.ShouldBeEmpty();
    }

    // The editor corrects it and tells those who got it.
    private async Task CorrectAsync(TestServer server)
    {
        var editor = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await using var desk = await chromium.OpenAsync(new BrowserLook(Phone) { Address = server.Url, Height = 800 });
        await desk.Page.Context.AddCookiesAsync([new() { Name = editor.Cookie.Name, Value = editor.Cookie.Value, Url = server.Url.ToString() }]);
        await desk.GoAsync("/site");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = Headline }).ClickAsync();
        await desk.CorrectAsync("For three weeks nobody had worked at it.", "It was three weeks, not four.");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Send by mail" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Corrected since" }).WaitForAsync();
        foreach (var width in new[] { Desk, Phone })
        {
            await desk.Page.SetViewportSizeAsync(width, 800);
            (await desk.OverhangAsync()).ShouldBe(0);
            (await desk.AxeAsync()).ShouldBeEmpty();
            await desk.PictureAsync($"site-desk-mail-{width}");
        }

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Tell those who got it" }).ClickAsync();
        await desk.Page.GetByText("The letters are on their way.").WaitForAsync();
        await desk.PictureAsync($"site-desk-mail-told-{Phone}");
        desk.Complaints.ShouldBeEmpty();
    }

    // An open site with two publications and two languages, so that the form has all that it can have; the mail server as an administrator enters it.
    private static async Task SetUpAsync(TestServer server, Mailbox mailbox)
    {
        await server.WithAsync(db =>
        {
            db.Add(new SiteSetting { IsOpen = true, Host = server.Url.ToString().TrimEnd('/'), Language = "en" });
            return db.SaveChangesAsync(Ending);
        });
        foreach (var (slug, name, language) in new[] { ("early-shift", "The Early Shift", "en"), ("night-bell", "The Night Bell", "en"), ("la-mesa", "La mesa", "es") })
        {
            await using var scope = server.Services.CreateAsyncScope();
            var id = await scope.ServiceProvider.GetRequiredService<SiteDesk>().WriteNewAsync(new ArticleText { Headline = $"{name} is here", Body = "Read it." }, language, DateTimeOffset.UtcNow.AddMinutes(-1), Ending);
            await server.WithAsync(async db =>
            {
                var publication = new Publication { Id = PublicationId.From(Guid.CreateVersion7()), Slug = slug, Name = name, Language = language, Sheet = "A4", TimeZone = "Europe/Lisbon", CreatedAt = DateTimeOffset.UtcNow };
                db.Add(publication);
                await db.SaveChangesAsync(Ending);
                return await db.Set<Article>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.PublicationId, publication.Id), Ending);
            });
        }

        var admin = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        (await admin.Browser.FillAsync(
            "/organisation/mail", null,
            ("Input.Host", "127.0.0.1"), ("Input.Port", $"{mailbox.Port}"), ("Input.Safety", "None"), ("Input.From", "news@riverside.example"), ("Input.Selector", "handbill1"), ("Input.PerMinute", "600"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
