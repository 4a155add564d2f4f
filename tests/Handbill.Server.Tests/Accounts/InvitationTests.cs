using System.Net;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Groups.Roles;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Accounts;

public sealed class InvitationTests
{
    private const string Page = "/people/invitations";

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_invitation_works_once_even_for_two_at_the_same_moment(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var link = await InviteAsync(secretary.Browser, Role.Translator);
        using var one = server.Visitor();
        using var two = server.Visitor();
        var apps = await Task.WhenAll(
            one.FillAsync(link, "Passphrase", ("Name", "Wren"), ("Passphrase", JoinSteps.Passphrase)),
            two.FillAsync(link, "Passphrase", ("Name", "Rook"), ("Passphrase", JoinSteps.Passphrase)));

        var ends = await Task.WhenAll(FinishAsync(one, apps[0]), FinishAsync(two, apps[1]));

        ends.Select(end => end.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.NotFound]);
        (await server.WithAsync(db => db.Set<Account>().CountAsync(account => account.UserName == "Wren" || account.UserName == "Rook"))).ShouldBe(1);
        using var late = server.Visitor();
        (await late.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);

        Task<Answer> FinishAsync(HttpClient browser, Answer app) => browser.SendAsync(
            app, $"{link}?handler=Code", ("Draft", app.Field("Draft")), ("Code", Totp.CodeOf(JoinSteps.SecretOf(app), Totp.StepAt(DateTimeOffset.UtcNow))));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_invitation_that_is_too_old_or_withdrawn_opens_nothing(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        using var browser = server.Visitor();
        var withdrawn = await InviteAsync(secretary.Browser, Role.Translator);
        var id = (await secretary.Browser.OpenAsync(Page)).Text.Split("name=\"Id\" value=\"")[1][..32];
        (await secretary.Browser.FillAsync(Page, "Withdraw", ("Id", id))).Status.ShouldBe(HttpStatusCode.Redirect);
        var old = await InviteAsync(secretary.Browser, Role.Translator);
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        await server.WithAsync(db => db.Set<Invitation>().Where(one => one.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, before)));

        foreach (var link in new[] { withdrawn, old, "/join/x" })
        {
            (await browser.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await secretary.Browser.FillAsync(Page, "Withdraw", ("Id", id))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_the_inviter_may_no_longer_give_the_invitation_does_not_give(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        using var browser = server.Visitor();
        var link = await InviteAsync(secretary.Browser, Role.Translator);
        (await browser.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.OK);

        await server.WithAsync(db => db.Set<Grant>().Where(one => one.AccountId == secretary.Account).ExecuteDeleteAsync());

        (await browser.OpenAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_secretary_makes_no_administrator_by_any_form()
    {
        await using var server = await TestServer.StartAsync();
        var administrator = await server.SignInAsync(Role.Administrator, Scope.Organisation);
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        (await secretary.Browser.FillAsync(Page, "Make", ("Role", "Administrator"), ("For", "organisation"), ("Days", "7"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await secretary.Browser.FillAsync($"/people/{secretary.Account}", "Give", ("Role", "Administrator"), ("For", "organisation"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await secretary.Browser.FillAsync($"/people/{administrator.Account}", "Close")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await server.WithAsync(db => db.Set<Grant>().CountAsync(one => one.Role == Role.Administrator))).ShouldBe(1);
        (await administrator.Browser.FillAsync(Page, "Make", ("Role", "Administrator"), ("For", "organisation"), ("Days", "7"))).Text.ShouldContain("/join/");
    }

    [Theory]
    [InlineData("GroupMember", "organisation", "7")]
    [InlineData("9", "organisation", "7")]
    [InlineData("Translator", "group-00000000000000000000000000000000", "7")]
    [InlineData("Translator", "organisation", "0")]
    [InlineData("Translator", "organisation", "x")]
    [InlineData("", "", "")]
    public async Task A_form_that_makes_no_sense_is_shown_again(string role, string scope, string days)
    {
        await using var server = await TestServer.StartAsync();
        var administrator = await server.SignInAsync(Role.Administrator, Scope.Organisation);

        var answer = await administrator.Browser.FillAsync(Page, "Make", ("Role", role), ("For", scope), ("Days", days));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain("class=\"errors\"");
    }

    private static async Task<string> InviteAsync(HttpClient browser, Role role)
    {
        var made = await browser.FillAsync(Page, "Make", ("Role", role.ToString()), ("For", "organisation"), ("Days", "7"));
        return new Uri(made.Text.Split("readonly value=\"")[1].Split('"')[0]).AbsolutePath;
    }
}
