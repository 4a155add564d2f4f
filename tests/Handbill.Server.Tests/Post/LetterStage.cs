using System.Net;
using System.Text.RegularExpressions;
using Handbill.Groups.Contracts;
using Handbill.Groups.Post;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Publishing;
using Handbill.Site.Settings;
using Handbill.Site.Subscribers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using ArticleText = Handbill.Site.Publishing.ArticleText;

namespace Handbill.Server.Tests.Post;

/// <summary>An open site whose readers are written to by a mail server of the test's, at a time of day that the test says.</summary>
internal sealed partial class LetterStage : IAsyncDisposable
{
    private LetterStage(TestServer server, Mailbox mailbox, FakeTimeProvider clock) => (Server, Mailbox, Clock, Reader) = (server, mailbox, clock, server.Visitor());

    public TestServer Server { get; }

    public Mailbox Mailbox { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Reader { get; }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<LetterStage> StartAsync(StoreKind kind)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 15, 9, 0, 0, TimeSpan.Zero));
        var mailbox = await Mailbox.OpenAsync();
        var server = await TestServer.StartAsync(kind, seenAs: instance => instance with { Clock = clock });
        var texts = server.Services.GetRequiredService<ISealedTexts>();
        await server.WithAsync(db =>
        {
            db.Add(new SiteSetting { IsOpen = true, Host = "https://news.riverside.example", Language = "en" });
            db.Add(new MailSetting { Host = "127.0.0.1", Port = mailbox.Port, Safety = MailSafety.None, From = "news@riverside.example", Secret = texts.Seal(PostRoom.Secret, PostRoom.NewSecret()), PerMinute = 10_000 });
            return db.SaveChangesAsync(Ending);
        });
        return new LetterStage(server, mailbox, clock);
    }

    /// <summary>Sends the form of the page where one asks for letters.</summary>
    public async Task<(HttpStatusCode Status, string Text)> AskAsync(string address, string language = "en", params (string Name, string Value)[] more)
    {
        using var form = new FormUrlEncodedContent([new("address", address), .. more.Select(one => new KeyValuePair<string, string>(one.Name, one.Value))]);
        using var answer = await Reader.PostAsync($"/read/{language}/subscribe", form, Ending);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ending)));
    }

    /// <summary>Where the link in the only letter that waits for an address leads; the letter is taken out of the mailbox.</summary>
    public async Task<string> LinkAsync(string to)
    {
        var letter = await Mailbox.NextAsync(to);
        Mailbox.Letters.Count(one => one.To == to).ShouldBe(1);
        Mailbox.Letters.Clear();
        return LinkIn(letter);
    }

    /// <summary>Presses the button of a page that a link leads to.</summary>
    public async Task<HttpStatusCode> PressAsync(string link)
    {
        using var answer = await Reader.PostAsync(link, null, Ending);
        return answer.StatusCode;
    }

    /// <summary>Asks for letters and confirms.</summary>
    public async Task SubscribeAsync(string address, params (string Name, string Value)[] more)
    {
        (await AskAsync(address, "en", more)).Status.ShouldBe(HttpStatusCode.OK);
        (await PressAsync(await LinkAsync(address))).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A publication that there is something to read of.</summary>
    public async Task<PublicationId> AddPublicationAsync(string slug, string language = "en")
    {
        var id = PublicationId.From(Guid.CreateVersion7());
        await Server.WithAsync(db =>
        {
            db.Add(new Publication { Id = id, Slug = slug, Name = slug, Language = language, Sheet = "A4", TimeZone = "Europe/Lisbon", CreatedAt = Clock.GetUtcNow() });
            return db.SaveChangesAsync(Ending);
        });
        await PublishAsync($"The first of {slug}", language, id);
        return id;
    }

    public async Task<ArticleId> PublishAsync(string headline, string language = "en", PublicationId? of = null, string about = "")
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<SiteDesk>().WriteNewAsync(new ArticleText { Headline = headline, Body = "It took a sheet of paper with nine names.", Workplaces = about }, language, Clock.GetUtcNow().AddMinutes(-1), Ending);
        await Server.WithAsync(db => db.Set<Article>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.PublicationId, of), Ending));
        return id;
    }

    /// <summary>Begins to send an article.</summary>
    public async Task BeginAsync(ArticleId article)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<Mailings>().BeginAsync(article, Ending)).ShouldBeTrue();
    }

    /// <summary>Begins to send something, and waits until so many letters were taken; the others wait.</summary>
    /// <returns>Lets the others go on after two seconds, and waits until all mailings have ended.</returns>
    public async Task<Func<Task>> ReachAsync(int letters, Func<Task> beginAsync)
    {
        var (asked, go) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Mailbox.Before = () => Interlocked.Increment(ref asked) <= letters ? Task.CompletedTask : go.Task;
        await beginAsync();
        await UntilAsync(() => Task.FromResult(Volatile.Read(ref asked) > letters), TimeSpan.Zero);
        return () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(2));
            go.SetResult();
            return DoneAsync();
        };
    }

    /// <summary>Asks for letters and confirms, for so many readers.</summary>
    public async Task SubscribeAsync(int readers)
    {
        foreach (var number in Enumerable.Range(0, readers))
        {
            await SubscribeAsync($"reader{number}@example.org");
        }
    }

    /// <summary>To which addresses a letter came.</summary>
    public IReadOnlyList<string> CameTo(string subject) => [.. Mailbox.Letters.Where(one => one.Letter.Subject == subject).Select(one => one.To).Order(StringComparer.Ordinal)];

    /// <summary>Waits until all mailings have ended.</summary>
    public Task DoneAsync() => UntilAsync(async () => !await Server.WithAsync(db => db.Set<Mailing>().AnyAsync(one => one.DoneAt == null, Ending)), TimeSpan.FromMilliseconds(50));

    /// <summary>Sends an article, and tells to which addresses it came.</summary>
    public async Task<IReadOnlyList<string>> SendAsync(ArticleId article)
    {
        Mailbox.Letters.Clear();
        await BeginAsync(article);
        await DoneAsync();
        return [.. Mailbox.Letters.Select(one => one.To).Order(StringComparer.Ordinal)];
    }

    /// <summary>Those who are kept.</summary>
    public Task<List<Subscriber>> SubscribersAsync() => Server.WithAsync(db => db.Set<Subscriber>().AsNoTracking().OrderBy(one => one.Id).ToListAsync(Ending));

    /// <summary>Lets time go on, a little for each look, until something is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, TimeSpan step)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            tries.ShouldBeLessThan(1000, "It is not so after a thousand looks.");
            Clock.Advance(step);
            await Task.Delay(10, Ending);
        }
    }

    /// <summary>Path and query of the first address in a letter.</summary>
    public static string LinkIn(MimeMessage letter) => new Uri(Address().Match(letter.TextBody!).Value).PathAndQuery;

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await Server.DisposeAsync();
        await Mailbox.DisposeAsync();
    }

    [GeneratedRegex(@"https?://[^\s>]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
