using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Handbill.Floor.Contracts;
using Handbill.Floor.Submissions;
using Handbill.Groups.Contracts;
using Handbill.Groups.Post;
using Handbill.Server.Tests.Floor;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Handbill.Server.Tests.Post;

/// <summary>Letters through a real mail server on this machine: notices that say nothing, and articles to those who asked for them.</summary>
public sealed partial class PostTests
{
    private const string Ann = "ann@example.org";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_member_is_told_in_the_morning_that_something_waits_and_nothing_of_what(StoreKind kind)
    {
        await using var mailbox = await Mailbox.OpenAsync();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 15, 5, 30, 0, TimeSpan.Zero));
        await using var stage = await FloorStage.StartAsync(kind, clock: clock);
        var admin = await SetUpAsync(stage.Server, mailbox);
        var member = await stage.MemberAsync();

        // Asked for, and confirmed by the letter's link.
        (await member.Browser.FillAsync("/account/notices", "Ask", ("address", "not an address"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await member.Browser.FillAsync("/account/notices", "Ask", ("address", Ann))).Status.ShouldBe(HttpStatusCode.Redirect);
        var question = await mailbox.NextAsync(Ann);
        var link = Address().Match(question.TextBody!).Value;
        var row = await stage.Server.WithAsync(db => db.Set<NoticeAddress>().AsNoTracking().SingleAsync(Ending));
        row.ConfirmedAt.ShouldBeNull();
        Encoding.Latin1.GetString(row.Address).ShouldNotContain("ann");
        (await member.Browser.OpenAsync(new Uri(link).PathAndQuery)).Location.ShouldBe("/account/notices");
        (await stage.Server.WithAsync(db => db.Set<NoticeAddress>().AsNoTracking().SingleAsync(Ending))).ConfirmedAt.ShouldNotBeNull();

        // Two came in yesterday: one letter, once, and it is the same whatever came.
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await stage.Server.WithAsync(async db =>
        {
            db.AddRange(Enumerable.Range(0, 2).Select(number => new Submission
            {
                Id = new SubmissionId(Guid.NewGuid()), GroupId = stage.Group, Day = today.AddDays(-1), Hash = $"{number:D64}", Length = 1, Mailbox = new string('b', 64), IsServerSealed = false,
            }));
            await db.Set<NoticeAddress>().ExecuteUpdateAsync(set => set.SetProperty(one => one.NoticedOn, today.AddDays(-2)), Ending);
            return await db.SaveChangesAsync(Ending);
        });
        mailbox.Letters.Clear();
        var round = stage.Server.Services.GetRequiredService<NoticeRound>();
        (await round.TellAsync(Ending)).ShouldBe(0, "In Lisbon it is half past six.");
        while (mailbox.Letters.IsEmpty)
        {
            clock.GetUtcNow().Hour.ShouldBeLessThan(7, "Nobody was told, by Lisbon's clock at eight.");
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(50, Ending);
        }

        clock.GetUtcNow().Hour.ShouldBe(6, "By Lisbon's clock at seven.");
        (await round.TellAsync(Ending)).ShouldBe(0);
        var notice = await mailbox.NextAsync(Ann);
        mailbox.Letters.Count.ShouldBe(1);
        notice.Subject.ShouldBe("Something waits for you");
        notice.TextBody!.ShouldContain("says no more on purpose");
        foreach (var secret in new[] { "depot", "submission", "floor", "2", "two" })
        {
            $"{notice.Subject} {notice.TextBody}".ShouldNotContain(secret, Case.Insensitive);
        }

        notice.ToString()!.ShouldNotContain(stage.Group.ToString(), Case.Insensitive);

        // What came back for good is forgotten.
        await Returned.TakeAsync(stage.Server, Returned.Report(mailbox.Letters.First(one => one.To == Ann).From, "failed", "5.1.1"));
        (await stage.Server.WithAsync(db => db.Set<NoticeAddress>().CountAsync(Ending))).ShouldBe(0);

        // The tickets of before are over: they were made by the machine's clock.
        using var later = await stage.Server.BrowserOfAsync(member.Account);
        (await later.FillAsync("/account/notices", "Ask", ("address", Ann))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.FillAsync("/account/notices", "End")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await stage.Server.WithAsync(db => db.Set<NoticeAddress>().CountAsync(Ending))).ShouldBe(0);
        using var office = await stage.Server.BrowserOfAsync(admin.Account);
        (await office.FillAsync("/organisation/mail", "Try", ("to", "ada@example.org"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await mailbox.NextAsync("ada@example.org");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_reader_asks_for_letters_confirms_gets_an_article_and_leaves_with_one_press(StoreKind kind)
    {
        await using var mailbox = await Mailbox.OpenAsync();
        await using var server = await TestServer.StartAsync(kind);
        await server.WithAsync(db =>
        {
            db.Add(new SiteSetting { IsOpen = true, Host = "https://news.riverside.example", Language = "en" });
            return db.SaveChangesAsync(Ending);
        });
        using var early = server.Visitor();
        (await early.GetStringAsync("/read/en", Ending)).ShouldNotContain("/read/en/subscribe", Case.Sensitive, "Nobody is offered letters that cannot be sent.");
        await SetUpAsync(server, mailbox);
        await OfferedAsync(early);
        var editor = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var article = await PublishAsync(server);
        using var reader = server.Visitor();

        // Typing mistakes, other people's headers and programs that fill in everything are answered, and nobody is written to.
        foreach (var typed in new[] { "ann", "ann@example.org\r\nBcc: all@example.org", "ann@gmial.com" })
        {
            (await AskAsync(reader, typed)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await AskAsync(reader, "bot@example.org", ("name", "Bot"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        mailbox.Letters.ShouldBeEmpty();

        // Asked for twice, in two spellings, it is one.
        (await AskAsync(reader, Ann)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(reader, "Ann@Example.org")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var link = new Uri(Address().Match((await mailbox.NextAsync(Ann)).TextBody!).Value);
        mailbox.Letters.Count.ShouldBe(1);
        var row = await server.WithAsync(db => db.Set<Subscriber>().AsNoTracking().SingleAsync(Ending));
        Encoding.Latin1.GetString(row.Address).ShouldNotContain("ann", Case.Insensitive);
        row.ConfirmedAt.ShouldBeNull();
        (await reader.GetAsync(link.PathAndQuery, Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.WithAsync(db => db.Set<Subscriber>().AsNoTracking().SingleAsync(Ending))).ConfirmedAt.ShouldBeNull("A mail program opens links by itself.");
        (await reader.PostAsync(link.PathAndQuery, null, Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.PostAsync("/read/en/subscribe/confirm?t=nonsense", null, Ending)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // One who is not there any more, and one who wants another section.
        await server.WithAsync(async db =>
        {
            await AddAsync(db, server, "gone@example.org", "");
            await AddAsync(db, server, "sport@example.org", "sport");
            return await db.SaveChangesAsync(Ending);
        });
        mailbox.Unknown["gone@example.org"] = true;
        mailbox.Letters.Clear();
        (await editor.Browser.FillAsync($"/site/articles/{article}/mail", null)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await editor.Browser.FillAsync($"/site/articles/{article}/mail", null)).Status.ShouldBe(HttpStatusCode.Redirect);
        var letter = await mailbox.NextAsync(Ann);
        await DoneAsync(server);
        mailbox.Letters.ShouldHaveSingleItem();
        letter.Subject.ShouldBe("A guard that can be taken off");
        letter.HtmlBody!.ShouldContain("nine names");
        letter.TextBody!.ShouldContain("nine names");
        letter.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        letter.Headers["DKIM-Signature"].ShouldNotBeNullOrEmpty();
        (await server.WithAsync(db => db.Set<Subscriber>().CountAsync(Ending))).ShouldBe(2, "What the mail server says is no address is forgotten.");
        (await server.WithAsync(db => db.Set<Delivery>().CountAsync(Ending))).ShouldBe(0, "Who got what is kept nowhere.");
        var mailing = await server.WithAsync(db => db.Set<Mailing>().AsNoTracking().SingleAsync(Ending));
        (mailing.Sent, mailing.Refused).ShouldBe((1, 1));

        // One press, from the mail program or the page, and nothing of them stays.
        var leave = new Uri(Address().Match(letter.Headers["List-Unsubscribe"]!).Value.TrimEnd('>'));
        (await reader.PostAsync(leave.PathAndQuery, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.PostAsync(leave.PathAndQuery, null, Ending)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.WithAsync(db => db.Set<Subscriber>().CountAsync(Ending))).ShouldBe(1);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient reader, string address, params (string, string)[] more) =>
        await reader.PostAsync("/read/en/subscribe", new FormUrlEncodedContent([new("address", address), .. more.Select(one => new KeyValuePair<string, string>(one.Item1, one.Item2))]), Ending);

    private static async Task<SignedIn> SetUpAsync(TestServer server, Mailbox mailbox)
    {
        var admin = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        (await admin.Browser.FillAsync(
            "/organisation/mail", null,
            ("Input.Host", "127.0.0.1"), ("Input.Port", $"{mailbox.Port}"), ("Input.Safety", "None"), ("Input.From", "news@riverside.example"), ("Input.Selector", "handbill1"), ("Input.PerMinute", "600"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await admin.Browser.GetStringAsync("/organisation/mail", Ending)).ShouldContain("handbill1._domainkey.riverside.example");
        (await admin.Browser.FillAsync("/organisation/mail", null, ("Input.Host", "mail.example.org"), ("Input.Safety", "None"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        return admin;
    }

    private static async Task<ArticleId> PublishAsync(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteDesk>().WriteNewAsync(new ArticleText { Headline = "A guard that can be taken off", Body = "It took a sheet of paper with nine names.", Section = "Work" }, "en", DateTimeOffset.UtcNow.AddMinutes(-1), Ending);
    }

    private static async Task AddAsync(Handbill.Kernel.Data.HandbillDb db, TestServer server, string address, string sections)
    {
        var office = (await server.Services.GetRequiredService<IPost>().OpenAsync(Ending))!;
        db.Add(new Subscriber
        {
            Id = Guid.NewGuid(), AddressMark = SubscriberDesk.MarkOf(office, Mail.MailAddress.Parse(address)), Address = server.Services.GetRequiredService<ISealedTexts>().Seal(SubscriberDesk.Address, address),
            Language = "en", Publications = sections, AskedAt = DateTimeOffset.UtcNow, ConfirmedAt = DateTimeOffset.UtcNow,
        });
    }

    // The pages that are kept are let go of within a moment.
    private static async Task OfferedAsync(HttpClient reader)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if ((await reader.GetStringAsync("/read/en", Ending)).Contains("/read/en/subscribe", StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(20, Ending);
        }

        Assert.Fail("Letters are not offered though a mail server is set up.");
    }

    private static async Task DoneAsync(TestServer server)
    {
        for (var tries = 0; tries < 500 && await server.WithAsync(db => db.Set<Mailing>().AnyAsync(one => one.DoneAt == null, Ending)); tries++)
        {
            await Task.Delay(20, Ending);
        }
    }

    [GeneratedRegex(@"https?://[^\s>]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
