using System.Net;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Issues;

namespace Handbill.Server.Tests.Site;

/// <summary>The pages beside the articles begin with a draft in their own language, are public once saved, and gone once deleted.</summary>
public sealed class PageTextTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Pages_that_every_site_has_begin_with_a_draft_and_are_read_once_they_are_saved(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        await stage.WriteAsync("The rota goes up", "Two weeks ahead.");
        await stage.WriteAsync("El turno", "Con dos semanas.", null, ("Language", "es"));
        foreach (var (slug, language, begins) in new[]
        {
            ("about", "en", "Riverside Workers publishes where people work"), ("about", "es", "Riverside Workers publica donde se trabaja"), ("contact", "es", "Escriba por el código de la hoja"), ("contact", "ar", "اكتبوا عبر الرمز"),
            ("imprint", "fr", "Publié par Riverside Workers"), ("imprint", "nl", "Published by Riverside Workers"),
        })
        {
            var draft = await stage.Editor.Browser.TextAsync($"/site/pages/{slug}?language={language}");
            draft.ShouldContain(begins, Case.Sensitive, $"{slug} {language}");
            draft.ShouldContain("This is a draft to begin with");
            draft.ShouldNotContain("Delete the page");
        }

        (await stage.ReadAsync("/read/en/about")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.Editor.Browser.TextAsync("/site/pages/house-rules?language=en")).ShouldNotContain("This is a draft");
        foreach (var taken in new[] { "search", "archive", "subscribe", "workplaces", "Upper", "a%2Fb" })
        {
            (await stage.Editor.Browser.OpenAsync($"/site/pages/{taken}")).Status.ShouldBe(HttpStatusCode.NotFound, taken);
        }

        foreach (var (language, title, body) in new[] { ("en", "About us", "We are **nine**."), ("es", "Quiénes somos", "Somos nueve.") })
        {
            (await stage.Editor.Browser.FillAsync("/site/pages/about", null, ("language", language), ("title", title), ("body", body))).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        await stage.UntilAsync("/read/en/about", (status, text) => status == HttpStatusCode.OK && text.Contains("<strong>nine</strong>", StringComparison.Ordinal));
        var read = await stage.TextAsync("/read/en/about");
        read.ShouldContain($"hreflang=\"es\" href=\"{SiteStage.Host}/read/es/about\"");
        (await stage.TextAsync("/read/en")).ShouldContain("href=\"/read/en/about\"");
        (await stage.Editor.Browser.TextAsync("/site/pages/about?language=en")).ShouldNotContain("This is a draft");

        // What is refused is not lost, and what was deleted is gone.
        var refused = await stage.Editor.Browser.FillAsync("/site/pages/about", null, ("language", "en"), ("title", ""), ("body", "We are ten."));
        (refused.Status, refused.Text.Contains("We are ten.", StringComparison.Ordinal), refused.Text.Contains("Delete the page", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true, true));
        (await stage.Editor.Browser.FillAsync("/site/pages/about", "Delete", ("language", "es"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync("/read/es/about", (status, _) => status == HttpStatusCode.NotFound);
        await stage.UntilAsync("/read/en/about", (status, text) => status == HttpStatusCode.OK && !text.Contains("/read/es/about", StringComparison.Ordinal));
    }
}
