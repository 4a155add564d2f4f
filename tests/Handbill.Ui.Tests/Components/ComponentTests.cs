using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handbill.Ui.Tests.Hosting;
using Handbill.Ui.Tests.Lab;

namespace Handbill.Ui.Tests.Components;

/// <summary>What the components write, seen through a page of another project, with words in it that would break out if they could.</summary>
public sealed class TagHelperTests : IAsyncLifetime
{
    private const string Hostile = FieldsModel.Hostile;
    private Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/lab/fields")]
    [InlineData("/lab/fields?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&sort=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&x=%27")]
    public async Task Hostile_words_stay_words(string path)
    {
        var page = await PageAsync(path);

        page.Scripts.ShouldHaveSingleItem().Source.ShouldNotBeNull();
        page.All.SelectMany(one => one.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        page.QuerySelectorAll("[style], style").ShouldBeEmpty();
        page.QuerySelector("h1")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector("label[for=Input_Name]")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector("#Input_Name-hint")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector("#Input_Name")!.GetAttribute("data-x").ShouldBe(Hostile);
        Input(page, "Input_Name").Value.ShouldBe(Hostile);
        page.QuerySelector("#loose-error")!.TextContent.ShouldEndWith(Hostile);
        page.QuerySelector(".trail a")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector(".trail a")!.GetAttribute("href").ShouldBe("/x?y=1&z=2");
        page.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe("/x?y=1&z=2");
        page.QuerySelector(".notice-word")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector(".state")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector(".tabs")!.GetAttribute("aria-label").ShouldBe(Hostile);
        page.QuerySelector(".table-box")!.GetAttribute("aria-label").ShouldBe(Hostile);
    }

    [Fact]
    public async Task Controls_say_what_the_model_holds()
    {
        var page = await PageAsync("/lab/fields");

        Input(page, "Input_Copies").Value.ShouldBe("340");
        Input(page, "Input_Copies").GetAttribute("inputmode").ShouldBe("numeric");
        Input(page, "Input_Day").Value.ShouldBe("2026-02-03");
        Input(page, "Input_At").Value.ShouldBe("20:05");
        Input(page, "Input_Yes").IsChecked.ShouldBeTrue();
        ((IHtmlSelectElement)page.QuerySelector("#Input_One")!).Value.ShouldBe(Hostile);
        page.QuerySelectorAll<IHtmlInputElement>("[name='Input.Two']").Select(radio => radio.IsChecked).ShouldBe([false, true]);
        page.QuerySelectorAll<IHtmlInputElement>("[name='Input.Many']").Select(box => box.IsChecked).ShouldBe([false, true]);
        ((IHtmlTextAreaElement)page.QuerySelector("#Input_Text")!).Value.ShouldBe("\n" + Hostile);
        page.QuerySelector("#secret")!.HasAttribute("value").ShouldBeFalse();
        page.QuerySelector("#loose")!.GetAttribute("aria-describedby").ShouldBe("loose-error");
        page.QuerySelector("#Input_Name")!.GetAttribute("maxlength").ShouldBe("60");
    }

    [Fact]
    public async Task What_was_sent_wrong_comes_back_with_every_error_on_top_and_at_its_field()
    {
        using var form = new FormUrlEncodedContent([new("Input.Name", ""), new("Input.Copies", Hostile), new("Input.Many", "a"), new("Input.Yes", "false")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lab/fields") { Content = form };
        request.Headers.Add("Accept-Language", "es");
        using var answer = await _server.Client.SendAsync(request);
        var page = Read(await answer.Content.ReadAsStringAsync());

        page.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")).ShouldBe(["#Input_Name", "#Input_Copies"], ignoreOrder: true);
        page.QuerySelector("#Input_Copies-error")!.TextContent.ShouldBe($"Error: «{Hostile}» no se puede leer aquí. Revisa cómo está escrito.");
        page.QuerySelector("#Input_Copies")!.GetAttribute("aria-invalid").ShouldBe("true");
        Input(page, "Input_Copies").Value.ShouldBe(Hostile);
        Input(page, "Input_Yes").IsChecked.ShouldBeFalse();
        page.QuerySelectorAll<IHtmlInputElement>("[name='Input.Many']").Select(box => box.IsChecked).ShouldBe([true, false]);
        page.Scripts.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("/design", "/design?sort=-name", "ascending")]
    [InlineData("/design?sort=-name&q=a%20b", "/design?q=a%20b&sort=name", "descending")]
    [InlineData("/design?sort=fit&page=4", "/design?sort=name", null)]
    public async Task A_heading_sorts_by_its_column_and_then_the_other_way(string path, string href, string? order)
    {
        var heading = (await PageAsync(path)).QuerySelector("th[scope=col]")!;

        heading.QuerySelector("a")!.GetAttribute("href").ShouldBe(href);
        heading.GetAttribute("aria-sort").ShouldBe(order);
    }

    [Fact]
    public async Task Pages_of_a_list_keep_what_was_asked_for()
    {
        var page = await PageAsync("/design?q=x");

        page.QuerySelectorAll(".paging li").Select(item => item.TextContent).ShouldBe(["1", "2", "3", "4", "…", "12"]);
        page.QuerySelector(".paging [rel=next]")!.GetAttribute("href").ShouldBe("/design?q=x&page=4");
        page.QuerySelector(".paging li a")!.GetAttribute("href").ShouldBe("/design?q=x");
    }

    [Fact]
    public async Task The_page_that_asks_posts_to_itself_with_a_token_and_offers_the_way_back()
    {
        var form = (IHtmlFormElement)(await PageAsync("/design/kill")).QuerySelector("form.confirm")!;

        form.Method.ShouldBe("post");
        form.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
        form.QuerySelector("[data-close]")!.GetAttribute("href").ShouldBe("/design");
    }

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await _server.GetAsync(path);
        return Read(await answer.Content.ReadAsStringAsync());
    }

    private static IHtmlDocument Read(string markup) => new HtmlParser().ParseDocument(markup);

    private static IHtmlInputElement Input(IParentNode page, string id) => (IHtmlInputElement)page.QuerySelector("#" + id)!;
}
