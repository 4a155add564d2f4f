using System.Net;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Groups.Organisations;
using Handbill.Groups.Roles;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Accounts;

public sealed class SetUpTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Until_there_is_an_administrator_every_page_leads_to_the_set_up(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, isSetUp: false);
        using var browser = server.Visitor();

        foreach (var path in new[] { "/", "/sign-in", "/account", "/no-such-page" })
        {
            (await browser.OpenAsync(path)).Location.ShouldBe("/set-up");
        }

        (await browser.OpenAsync("/set-up")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.OpenAsync("/set-up/guessed")).Text.ShouldNotContain("name=\"TimeZone\"");
        (await browser.GetAsync("/health", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_printed_link_makes_the_organisation_and_its_first_administrator_once(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, isSetUp: false);
        using var browser = server.Visitor();
        var (link, other) = (await LinkAsync(server), await LinkAsync(server));
        (await server.WithAsync(db => db.Set<Invitation>().AnyAsync(one => link!.EndsWith(one.SecretHash)))).ShouldBeFalse();

        var bad = await browser.FillAsync(link!, null, ("Name", " "), ("Language", "tlh"), ("TimeZone", "Mars/North"));
        bad.Status.ShouldBe(HttpStatusCode.BadRequest);
        var named = await browser.FillAsync(link!, null, ("Name", "Harbour Workers"), ("Language", "es"), ("TimeZone", "Europe/Madrid"));
        named.Location.ShouldBe(link!.Replace("/set-up/", "/join/", StringComparison.Ordinal));
        await browser.JoinAsync(named.Location!, "Heron");

        (await browser.OpenAsync("/organisation")).Status.ShouldBe(HttpStatusCode.OK);
        (await server.WithAsync(db => db.Set<Grant>().Select(one => one.Role).SingleAsync())).ShouldBe(Role.Administrator);
        (await server.WithAsync(db => db.Set<Organisation>().SingleAsync())).TimeZone.ShouldBe("Europe/Madrid");
        using var second = server.Visitor();
        foreach (var gone in new[] { link!, other! })
        {
            (await second.OpenAsync(gone)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await second.OpenAsync(gone.Replace("/set-up/", "/join/", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await LinkAsync(server)).ShouldBeNull();
    }

    private static async Task<string?> LinkAsync(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISetUp>().NewLinkAsync(TestContext.Current.CancellationToken);
    }
}
