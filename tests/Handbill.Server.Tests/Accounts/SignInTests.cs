using System.Diagnostics;
using System.Net;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Accounts;

public sealed class SignInTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_passphrase_and_a_code_sign_in_and_neither_code_counts_twice(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var (secret, recovery) = await MemberAsync(server, "Heron");
        using var browser = server.Visitor();

        var asked = await browser.SayPassphraseAsync("heron", JoinSteps.Passphrase, "/account");
        asked.Status.ShouldBe(HttpStatusCode.OK, asked.Text);
        (await browser.OpenAsync("/account")).Location!.ShouldContain("/sign-in");
        (await browser.SayCodeAsync(asked, "000000")).Status.ShouldBe(HttpStatusCode.BadRequest);

        // The code of the moment was used for joining: the app shows the next one in half a minute.
        var next = Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow) + 1);
        (await browser.SayCodeAsync(asked, next)).Location.ShouldBe("/account");
        (await browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);

        using var second = server.Visitor();
        var again = await second.SayPassphraseAsync("Heron", JoinSteps.Passphrase);
        (await second.SayCodeAsync(again, next)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await second.SayCodeAsync(again, recovery[3].ToLowerInvariant())).Status.ShouldBe(HttpStatusCode.Redirect);
        (await second.SayCodeAsync(again, recovery[3])).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Names_that_are_there_and_names_that_are_not_get_the_same_answer_in_about_the_same_time(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await MemberAsync(server, "Heron");
        var passkeyOnly = await server.SignInAsync(Role.Translator, Scope.Organisation);
        var keyed = await server.WithAsync(db => db.Set<Account>().Where(one => one.Id == passkeyOnly.Account.Value).Select(one => one.UserName!).SingleAsync());
        using var browser = server.Visitor();
        var (texts, times) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, List<double>>(StringComparer.Ordinal));
        for (var turn = 0; turn < 4; turn++)
        {
            foreach (var name in new[] { "Heron", "Nobody here", keyed })
            {
                var page = await browser.OpenAsync("/sign-in");
                var watch = Stopwatch.StartNew();
                var answer = await browser.SendAsync(page, "/sign-in?handler=Passphrase", ("Name", name), ("Passphrase", "not the right one at all"));
                times.TryAdd(name, []);
                times[name].Add(watch.Elapsed.TotalMilliseconds);
                answer.Status.ShouldBe(HttpStatusCode.BadRequest);
                texts[name] = answer.Text.Replace(name, "", StringComparison.Ordinal).Replace(answer.Field("__RequestVerificationToken")!, "", StringComparison.Ordinal);
            }
        }

        texts.Values.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);

        // The least of four, since the machine may be busy with something else. Without the hash an answer would come in a tenth of the time.
        var least = times.Values.Select(all => all.Min()).ToList();
        (least.Max() / least.Min()).ShouldBeLessThan(2.5);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_stranger_cannot_lock_out_whoever_was_signed_in_on_their_device_before(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        using var own = server.Visitor();
        var (secret, recovery) = await MemberAsync(server, "Heron", own);
        (await own.FillAsync("/sign-out", null)).Location.ShouldBe("/sign-in");
        using var stranger = server.Visitor();
        for (var turn = 0; turn < Tries.Most; turn++)
        {
            (await stranger.SayPassphraseAsync("Heron", $"guess number {turn} of many")).Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        // Even the right one is not believed from where nobody knows, and from the own device it is.
        (await stranger.SayPassphraseAsync("Heron", JoinSteps.Passphrase)).Status.ShouldBe(HttpStatusCode.BadRequest);
        var asked = await own.SayPassphraseAsync("Heron", JoinSteps.Passphrase);
        asked.Status.ShouldBe(HttpStatusCode.OK);
        (await own.SayCodeAsync(asked, recovery[0])).Status.ShouldBe(HttpStatusCode.Redirect);
        secret.Length.ShouldBe(32);

        // After the pause it is believed everywhere.
        var now = DateTimeOffset.UtcNow;
        (await server.WithAsync(db => db.Set<Account>().Where(one => one.LockoutEnd > now).ExecuteUpdateAsync(set => set.SetProperty(one => one.LockoutEnd, now)))).ShouldBe(1);
        (await stranger.SayPassphraseAsync("Heron", JoinSteps.Passphrase)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_known_device_has_ten_tries_of_its_own_and_then_is_a_stranger()
    {
        await using var server = await TestServer.StartAsync();
        using var own = server.Visitor();
        await MemberAsync(server, "Heron", own);
        await own.FillAsync("/sign-out", null);
        for (var turn = 0; turn < 2 * Tries.Most; turn++)
        {
            (await own.SayPassphraseAsync("Heron", $"guess number {turn} of many")).Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await own.SayPassphraseAsync("Heron", JoinSteps.Passphrase)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_session_is_new_at_each_sign_in_and_the_one_before_ends(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var victim = await server.SignInAsync(Role.Translator, Scope.Organisation);
        using var planted = await server.BrowserOfAsync(victim.Account);
        var (_, recovery) = await MemberAsync(server, "Heron");

        // Somebody else's cookie stands in the browser in which Heron signs in: it must not become Heron's.
        var asked = await planted.SayPassphraseAsync("Heron", JoinSteps.Passphrase);
        var before = await server.WithAsync(db => db.Set<Session>().CountAsync());
        (await planted.SayCodeAsync(asked, recovery[0])).Status.ShouldBe(HttpStatusCode.Redirect);

        (await server.WithAsync(db => db.Set<Session>().CountAsync())).ShouldBe(before + 1);
        (await planted.OpenAsync("/account")).Text.ShouldContain("<h1>Heron</h1>");
        (await server.WithAsync(db => db.Set<Session>().CountAsync(one => one.AccountId == victim.Account && one.EndedAt != null))).ShouldBe(1);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_no_other_server(string then)
    {
        await using var server = await TestServer.StartAsync();
        var (_, recovery) = await MemberAsync(server, "Heron");
        using var browser = server.Visitor();

        var asked = await browser.SayPassphraseAsync("Heron", JoinSteps.Passphrase, then);

        (await browser.SayCodeAsync(asked, recovery[0])).Location.ShouldBe("/");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_sign_in_link_works_once_and_looking_at_it_uses_nothing(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await using var scope = server.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();
        await accounts.MakeAsync("Wren", [(Role.Translator, Scope.Organisation)], TestContext.Current.CancellationToken);
        var link = await accounts.SignInLinkAsync("wren", TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        using var one = server.Visitor();
        using var two = server.Visitor();
        (await one.OpenAsync(link!)).Status.ShouldBe(HttpStatusCode.OK);
        var open = await two.OpenAsync(link!);

        (await one.FillAsync(link!, null)).Location.ShouldBe("/");
        (await one.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await two.SendAsync(open, link!)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await two.OpenAsync("/")).Location!.ShouldContain("/sign-in");
        (await accounts.SignInLinkAsync("Nobody", TimeSpan.FromHours(1), TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}")]
    public async Task What_is_no_passkey_is_refused_in_words(string credential)
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Visitor();
        var page = await browser.OpenAsync("/sign-in");
        await browser.SendAsync(page, "/sign-in?handler=PasskeyOptions");

        (await browser.SendAsync(page, "/sign-in?handler=Passkey", ("Credential", credential))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<(string Secret, IReadOnlyList<string> Codes)> MemberAsync(TestServer server, string name, HttpClient? browser = null)
    {
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var made = await secretary.Browser.FillAsync("/people/invitations", "Make", ("Role", "Translator"), ("For", "organisation"), ("Days", "7"));
        await server.WithAsync(async db =>
        {
            db.Set<Session>().RemoveRange(await db.Set<Session>().Where(one => one.AccountId == secretary.Account).ToListAsync());
            return await db.SaveChangesAsync();
        });
        var link = new Uri(made.Text.Split("readonly value=\"")[1].Split('"')[0]).AbsolutePath;
        var joining = browser ?? server.Visitor();
        return await joining.JoinAsync(link, name);
    }
}
