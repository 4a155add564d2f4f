using System.Net;
using Handbill.Ui.Tests.Hosting;

namespace Handbill.Ui.Tests.Layout;

public sealed class PageTests : IAsyncLifetime
{
    private Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(null, "en", "ltr")]
    [InlineData("de, fr;q=0.8, es;q=0.5", "fr", "ltr")]
    [InlineData("ar-EG", "ar", "rtl")]
    [InlineData("es;q=0, en", "en", "ltr")]
    [InlineData(";;;, ===", "en", "ltr")]
    public async Task A_page_is_in_the_language_that_the_browser_asks_for(string? asked, string language, string direction)
    {
        using var answer = await _server.GetAsync("/design", asked is null ? [] : [("Accept-Language", asked)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<html lang=\"{language}\" dir=\"{direction}\">");
        answer.Content.Headers.ContentLanguage.ShouldBe([language]);
    }

    [Fact]
    public async Task A_language_that_is_chosen_stays_chosen()
    {
        using var form = new FormUrlEncodedContent([new("language", "fr"), new("back", "/design?x=1")]);
        using var chosen = await _server.Client.PostAsync(new Uri("/language", UriKind.Relative), form);

        chosen.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        chosen.Headers.Location!.ToString().ShouldBe("/design?x=1");
        var cookie = chosen.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var page = await _server.GetAsync("/design", ("Cookie", cookie), ("Accept-Language", "es"));
        page.Content.Headers.ContentLanguage.ShouldBe(["fr"]);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\tx")]
    [InlineData("")]
    public async Task The_language_switch_leads_nowhere_else(string back)
    {
        using var form = new FormUrlEncodedContent([new("language", "es"), new("back", back)]);
        using var answer = await _server.Client.PostAsync(new Uri("/language", UriKind.Relative), form);

        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_language_that_nobody_speaks_here_is_a_bad_request()
    {
        using var form = new FormUrlEncodedContent([new("language", "tlh")]);
        using var answer = await _server.Client.PostAsync(new Uri("/language", UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
