using System.Net;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Groups.Organisations;
using Handbill.Groups.Roles;
using Handbill.Kernel.Audit;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Accounts;

public sealed class AccountTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_session_that_is_ended_is_refused_from_the_next_request_on(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var me = await server.SignInAsync(Role.Translator, Scope.Organisation);
        using var phone = await server.BrowserOfAsync(me.Account);
        var stranger = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        (await phone.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        var sessions = await server.WithAsync(db => db.Set<Session>().Where(one => one.AccountId == me.Account).OrderBy(one => one.Id).ToListAsync());

        (await stranger.Browser.FillAsync("/account/sessions", "End", ("id", sessions[1].Id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await me.Browser.FillAsync("/account/sessions", "End", ("id", sessions[1].Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await phone.OpenAsync("/account")).Location!.ShouldContain("/sign-in");
        (await me.Browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        (await me.Browser.FillAsync("/account/sessions", "Everywhere")).Location.ShouldBe("/sign-in");
        (await me.Browser.OpenAsync("/account")).Location!.ShouldContain("/sign-in");
        (await server.WithAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Act == "session.end"))).ShouldBe(2);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_closed_account_has_no_name_no_way_in_and_no_session(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var administrator = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        var leaver = await server.SignInAsync(Role.Translator, Scope.Organisation);
        var name = await server.WithAsync(db => db.Set<Account>().Where(one => one.Id == leaver.Account.Value).Select(one => one.UserName!).SingleAsync());

        (await administrator.Browser.FillAsync($"/people/{administrator.Account}", "Close")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.Browser.FillAsync($"/people/{leaver.Account}", "Close")).Location.ShouldBe("/people");

        (await leaver.Browser.OpenAsync("/account")).Location!.ShouldContain("/sign-in");
        (await administrator.Browser.OpenAsync($"/people/{leaver.Account}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.Browser.OpenAsync("/people")).Text.ShouldNotContain(name);
        var row = await server.WithAsync(db => db.Set<Account>().SingleAsync(one => one.Id == leaver.Account.Value));
        row.UserName.ShouldStartWith("closed-");
        (await server.WithAsync(db => db.Set<Grant>().CountAsync(one => one.AccountId == leaver.Account))).ShouldBe(0);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Changing_how_one_signs_in_needs_a_sign_in_a_short_while_ago(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var me = await server.SignInAsync(Role.Translator, Scope.Organisation);
        var open = await me.Browser.OpenAsync("/account/passphrase");
        open.Status.ShouldBe(HttpStatusCode.OK);
        var longAgo = DateTimeOffset.UtcNow.AddMinutes(-20);
        await server.WithAsync(db => db.Set<Session>().ExecuteUpdateAsync(set => set.SetProperty(one => one.StartedAt, longAgo)));

        foreach (var page in new[] { "/account/passphrase", "/account/passkeys" })
        {
            (await me.Browser.OpenAsync(page)).Location.ShouldBe($"/sign-in?then={Uri.EscapeDataString(page)}");
        }

        (await me.Browser.SendAsync(open, "/account/passphrase?handler=Passphrase", ("Passphrase", JoinSteps.Passphrase))).Location!.ShouldStartWith("/sign-in");
        (await me.Browser.SendAsync(open, "/account/passkeys?handler=PasskeyOptions")).Location!.ShouldStartWith("/sign-in");
        (await me.Browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_new_passphrase_ends_the_other_sessions_and_opens_the_next(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var me = await server.SignInAsync(Role.Translator, Scope.Organisation);
        using var phone = await server.BrowserOfAsync(me.Account);
        var name = await server.WithAsync(db => db.Set<Account>().Select(one => one.UserName!).SingleAsync());

        (await me.Browser.FillAsync("/account/passphrase", "Passphrase", ("Passphrase", "aaaaaaaaaaaaaaaaaa"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        var app = await me.Browser.FillAsync("/account/passphrase", "Passphrase", ("Passphrase", JoinSteps.Passphrase));
        var secret = JoinSteps.SecretOf(app);
        (await me.Browser.SendAsync(app, "/account/passphrase?handler=Code", ("Draft", app.Field("Draft")), ("Code", "000000"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        var done = await me.Browser.SendAsync(
            app, "/account/passphrase?handler=Code", ("Draft", app.Field("Draft")), ("Code", Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow))));

        done.Text.Split("<code class=\"secret\">").Length.ShouldBe(1 + RecoveryCode.Many);
        (await me.Browser.OpenAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        (await phone.OpenAsync("/account")).Location!.ShouldContain("/sign-in");
        (await phone.SayPassphraseAsync(name, JoinSteps.Passphrase)).Status.ShouldBe(HttpStatusCode.OK);
        var renewed = await me.Browser.FillAsync("/account/passphrase", "Renew");
        renewed.Text.Split("<code class=\"secret\">").Length.ShouldBe(1 + RecoveryCode.Many);
        (await server.WithAsync(db => db.Set<RecoveryCode>().CountAsync())).ShouldBe(RecoveryCode.Many);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_role_is_given_and_taken_and_the_last_administrator_stays(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var administrator = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        var other = await server.SignInAsync(Role.Translator, Scope.Organisation);
        var page = $"/people/{other.Account}";
        var own = await server.WithAsync(db => db.Set<Grant>().SingleAsync(one => one.AccountId == administrator.Account));

        (await other.Browser.OpenAsync("/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.Browser.FillAsync($"/people/{administrator.Account}", "Take", ("Grant", own.Id.ToString()))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.Browser.FillAsync(page, "Give", ("Role", "OrganisationSecretary"), ("For", "organisation"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await other.Browser.OpenAsync("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await administrator.Browser.FillAsync(page, "Take", ("Grant", own.Id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        var given = await server.WithAsync(db => db.Set<Grant>().SingleAsync(one => one.Role == Role.OrganisationSecretary));
        (await administrator.Browser.FillAsync(page, "Take", ("Grant", given.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await other.Browser.OpenAsync("/people")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Settings_that_two_change_at_once_are_shown_side_by_side(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var one = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        var two = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        var (mine, theirs) = (await one.Browser.OpenAsync("/organisation"), await two.Browser.OpenAsync("/organisation"));
        (string, string?)[] rest = [("Language", "en"), ("TimeZone", "Europe/Lisbon"), ("Colour", "#ffee00")];

        (await two.Browser.SendAsync(theirs, "/organisation", [.. rest, ("Name", "Theirs"), ("Version", theirs.Field("Version"))])).Status.ShouldBe(HttpStatusCode.Redirect);
        var conflict = await one.Browser.SendAsync(mine, "/organisation", [.. rest, ("Name", "Mine"), ("Version", mine.Field("Version"))]);

        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("Theirs");
        conflict.Text.ShouldContain("Mine");
        (await one.Browser.SendAsync(conflict, "/organisation", [.. rest, ("Name", "Mine"), ("Version", conflict.Field("Version"))])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await server.WithAsync(db => db.Set<Organisation>().SingleAsync())).Name.ShouldBe("Mine");
        (await one.Browser.SendAsync(mine, "/organisation", [.. rest[..2], ("Colour", "red"), ("Name", "Mine")])).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_language_that_is_chosen_is_spoken_on_all_devices(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var me = await server.SignInAsync(Role.Translator, Scope.Organisation);
        using var phone = await server.BrowserOfAsync(me.Account);

        (await me.Browser.FillAsync("/account", null, ("Language", "tlh"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await me.Browser.FillAsync("/account", null, ("Language", "fr"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await phone.OpenAsync("/account")).Text.ShouldContain("<html lang=\"fr\"");
    }

    [Fact]
    public async Task Errors_are_said_in_the_language_of_the_reader_and_with_their_number()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Visitor();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");

        var gone = await browser.OpenAsync("/no-such-page");
        gone.Status.ShouldBe(HttpStatusCode.NotFound);
        WebUtility.HtmlDecode(gone.Text).ShouldContain("Aquí no hay nada");
        using var forged = await browser.PostAsync("/sign-in?handler=Passphrase", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
