using AngleSharp.Html.Parser;
using Handbill.Ui.Layout;
using Handbill.Ui.Tests.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Handbill.Ui.Tests.Layout;

public sealed class FlashTests
{
    private const string Words = "Kept; “twice” <b>over</b>, مرحبا";

    [Fact]
    public async Task A_message_is_shown_once_on_the_next_page()
    {
        await using var server = await Server.StartAsync(routes: routes => routes.MapGet("/say", http =>
        {
            Flash.Say(http, Words);
            http.Response.Redirect("/design");
            return Task.CompletedTask;
        }));
        using var said = await server.GetAsync("/say");
        var cookie = said.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("hb-flash=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldNotContain("twice");

        using var page = await server.GetAsync("/design", ("Cookie", cookie.Split(';')[0]));

        var notice = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).QuerySelector(".notice[role=status] div")!;
        notice.TextContent.ShouldBe(Words);
        page.Headers.GetValues("Set-Cookie").ShouldContain(value => value.StartsWith("hb-flash=;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hb-flash=forged")]
    [InlineData("hb-flash=CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("hb-flash=%00%ff")]
    public async Task A_forged_message_is_not_shown(string cookie)
    {
        await using var server = await Server.StartAsync();
        using var page = await server.GetAsync("/design", ("Cookie", cookie));

        page.IsSuccessStatusCode.ShouldBeTrue();
        (await page.Content.ReadAsStringAsync()).ShouldNotContain("role=\"status\" class=\"notice");
    }
}
