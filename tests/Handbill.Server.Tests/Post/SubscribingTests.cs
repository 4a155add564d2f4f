using System.Net;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Settings;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Post;

/// <summary>Whoever asks for letters in whosever name: nobody's mailbox is filled, nobody learns who subscribes, and nothing changes that its owner has not confirmed.</summary>
public sealed class SubscribingTests
{
    private const string Ann = "ann@example.org", Bob = "bob@example.org";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_address_is_asked_once_a_day_at_most_and_whoever_asks_is_told_the_same(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var told = await stage.AskAsync(Ann);
        told.Status.ShouldBe(HttpStatusCode.OK);
        await AgainAsync();
        var link = await stage.LinkAsync(Ann);

        // Confirmed, it is asked no more often than before.
        (await stage.PressAsync(link)).ShouldBe(HttpStatusCode.OK);
        await AgainAsync();
        stage.Mailbox.Letters.ShouldBeEmpty();

        // A day after the first question another may go out, to an address that was confirmed and to one that was not.
        (await stage.AskAsync(Bob)).Text.Replace(Bob, Ann, StringComparison.Ordinal).ShouldBe(told.Text);
        await stage.LinkAsync(Bob);
        stage.Clock.Advance(TimeSpan.FromDays(1));
        await AgainAsync();
        (await stage.AskAsync(Bob)).Text.Replace(Bob, Ann, StringComparison.Ordinal).ShouldBe(told.Text);
        (await stage.AskAsync(Bob)).Status.ShouldBe(HttpStatusCode.OK);
        stage.Mailbox.Letters.Select(one => one.To).ShouldBe([Ann, Bob]);

        // Nor is it told that there is no such address, or no mail server that answers; the next who asks is written to then.
        const string Nobody = "nobody@example.org";
        stage.Mailbox.Letters.Clear();
        stage.Mailbox.Unknown[Nobody] = true;
        (await stage.AskAsync(Nobody)).Text.Replace(Nobody, Ann, StringComparison.Ordinal).ShouldBe(told.Text);
        (await stage.SubscribersAsync()).Count.ShouldBe(2);
        stage.Mailbox.Unknown.Clear();
        (await stage.AskAsync(Nobody)).Text.Replace(Nobody, Ann, StringComparison.Ordinal).ShouldBe(told.Text);
        await stage.LinkAsync(Nobody);

        async Task AgainAsync()
        {
            for (var times = 0; times < 3; times++)
            {
                (await stage.AskAsync(Ann)).ShouldBe(told);
                stage.Clock.Advance(TimeSpan.FromMinutes(61));
            }
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_a_reader_chooses_anew_counts_once_it_is_confirmed_and_not_before(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.AddPublicationAsync("early-shift");
        await stage.AddPublicationAsync("night-bell");
        await stage.PublishAsync("Una mesa", "es");
        await stage.SubscribeAsync(Ann, ("publication", "early-shift"));
        (await WishAsync()).ShouldBe(("en", "early-shift"));

        stage.Clock.Advance(TimeSpan.FromDays(2));
        (await stage.AskAsync(Ann, "en", ("publication", "night-bell"), ("language", "es"))).Status.ShouldBe(HttpStatusCode.OK);
        (await WishAsync()).ShouldBe(("en", "early-shift"), "Anybody may have asked for it.");
        var link = await stage.LinkAsync(Ann);

        // Nobody but the letter's reader can say what is confirmed.
        (await stage.PressAsync(link[..^9] + (link[^9] == 'a' ? 'b' : 'a') + link[^8..])).ShouldBe(HttpStatusCode.NotFound);
        (await stage.PressAsync(link)).ShouldBe(HttpStatusCode.OK);
        (await WishAsync()).ShouldBe(("es", "night-bell"));

        // A letter that was not answered for a week is answered no more.
        stage.Clock.Advance(TimeSpan.FromDays(2));
        (await stage.AskAsync(Ann)).Status.ShouldBe(HttpStatusCode.OK);
        link = await stage.LinkAsync(Ann);
        stage.Clock.Advance(TimeSpan.FromDays(8));
        (await stage.PressAsync(link)).ShouldBe(HttpStatusCode.NotFound);
        (await WishAsync()).ShouldBe(("es", "night-bell"));

        async Task<(string Language, string Publications)> WishAsync() => (await stage.SubscribersAsync()).ShouldHaveSingleItem() is var one ? (one.Language, one.Publications) : default;
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task In_a_language_that_nothing_is_published_in_and_on_a_closed_site_nothing_is_kept_or_sent(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        foreach (var language in new[] { "xx", "es", new string('a', 36), new string('a', 2000) })
        {
            (await stage.AskAsync(Ann, language)).Status.ShouldBe(HttpStatusCode.NotFound, language);
        }

        (await stage.AskAsync(Ann, "en", ("language", "xx"), ("publication", "never"), ("workplace", "never"))).Status.ShouldBe(HttpStatusCode.OK);
        (await stage.SubscribersAsync()).ShouldHaveSingleItem().Language.ShouldBe("en");
        var confirm = await stage.LinkAsync(Ann);
        await stage.SubscribeAsync(Bob);
        await stage.SendAsync(await stage.PublishAsync("A guard"));
        var leave = LeaveOf(await stage.Mailbox.NextAsync(Bob));
        stage.Mailbox.Letters.Clear();

        await stage.Server.WithAsync(db => db.Set<SiteSetting>().ExecuteUpdateAsync(set => set.SetProperty(one => one.IsOpen, false), Ending));
        (await stage.AskAsync("carol@example.org")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.PressAsync(confirm)).ShouldBe(HttpStatusCode.NotFound);
        var kept = await stage.SubscribersAsync();
        (kept.Count, kept.Count(one => one.ConfirmedAt is not null)).ShouldBe((2, 1));
        stage.Mailbox.Letters.ShouldBeEmpty();

        // Whoever has a letter can leave for all that.
        (await stage.Reader.GetAsync(leave, Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stage.PressAsync(leave)).ShouldBe(HttpStatusCode.OK);
        (await stage.SubscribersAsync()).ShouldHaveSingleItem().ConfirmedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_address_that_nobody_confirms_is_deleted_after_a_week(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.SubscribeAsync(Ann);
        (await stage.AskAsync(Bob)).Status.ShouldBe(HttpStatusCode.OK);
        var link = await stage.LinkAsync(Bob);
        var until = stage.Clock.GetUtcNow().AddDays(7);
        await stage.UntilAsync(async () => (await stage.SubscribersAsync()).Count == 1, TimeSpan.FromMinutes(30));
        (stage.Clock.GetUtcNow() - until).ShouldBeGreaterThan(TimeSpan.Zero);
        (await stage.SubscribersAsync()).ShouldHaveSingleItem().ConfirmedAt.ShouldNotBeNull();
        (await stage.PressAsync(link)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_choice_that_is_sent_a_hundred_times_over_is_one(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.AddPublicationAsync("early-shift");
        await stage.AddPublicationAsync("night-bell");
        await stage.AddPublicationAsync("the-bench");
        await stage.SubscribeAsync(Ann, [.. Enumerable.Repeat(("publication", "early-shift"), 110)]);
        (await stage.SubscribersAsync()).ShouldHaveSingleItem().Publications.ShouldBe("early-shift");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Who_reads_Arabic_asks_confirms_gets_an_article_and_leaves_in_Arabic(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.PublishAsync("عاد الحاجز", "ar");
        (await stage.Reader.GetStringAsync("/read/ar/subscribe", Ending)).ShouldContain("رسائل من Riverside Workers");
        (await stage.AskAsync("ann", "ar")).Text.ShouldContain("هذا ليس عنوان بريد إلكتروني");
        (await stage.AskAsync(Ann, "ar")).Text.ShouldContain("فهناك رسالة في الطريق إليه");
        var question = await stage.Mailbox.NextAsync(Ann);
        question.Subject.ShouldBe("هل تريد رسائل من Riverside Workers؟");
        var link = await stage.LinkAsync(Ann);
        (await stage.Reader.GetStringAsync(link, Ending)).ShouldContain("نعم، راسلوني");
        (await stage.PressAsync(link)).ShouldBe(HttpStatusCode.OK);
        var article = await stage.PublishAsync("كتب تسعة عمال أسماءهم", "ar");
        (await stage.SendAsync(article)).ShouldBe([Ann]);
        var letter = await stage.Mailbox.NextAsync(Ann);
        letter.HtmlBody!.ShouldContain("dir=\"rtl\"");
        letter.TextBody!.ShouldContain("أوقفوا الرسائل وانسوا عنواني");
        using var left = await stage.Reader.PostAsync(LeaveOf(letter), null, Ending);
        WebUtility.HtmlDecode(await left.Content.ReadAsStringAsync(Ending)).ShouldContain("حُذف عنوانك");
    }

    private static string LeaveOf(MimeKit.MimeMessage letter) => new Uri(letter.Headers["List-Unsubscribe"]!.Trim('<', '>')).PathAndQuery;
}
