using System.Diagnostics;
using System.Text;
using Handbill.Kernel.Audit;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Contracts;
using Handbill.Site.Settings;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Post;

/// <summary>A list of people who want letters comes in: each is asked once, what is broken is told by its line, and nothing is half done.</summary>
public sealed class SubscriberImportTests
{
    private const string Ann = "ann@example.org", Bob = "bob@example.org";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Each_address_of_a_list_is_asked_once_and_gets_nothing_else_before_it_says_yes(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.AddPublicationAsync("early-shift");
        await stage.PublishAsync("Una mesa", "es");
        await stage.SubscribeAsync(Bob);
        var list = "email;idioma;publications\r\n\"Ann\" <Ann@Example.org>;;early-shift\r\nann@example.org;;\r\nbob@example.org;;\r\n\r\ncarla@example.org;es;\r\n";
        var dry = await ImportAsync(stage, list, order => order with { IsDryRun = true });
        (dry.Read, dry.New, dry.Known, dry.Twice, dry.Faulty).ShouldBe((4, 2, 1, 1, 0));
        (await stage.SubscribersAsync()).Count.ShouldBe(1);
        var report = await ImportAsync(stage, list);
        (report.Read, report.New, report.Known, report.Twice, report.Faulty).ShouldBe((4, 2, 1, 1, 0));
        await stage.DoneAsync();
        stage.Mailbox.Letters.Select(one => one.To).Order(StringComparer.Ordinal).ShouldBe(["Ann@example.org", "carla@example.org"]);
        var question = await stage.Mailbox.NextAsync("Ann@example.org");
        question.Subject.ShouldBe("Do you want letters from Riverside Workers?");
        question.TextBody!.ShouldContain("Your address stands on a list");
        (await stage.Mailbox.NextAsync("carla@example.org")).Subject!.ShouldContain("¿Quiere cartas");
        var kept = await stage.SubscribersAsync();
        kept.Count(one => one.ConfirmedAt is null).ShouldBe(2);
        kept.ShouldAllBe(one => !Encoding.Latin1.GetString(one.Address).Contains("example", StringComparison.OrdinalIgnoreCase));

        // Twice is once: nobody is asked again, and an article goes to who said yes alone.
        stage.Mailbox.Letters.Clear();
        (await ImportAsync(stage, list)).New.ShouldBe(0);
        var article = await stage.PublishAsync("A guard");
        (await stage.SendAsync(article)).ShouldBe([Bob]);
        (await stage.PressAsync(LetterStage.LinkIn(question))).ShouldBe(System.Net.HttpStatusCode.OK);
        (await stage.SubscribersAsync()).Single(one => one.Publications == "early-shift").ConfirmedAt.ShouldNotBeNull();
        var entry = await stage.Server.WithAsync(db => db.Set<AuditEntry>().AsNoTracking().SingleAsync(one => one.Act == "subscriber.import", Ending));
        (entry.Detail, entry.Actor).ShouldBe(("consent=asked,new=2", null));

        // Who does not answer is deleted with the week.
        var until = stage.Clock.GetUtcNow().AddDays(8);
        await stage.UntilAsync(async () => (await stage.SubscribersAsync()).Count == 2 || stage.Clock.GetUtcNow() > until, TimeSpan.FromMinutes(30));
        (await stage.SubscribersAsync()).ShouldAllBe(one => one.ConfirmedAt != null);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Who_agreed_elsewhere_is_not_asked_the_trail_says_so_and_the_same_list_brings_back_nobody_who_left(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var article = await stage.PublishAsync("A guard");
        var list = $"{Ann}\n{Bob}\n";
        (await ImportAsync(stage, list, order => order with { HasConsent = true })).New.ShouldBe(2);
        stage.Mailbox.Letters.ShouldBeEmpty();
        (await stage.Server.WithAsync(db => db.Set<AuditEntry>().Where(one => one.Act == "subscriber.import").Select(one => one.Detail).SingleAsync(Ending))).ShouldBe("consent=elsewhere,new=2");
        (await stage.SendAsync(article)).ShouldBe([Ann, Bob]);
        var leave = new Uri((await stage.Mailbox.NextAsync(Ann)).Headers["List-Unsubscribe"]!.Trim('<', '>')).PathAndQuery;
        (await stage.PressAsync(leave)).ShouldBe(System.Net.HttpStatusCode.OK);
        var again = await ImportAsync(stage, list, order => order with { HasConsent = true });
        again.Refused.ShouldNotBeNull().ShouldContain("who left since then would be written to again");
        (await stage.SubscribersAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_broken_is_told_by_its_line_and_the_rest_comes_in(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.PublishAsync("A guard");
        (string Row, string? Told)[] rows =
        [
            ("name,email,language,publications", null), ("Ann,ann@example.org,,", null), ("Ben,ben,,", "an address is a name, an @ and a server"), ("Cleo,cleo@gmial.com,,", "did you mean cleo@gmail.com?"),
            ("Dan,\"dan@example.org\nBcc: all@example.org\",,", "a line end"), ("Eve,eve@example.org,xx,", "the site has nothing in the language “xx”"), ("Fay,fay@example.org,,never", "there is no publication “never”"),
            ("Gus,gus@example.org;hal@example.org,,", "type one address alone"), ("Ida,<ida@example.org>\tx,,", ""), ("Jo,jo@-.example,,", "is not the name of a server"), ("Kai,kai@example.org,,", null), ("Lea,LEA@example.org,en,", null),
            ("Max,\"max@example.org,,", "a quotation mark is not closed"), ("Nia,nia@example.org,,", null),
        ];
        var report = await ImportAsync(stage, string.Join("\n", rows.Select(one => one.Row)));
        var faults = rows.Where(one => one.Told is not null).ToList();
        report.Faulty.ShouldBe(faults.Count);
        foreach (var (fault, (_, told)) in report.Faults.Zip(faults))
        {
            fault.Words.ShouldContain(told!);
        }

        // Lines as an editor counts them: the one with a line end in it is two.
        report.Faults.Select(one => one.Line).ShouldBe([3, 4, 5, 7, 8, 9, 10, 11, 14]);
        await stage.DoneAsync();
        stage.Mailbox.Letters.Select(one => one.To).Order(StringComparer.Ordinal).ShouldBe(["LEA@example.org", "ann@example.org", "kai@example.org", "nia@example.org"]);
        (await ImportAsync(stage, "cleo@gmial.com", order => order with { TakesSlips = true })).New.ShouldBe(1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task However_a_spreadsheet_wrote_it_the_list_is_read_and_what_is_none_is_refused(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.PublishAsync("A guard");
        const string List = "Señora\tcorreo\nMüller\tann@example.org\n";
        foreach (var encoding in new[] { Encoding.UTF8, new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(List)];
            var dry = await ImportAsync(stage, bytes, order => order with { IsDryRun = true });
            (dry.New, dry.Faulty).ShouldBe((1, 0), encoding.WebName);
        }

        (await ImportAsync(stage, Encoding.Unicode.GetBytes(List))).Refused.ShouldNotBeNull().ShouldContain("save the list as CSV");
        (await ImportAsync(stage, new byte[100])).Refused.ShouldNotBeNull();
        (await ImportAsync(stage, "")).Read.ShouldBe(0);
        var random = new Random(11);
        for (var round = 0; round < 50; round++)
        {
            var noise = new byte[random.Next(2000)];
            random.NextBytes(noise);
            (await ImportAsync(stage, noise)).New.ShouldBe(0);
        }

        (await ImportAsync(stage, List, order => order with { Language = "xx" })).Refused.ShouldNotBeNull().ShouldContain("“xx”");
        await stage.Server.WithAsync(db => db.Set<SiteSetting>().ExecuteUpdateAsync(set => set.SetProperty(one => one.IsOpen, false), Ending));
        (await stage.SubscribersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_list_of_a_hundred_thousand_comes_in_whole_or_not_at_all(StoreKind kind)
    {
        const int Many = 100_000;
        await using var stage = await LetterStage.StartAsync(kind);
        await stage.PublishAsync("A guard");
        var list = string.Concat(Enumerable.Range(0, Many).Select(number => $"reader{number}@host{number % 500}.example.org\n")) + "broken\n";
        using (var ending = new CancellationTokenSource())
        {
            ending.CancelAfter(TimeSpan.FromMilliseconds(400));
            await Should.ThrowAsync<OperationCanceledException>(async () => await ImportAsync(stage, Encoding.UTF8.GetBytes(list), order => order with { HasConsent = true }, ending.Token));
        }

        (await CountAsync(stage)).ShouldBe(0);
        var began = Stopwatch.StartNew();
        var report = await ImportAsync(stage, list, order => order with { HasConsent = true });
        (report.New, report.Faulty).ShouldBe((Many, 1));
        report.Faults.ShouldHaveSingleItem().Line.ShouldBe(Many + 1);
        TestContext.Current.TestOutputHelper!.WriteLine($"{kind}: {Many} addresses in {began.Elapsed.TotalSeconds:0.0} s");
        (await CountAsync(stage)).ShouldBe(Many);
        (await ImportAsync(stage, list + "one-more@example.org", order => order with { HasConsent = true })).New.ShouldBe(1);
    }

    private static Task<int> CountAsync(LetterStage stage) => stage.Server.WithAsync(db => db.Set<Subscriber>().CountAsync(Ending));

    private static Task<SubscriberImportReport> ImportAsync(LetterStage stage, string list, Func<SubscriberImportOrder, SubscriberImportOrder>? how = null) => ImportAsync(stage, Encoding.UTF8.GetBytes(list), how);

    private static async Task<SubscriberImportReport> ImportAsync(LetterStage stage, byte[] list, Func<SubscriberImportOrder, SubscriberImportOrder>? how = null, CancellationToken? ending = null)
    {
        await using var scope = stage.Server.Services.CreateAsyncScope();
        var order = new SubscriberImportOrder { List = list };
        return await scope.ServiceProvider.GetRequiredService<ISubscriberImport>().RunAsync(how?.Invoke(order) ?? order, ending ?? Ending);
    }
}
