using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Publishing;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Post;

/// <summary>What was taken back is told to those who got it as a letter, and the address that the letter leads to says it too.</summary>
public sealed class TakenBackLetterTests
{
    private const string Ann = "ann@example.org", Bob = "bob@example.org", Carol = "carol@example.org", Why = "It has none: the one <we> saw stands in hall three.";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Those_who_got_an_article_are_told_why_it_was_taken_back_and_its_address_says_the_same(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var editor = await stage.Server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await stage.SubscribeAsync(Ann);
        await stage.SubscribeAsync(Bob);
        var (article, unsent) = (await stage.PublishAsync("A guard"), await stage.PublishAsync("Another guard"));
        (await stage.SendAsync(article)).ShouldBe([Ann, Bob]);
        var first = await stage.Mailbox.NextAsync(Ann);
        var leave = new Uri((await stage.Mailbox.NextAsync(Bob)).Headers["List-Unsubscribe"]!.Trim('<', '>')).PathAndQuery;
        var page = LetterStage.LinkIn(first);
        (await stage.Reader.GetAsync(page, Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Who came later did not get it, and who left is written to no more.
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.SubscribeAsync(Carol);
        (await stage.PressAsync(leave)).ShouldBe(HttpStatusCode.OK);
        stage.Mailbox.Letters.Clear();
        var desk = await editor.Browser.OpenAsync($"/site/articles/{article}");
        desk.Text.ShouldContain("Tell those who got it by mail");
        (await editor.Browser.GetStringAsync($"/site/articles/{unsent}", Ending)).ShouldNotContain("Tell those who got it by mail");
        (await editor.Browser.SendAsync(desk, $"/site/articles/{article}?handler=Retract", ("why", Why), ("tell", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.DoneAsync();
        var letter = stage.Mailbox.Letters.ShouldHaveSingleItem();
        (letter.To, letter.Letter.Subject).ShouldBe((Ann, "Taken back: A guard"));
        letter.Letter.TextBody!.ReplaceLineEndings(" ").ShouldContain("stands in hall three");
        letter.Letter.TextBody!.ShouldNotContain("nine names", Case.Insensitive, "It does not spread once more what was taken back.");
        letter.Letter.HtmlBody!.ShouldContain("the one &lt;we&gt; saw");
        letter.Letter.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        letter.Letter.MessageId.ShouldNotBe(first.MessageId);

        // The letter of before leads to the same: there is no copy that stays.
        using var gone = await stage.Reader.GetAsync(page, Ending);
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync(Ending)).ShouldContain(Why);
        LetterStage.LinkIn(letter.Letter).ShouldBe(page);
        (await editor.Browser.GetStringAsync($"/site/articles/{article}/mail", Ending)).ShouldContain("That it was taken back");
        (await stage.Server.WithAsync(db => db.Set<Delivery>().CountAsync(Ending))).ShouldBe(0);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Taken_back_while_it_goes_out_exactly_those_whom_it_reached_are_told(StoreKind kind)
    {
        const int Reached = 5;
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.SubscribeAsync(30);
        var article = await stage.PublishAsync("A guard");
        var goOnAsync = await stage.ReachAsync(Reached, () => stage.BeginAsync(article));
        await using (var scope = stage.Server.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<SiteDesk>().RetractAsync(article, Why, isTold: true, Ending)).ShouldBeTrue();
        }

        await goOnAsync();
        var (sent, told) = (stage.CameTo("A guard"), stage.CameTo("Taken back: A guard"));
        sent.Count.ShouldBeInRange(Reached, 29);
        told.ShouldBe(sent);
    }
}
