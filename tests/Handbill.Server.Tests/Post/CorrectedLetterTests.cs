using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Publishing;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Post;

/// <summary>What was wrong in an article that went out by mail can be told to those who got it, and to nobody else.</summary>
public sealed class CorrectedLetterTests
{
    private const string Ann = "ann@example.org", Bob = "bob@example.org", Carol = "carol@example.org", What = "We wrote nine names; it was <ten>.";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Those_who_got_an_article_are_told_once_what_was_corrected_in_it(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var editor = await stage.Server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await stage.SubscribeAsync(Ann);
        await stage.SubscribeAsync(Bob);
        var article = await stage.PublishAsync("A guard");
        (await stage.SendAsync(article)).ShouldBe([Ann, Bob]);
        var page = LetterStage.LinkIn(await stage.Mailbox.NextAsync(Ann));
        var mail = $"/site/articles/{article}/mail";
        (await editor.Browser.GetStringAsync(mail, Ending)).ShouldNotContain("Tell those who got it");
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.SubscribeAsync(Carol);
        stage.Mailbox.Letters.Clear();
        await ChangeAsync(editor, article, "It was ten names.", "Correction", What);
        await ChangeAsync(editor, article, "It was ten names. The fitter came.", "Update", "The fitter came.");
        stage.Mailbox.Letters.ShouldBeEmpty("Nobody is written to unasked.");

        // Each is told by a press of its own; a second press, and another's, tell nothing twice.
        var opened = await editor.Browser.OpenAsync(mail);
        opened.Text.ShouldContain("Corrected since");
        opened.Text.ShouldContain("Added since");
        var note = await stage.Server.WithAsync(db => db.Set<ArticleNote>().Where(one => one.Kind == NoteKind.Correction).Select(one => one.Id).SingleAsync(Ending));
        for (var press = 0; press < 2; press++)
        {
            (await editor.Browser.SendAsync(opened, $"{mail}?handler=Tell", ("note", note.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        (await editor.Browser.SendAsync(opened, $"{mail}?handler=Tell", ("note", Guid.NewGuid().ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await editor.Browser.SendAsync(opened, $"{mail}?handler=Tell", ("note", "x"))).Status.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.BadRequest);
        await stage.DoneAsync();
        stage.Mailbox.Letters.Select(one => one.To).Order(StringComparer.Ordinal).ShouldBe([Ann, Bob]);
        var letter = (await stage.Mailbox.NextAsync(Ann));
        letter.Subject.ShouldBe("Corrected: A guard");
        letter.TextBody!.ReplaceLineEndings(" ").ShouldContain("it was <ten>");
        letter.HtmlBody!.ShouldContain("it was &lt;ten&gt;");
        letter.HtmlBody!.ShouldNotContain("fitter");
        LetterStage.LinkIn(letter).ShouldBe(page);
        WebUtility.HtmlDecode(await stage.Reader.GetStringAsync(page, Ending)).ShouldContain(What);
        var shown = await editor.Browser.GetStringAsync(mail, Ending);
        shown.Split("Tell those who got it").Length.ShouldBe(2, "What was added can still be told.");
        (await stage.Server.WithAsync(db => db.Set<Delivery>().CountAsync(Ending))).ShouldBe(0);

        // Who publishes nothing tells nothing.
        var member = await stage.Server.SignInAsync(Role.GroupSecretary, Scope.Organisation);
        (await member.Browser.OpenAsync(mail)).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite, false)]
    [InlineData(StoreKind.Postgres, false)]
    [InlineData(StoreKind.Sqlite, true)]
    [InlineData(StoreKind.Postgres, true)]
    public async Task Corrected_while_it_goes_out_each_whom_it_reached_is_told_afterwards_unless_it_is_taken_back(StoreKind kind, bool isTakenBack)
    {
        const int Readers = 30, Reached = 5;
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.SubscribeAsync(Readers);
        var article = await stage.PublishAsync("A guard");
        var editor = await stage.Server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var goOnAsync = await stage.ReachAsync(Reached, () => stage.BeginAsync(article));
        await ChangeAsync(editor, article, "It was ten names.", "Correction", What);
        var opened = await editor.Browser.OpenAsync($"/site/articles/{article}/mail");
        (await editor.Browser.SendAsync(opened, $"/site/articles/{article}/mail?handler=Tell", ("note", opened.Field("note")))).Status.ShouldBe(HttpStatusCode.Redirect);
        if (isTakenBack)
        {
            await using var scope = stage.Server.Services.CreateAsyncScope();
            (await scope.ServiceProvider.GetRequiredService<SiteDesk>().RetractAsync(article, "There is none.", isTold: true, Ending)).ShouldBeTrue();
        }

        await goOnAsync();
        var (sent, corrected, taken) = (stage.CameTo("A guard"), stage.CameTo("Corrected: A guard"), stage.CameTo("Taken back: A guard"));
        if (isTakenBack)
        {
            sent.Count.ShouldBeInRange(Reached, Readers - 1);
            corrected.ShouldBeEmpty();
            taken.ShouldBe(sent);
        }
        else
        {
            (sent.Count, sent.Distinct().Count(), taken.Count).ShouldBe((Readers, Readers, 0));
            corrected.ShouldBe(sent);
        }
    }

    private static async Task ChangeAsync(SignedIn editor, ArticleId article, string body, string kind, string note)
    {
        var opened = await editor.Browser.OpenAsync($"/site/articles/{article}");
        (await editor.Browser.SendAsync(
            opened, $"/site/articles/{article}", ("Text.Headline", opened.Field("Text.Headline")), ("Text.Body", body), ("Kind", kind), ("Note", note), ("Version", opened.Field("Version")))).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
