using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Ids;
using Handbill.Mail;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Handbill.Site.Publishing;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Post;

/// <summary>To whom an article goes: those who want it, as long as it is out, and nobody whose letters come back.</summary>
public sealed class WhoGetsALetterTests
{
    private const string Ann = "ann@example.org", Bob = "bob@example.org", Carol = "carol@example.org", Dora = "dora@example.org";

    // The mail server keeps the letters after these waiting, until the test says so.
    private const int Subscribers = 80, First = 5;

    // So many are handed over side by side.
    private const int InHand = 8;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_article_goes_to_those_who_chose_its_publication_and_its_language(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var early = await stage.AddPublicationAsync("early-shift");
        var night = await stage.AddPublicationAsync("night-bell");
        await stage.PublishAsync("Una mesa", "es");
        await stage.SubscribeAsync(Ann, ("publication", "early-shift"));
        await stage.SubscribeAsync(Bob, ("publication", "night-bell"));
        await stage.SubscribeAsync(Carol, ("publication", "early-shift"), ("publication", "night-bell"));
        await stage.SubscribeAsync(Dora, ("language", "es"));
        (await stage.SendAsync(await stage.PublishAsync("Of the early shift", of: early))).ShouldBe([Ann, Carol]);
        (await stage.SendAsync(await stage.PublishAsync("Of the night bell", of: night))).ShouldBe([Bob, Carol]);
        (await stage.SendAsync(await stage.PublishAsync("Of none"))).ShouldBe([Carol]);
        (await stage.SendAsync(await stage.PublishAsync("Una guarda", "es"))).ShouldBe([Dora]);
        (await stage.SendAsync(await stage.PublishAsync("Une garde", "fr"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_sheet_goes_to_those_who_chose_its_workplace_and_an_article_about_it_to_them_too(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var early = await stage.AddPublicationAsync("early-shift");
        var night = await stage.AddPublicationAsync("night-bell");
        await stage.PublishAsync("Una mesa", "es");
        var group = await AddGroupAsync(stage, isWilling: true);
        var sheet = await AddSheetAsync(stage, group, "en");
        await stage.SubscribeAsync(Ann, ("publication", "early-shift"), ("workplace", "riverside-bus-depot"));
        await stage.SubscribeAsync(Bob, ("publication", "early-shift"));
        await stage.SubscribeAsync(Carol, ("publication", "night-bell"), ("workplace", "riverside-bus-depot"));
        await stage.SubscribeAsync(Dora, ("language", "es"), ("workplace", "riverside-bus-depot"));

        (await SendSheetAsync(stage, sheet)).ShouldBe([Ann, Carol]);
        var letter = stage.Mailbox.Letters.First(one => one.To == Ann).Letter;
        letter.Subject.ShouldBe("Riverside Bus Depot: The Early Shift 7, 1 June 2026");
        letter.TextBody!.ShouldContain("Bay nine floods");
        letter.TextBody!.ShouldContain("https://news.riverside.example/read/en/issues/early/7#depot");
        letter.HtmlBody!.ShouldContain("<h2>Bay nine floods</h2>");
        letter.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        await using (var scope = stage.Server.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<Mailings>().BeginSheetAsync(sheet, Ending)).ShouldBeFalse("Once is once.");
        }

        (await SendSheetAsync(stage, await AddSheetAsync(stage, group, "es"))).ShouldBe([Dora]);
        var about = await stage.PublishAsync("The pump at bay nine", of: early, about: "Riverside Bus Depot");
        (await stage.SendAsync(about)).ShouldBe([Ann, Bob, Carol]);
        (await stage.SendAsync(await stage.PublishAsync("Another yard", of: night, about: "The Old Yard"))).ShouldBe([Carol]);

        // What is withheld is not there to be sent; nor is what was imported, which is of no workplace.
        var withheld = await AddSheetAsync(stage, await AddGroupAsync(stage, isWilling: false), "en");
        await using var services = stage.Server.Services.CreateAsyncScope();
        (await services.ServiceProvider.GetRequiredService<Mailings>().BeginSheetAsync(withheld, Ending)).ShouldBeFalse();
        (await SendSheetAsync(stage, await AddSheetAsync(stage, default, "en"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_sheet_that_its_group_takes_back_while_it_goes_out_reaches_no_more(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var group = await AddGroupAsync(stage, isWilling: true);
        var sheet = await AddSheetAsync(stage, group, "en");
        await FillAsync(stage, workplaces: "riverside-bus-depot");
        var goOnAsync = await stage.ReachAsync(First, async () =>
        {
            await using var scope = stage.Server.Services.CreateAsyncScope();
            (await scope.ServiceProvider.GetRequiredService<Mailings>().BeginSheetAsync(sheet, Ending)).ShouldBeTrue();
        });
        await stage.Server.WithAsync(db => db.Set<Group>().Where(one => one.Id == group).ExecuteUpdateAsync(set => set.SetProperty(one => one.ShowsSheets, false), Ending));
        await goOnAsync();

        stage.Mailbox.Letters.Count.ShouldBeInRange(First, First + InHand);
        (await stage.Server.WithAsync(db => db.Set<Mailing>().AsNoTracking().SingleAsync(Ending))).IsCalledOff.ShouldBeTrue();
    }

    private static async Task<GroupId> AddGroupAsync(LetterStage stage, bool isWilling)
    {
        var id = NewId.Of<GroupId>(TimeProvider.System);
        await stage.Server.WithAsync(db =>
        {
            db.Add(new Group { Id = id, Name = $"Group {id}", CreatedAt = stage.Clock.GetUtcNow(), ShowsSheets = isWilling });
            return db.SaveChangesAsync(Ending);
        });
        return id;
    }

    // A sheet of the depot that is out; of no workplace where it is of no group.
    private static async Task<Guid> AddSheetAsync(LetterStage stage, GroupId group, string language)
    {
        var id = Guid.NewGuid();
        await stage.Server.WithAsync(async db =>
        {
            var number = 7 + await db.Set<PublicIssue>().CountAsync(Ending);
            var issue = new PublicIssue
            {
                Id = Guid.NewGuid(), PublicationSlug = "early", PublicationName = "The Early Shift", Slug = $"{number}", Number = number, Date = new DateOnly(2026, 6, 1), Language = language, PublishAt = stage.Clock.GetUtcNow().AddDays(-1),
                SourceKey = $"issue:{number}",
            };
            db.AddRange(issue, new PublicSheet { IssueId = issue.Id, Slug = "depot", Id = id, Name = "Riverside Bus Depot", Language = language, GroupId = group, Pdf = "0", Text = "## Bay nine floods\n\nOnly when the wind is from the river." });
            return await db.SaveChangesAsync(Ending);
        });
        return id;
    }

    private static async Task<IReadOnlyList<string>> SendSheetAsync(LetterStage stage, Guid sheet)
    {
        stage.Mailbox.Letters.Clear();
        await using (var scope = stage.Server.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<Mailings>().BeginSheetAsync(sheet, Ending)).ShouldBeTrue();
        }

        await stage.DoneAsync();
        return [.. stage.Mailbox.Letters.Select(one => one.To).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_article_that_is_taken_back_while_it_goes_out_reaches_no_more(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var editor = await stage.Server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await FillAsync(stage);
        var (article, other) = (await stage.PublishAsync("A guard"), await stage.PublishAsync("Another guard"));
        var goOnAsync = await stage.ReachAsync(First, () => stage.BeginAsync(article));
        await TakeBackAsync(article);
        await goOnAsync();
        stage.Mailbox.Letters.Count.ShouldBeInRange(First, First + InHand);
        var mailing = await stage.Server.WithAsync(db => db.Set<Mailing>().AsNoTracking().SingleAsync(Ending));
        (mailing.IsCalledOff, mailing.Sent, mailing.Refused).ShouldBe((true, stage.Mailbox.Letters.Count, 0));
        (await stage.Server.WithAsync(db => db.Set<Delivery>().CountAsync(Ending))).ShouldBe(0);

        // Whoever began it is told; what was taken back before is not sent at all.
        (await editor.Browser.GetStringAsync($"/site/articles/{article}/mail", Ending)).ShouldContain("called off: the article was taken back");
        await TakeBackAsync(other);
        (await editor.Browser.OpenAsync($"/site/articles/{other}/mail")).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var services = stage.Server.Services.CreateAsyncScope();
        (await services.ServiceProvider.GetRequiredService<Mailings>().BeginAsync(other, Ending)).ShouldBeFalse();

        async Task TakeBackAsync(ArticleId id)
        {
            await using var scope = stage.Server.Services.CreateAsyncScope();
            (await scope.ServiceProvider.GetRequiredService<SiteDesk>().RetractAsync(id, "It has none.", isTold: false, Ending)).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Whose_letters_come_back_is_forgotten_at_once_or_after_five(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        foreach (var one in new[] { Ann, Bob, Carol })
        {
            await stage.SubscribeAsync(one);
        }

        (await stage.SendAsync(await stage.PublishAsync("A guard"))).ShouldBe([Ann, Bob, Carol]);
        var from = stage.Mailbox.Letters.ToDictionary(one => one.To, one => one.From);
        await Returned.TakeAsync(stage.Server, Returned.Report("news+bounce@riverside.example", "failed", "5.1.1"));
        (await stage.SubscribersAsync()).Count.ShouldBe(3, "Anybody can write a report.");
        await Returned.TakeAsync(stage.Server, Returned.Report(from[Ann], "failed", "5.1.1"));
        (await stage.SubscribersAsync()).Count.ShouldBe(2);
        await Returned.TakeAsync(stage.Server, Returned.Complaint(from[Bob]));
        (await stage.SubscribersAsync()).Count.ShouldBe(1);
        for (var times = 1; times <= 4; times++)
        {
            await Returned.TakeAsync(stage.Server, Returned.Report(from[Carol], "delayed", "4.2.2"));
            (await stage.SubscribersAsync()).ShouldHaveSingleItem().Bounces.ShouldBe(times);
        }

        (await stage.SendAsync(await stage.PublishAsync("Another guard"))).ShouldBe([Carol]);
        await Returned.TakeAsync(stage.Server, Returned.Report(from[Carol], "failed", "4.2.2"));
        (await stage.SubscribersAsync()).ShouldBeEmpty();
        (await stage.SendAsync(await stage.PublishAsync("A third"))).ShouldBeEmpty();
        await Returned.TakeAsync(stage.Server, Returned.Report(from[Carol], "failed", "5.1.1"));
    }

    private static async Task FillAsync(LetterStage stage, string workplaces = "")
    {
        var (office, texts) = ((await stage.Server.Services.GetRequiredService<IPost>().OpenAsync(Ending))!, stage.Server.Services.GetRequiredService<ISealedTexts>());
        await stage.Server.WithAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, Subscribers).Select(number => $"reader{number}@example.org").Select(address => new Subscriber
            {
                Id = Guid.NewGuid(), AddressMark = SubscriberDesk.MarkOf(office, MailAddress.Parse(address)), Address = texts.Seal(SubscriberDesk.Address, address),
                Language = "en", Workplaces = workplaces, AskedAt = stage.Clock.GetUtcNow(), ConfirmedAt = stage.Clock.GetUtcNow(),
            }));
            return db.SaveChangesAsync(Ending);
        });
    }
}
