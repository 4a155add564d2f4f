using AngleSharp.Html.Parser;
using Handbill.Ui.Tests.Hosting;

namespace Handbill.Ui.Tests.Components;

public sealed class PostedFormTests
{
    [Theory]
    [InlineData("/design", "form[data-guard]", 1)]
    [InlineData("/lab/fields", "form[method=post]:not(.languages)", 1)]
    [InlineData("/design", "form.languages", 0)]
    [InlineData("/lab/filters", "form[method=get]", 0)]
    public async Task Every_form_that_posts_has_one_token_and_no_other_form_has_any(string path, string form, int tokens)
    {
        await using var server = await Server.StartAsync();
        using var answer = await server.GetAsync(path);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        page.QuerySelector(form)!.QuerySelectorAll("[name=__RequestVerificationToken]").Length.ShouldBe(tokens);
    }

    [Fact]
    public async Task A_page_without_a_form_of_its_own_sets_no_cookie()
    {
        await using var server = await Server.StartAsync();
        using var answer = await server.GetAsync("/lab/quiet");

        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }
}
