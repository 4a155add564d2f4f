using System.Net;
using Handbill.Groups.Contracts;
using Handbill.Groups.Post;
using Handbill.Mail;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Post;

/// <summary>Letters go to each mail host at its own pace, through a real mail server and by a clock of the test's.</summary>
public sealed class HostPaceTests
{
    private const string Slow = "gmail.com", Slowest = "mail.example.net", Usual = "example.org";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Each_host_gets_its_own_number_of_letters_a_minute_and_no_host_waits_for_another(StoreKind kind)
    {
        await using var stage = await LetterStage.StartAsync(kind);
        var admin = await stage.Server.SignInAsync(Role.Administrator, Scope.Organisation);
        await SaveAsync(stage, admin, $"{Slow} 20\n# shared by many\n{Slowest.ToUpperInvariant()}=6\n");
        await FillAsync(stage, (Slow, 60), (Slowest, 6), (Usual, 80));
        var article = await stage.PublishAsync("A guard");
        var began = stage.Clock.GetUtcNow();
        var samples = new List<(double Minutes, int Slow, int Slowest, int Usual)>();
        await stage.BeginAsync(article);
        await stage.UntilAsync(
            async () =>
            {
                // What went to the mail server up to now, by the clock.
                var sent = stage.Mailbox.Letters.GroupBy(one => one.To.Split('@')[1]).ToDictionary(group => group.Key, group => group.Count());
                samples.Add(((stage.Clock.GetUtcNow() - began).TotalMinutes, sent.GetValueOrDefault(Slow), sent.GetValueOrDefault(Slowest), sent.GetValueOrDefault(Usual)));
                return !await stage.Server.WithAsync(db => db.Set<Mailing>().AnyAsync(one => one.DoneAt == null, Ending));
            },
            TimeSpan.FromMilliseconds(500));
        foreach (var (minutes, slow, slowest, usual) in samples)
        {
            ((double)slow).ShouldBeLessThanOrEqualTo((20 * minutes) + 1);
            ((double)slowest).ShouldBeLessThanOrEqualTo((6 * minutes) + 1);
            ((double)usual).ShouldBeLessThanOrEqualTo((60 * minutes) + 1);
        }

        samples[^1].ShouldSatisfyAllConditions(last => (last.Slow, last.Slowest, last.Usual).ShouldBe((60, 6, 80)), last => last.Minutes.ShouldBeInRange(59 / 20d, 8));
        samples.First(one => one.Usual == 80).Slow.ShouldBeLessThan(60, "The quick do not wait for the slow.");
        var mailing = await stage.Server.WithAsync(db => db.Set<Mailing>().AsNoTracking().SingleAsync(Ending));
        (mailing.Sent, mailing.Refused).ShouldBe((146, 0));
    }

    [Fact]
    public async Task A_line_that_is_no_pace_is_refused_by_its_number_and_what_was_saved_counts_at_once()
    {
        await using var stage = await LetterStage.StartAsync(StoreKind.Sqlite);
        var admin = await stage.Server.SignInAsync(Role.Administrator, Scope.Organisation);
        await SaveAsync(stage, admin, "gmail.com 20");
        (await admin.Browser.GetStringAsync("/organisation/mail", Ending)).ShouldContain("gmail.com 20");
        var office = (await stage.Server.Services.GetRequiredService<IPost>().OpenAsync(Ending))!;
        (office.Rate.Ask(Slow), office.Rate.Ask(Slow)).ShouldBe((TimeSpan.Zero, TimeSpan.FromSeconds(3)));
        foreach (var wrong in new[] { "gmail.com", "gmail.com 0", "gmail.com 1.5", "gmail.com -2", "gm ail.com 20", "@ 20", "gmail.com 9999999999", "gmail.com 20 30" })
        {
            var answer = await SendAsync(stage, admin, $"example.org 60\n{wrong}");
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, wrong);
            answer.Text.ShouldContain("Line 2: write a host");
        }

        await SaveAsync(stage, admin, "");
        (await stage.Server.Services.GetRequiredService<IPost>().OpenAsync(Ending))!.Rate.Ask(Slow).ShouldBe(TimeSpan.Zero);
        HostPaces.Read("münchen.example 5").Hosts.ShouldHaveSingleItem().Key.ShouldBe("xn--mnchen-3ya.example");
    }

    private static async Task SaveAsync(LetterStage stage, SignedIn admin, string hosts) => (await SendAsync(stage, admin, hosts)).Status.ShouldBe(HttpStatusCode.Redirect);

    private static async Task<Answer> SendAsync(LetterStage stage, SignedIn admin, string hosts)
    {
        var opened = await admin.Browser.OpenAsync("/organisation/mail");
        return await admin.Browser.SendAsync(
            opened, "/organisation/mail", ("Input.Host", "127.0.0.1"), ("Input.Port", $"{stage.Mailbox.Port}"), ("Input.Safety", "None"), ("Input.From", "news@riverside.example"), ("Input.PerMinute", "60"), ("Input.Hosts", hosts),
            ("Input.Version", opened.Field("Input.Version")));
    }

    private static async Task FillAsync(LetterStage stage, params (string Host, int Many)[] hosts)
    {
        var (office, texts) = ((await stage.Server.Services.GetRequiredService<IPost>().OpenAsync(Ending))!, stage.Server.Services.GetRequiredService<ISealedTexts>());
        await stage.Server.WithAsync(db =>
        {
            db.AddRange(hosts.SelectMany(host => Enumerable.Range(0, host.Many).Select(number => $"reader{number}@{host.Host}")).Select(address => new Subscriber
            {
                Id = Guid.NewGuid(), AddressMark = SubscriberDesk.MarkOf(office, MailAddress.Parse(address)), Address = texts.Seal(SubscriberDesk.Address, address),
                Language = "en", AskedAt = stage.Clock.GetUtcNow(), ConfirmedAt = stage.Clock.GetUtcNow(),
            }));
            return db.SaveChangesAsync(Ending);
        });
    }
}
