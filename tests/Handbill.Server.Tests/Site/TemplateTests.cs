using System.Net;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;

namespace Handbill.Server.Tests.Site;

/// <summary>An organisation's own templates: they take effect at once, reach nothing but what they are given, and never leave readers without a page.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_own_template_takes_effect_at_once_a_broken_one_is_refused_and_readers_always_get_a_page(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var article = await stage.WriteAsync("A press <b>without</b> a guard", "It has none.");
        var path = $"/read/{article.Path}";
        (await stage.ReadAsync(path)).Text.ShouldContain("A press &lt;b&gt;without&lt;/b&gt; a guard");
        await OwnAsync(stage, path);
        await ReachAsync(stage, path, article);
        await EndlessAsync(stage, path);
        (await stage.Editor.Browser.FillAsync("/site/templates/article", "Restore")).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync(path, (_, text) => text.Contains("How to cite this", StringComparison.Ordinal));
        (await stage.Editor.Browser.OpenAsync("/site/templates/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task OwnAsync(SiteStage stage, string path)
    {
        (await SaveAsync(stage, "tokens", ":root { --accent: #7a1f2b; }")).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync("/read/tokens.css", (_, text) => text.Contains("#7a1f2b", StringComparison.Ordinal));
        (await SaveAsync(stage, "tokens", "</style><script>")).Text.ShouldContain("This is no template");
        (await SaveAsync(stage, "foot", "<p class=\"ours\">Ours, {{ site.organisation }}</p>")).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync(path, (_, text) => text.Contains("Ours, Riverside Workers", StringComparison.Ordinal));
        var refused = await SaveAsync(stage, "article", "{% if article.headline %}{{ article.headline }}");
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("This is no template");
        refused.Text.ShouldContain("article.headline", Case.Sensitive, "What was written is still there.");
        (await SaveAsync(stage, "article", new string('x', 100_001))).Text.ShouldContain("it is too long");
        (await stage.TextAsync(path)).ShouldContain("How to cite this");
    }

    // Neither types nor methods nor files nor the program around: nothing is written where such a thing is asked for.
    private static async Task ReachAsync(SiteStage stage, string path, Article article)
    {
        const string Reaching =
            "[{{ site.get_type }}{{ site.equality_contract }}{{ site.equality_contract.assembly.location }}{{ page.get_hash_code }}{{ article.type }}{{ article.to_string }}{{ words.comparer }}{{ words.keys.comparer }}"
            + "{{ site.sections.capacity }}{{ article.headline.get_type.assembly }}{{ environment }}{{ db }}{{ config }}{{ settings }}]{{ article.headline }}";
        (await SaveAsync(stage, "article", Reaching)).Status.ShouldBe(HttpStatusCode.Redirect);
        await stage.UntilAsync(path, (_, text) => text == "[]A press &lt;b&gt;without&lt;/b&gt; a guard");
        foreach (var file in new[] { "../../../../etc/passwd", "/etc/passwd", "handbill.db", "nothing", "template:head" })
        {
            (await SaveAsync(stage, "article", $"{{% include '{file}' %}}!")).Status.ShouldBe(HttpStatusCode.Redirect);
            await stage.UntilAsync(path, (status, text) => status == HttpStatusCode.OK && text.Contains("How to cite this", StringComparison.Ordinal) && !text.Contains("root:", StringComparison.Ordinal));
            (await SaveAsync(stage, "article", "{{ article.headline }}")).Status.ShouldBe(HttpStatusCode.Redirect);
            await stage.UntilAsync(path, (_, text) => !text.Contains("cite", StringComparison.Ordinal));
        }
    }

    // Whatever goes on for ever or fills the memory ends soon; readers get the page by the program's own, and the desk says why.
    private static async Task EndlessAsync(SiteStage stage, string path)
    {
        foreach (var endless in new[]
        {
            "{% for a in (1..1000000) %}{% for b in (1..1000000) %}x{% endfor %}{% endfor %}",
            "{% for a in (1..900000) %}{{ article.body | raw }}{% endfor %}",
            "{% include 'article' %}{% include 'article' %}",
            "{% assign x = 'xxxxxxxx' %}{% for a in (1..17) %}{% assign x = x | append: x %}{% endfor %}{% for a in (1..1000) %}{{ x }}{% endfor %}",
        })
        {
            (await SaveAsync(stage, "article", endless)).Status.ShouldBe(HttpStatusCode.Redirect);
            await stage.UntilAsync(path, (status, text) => status == HttpStatusCode.OK && text.Contains("How to cite this", StringComparison.Ordinal));
            (await stage.Editor.Browser.OpenAsync("/site/templates/article")).Text.ShouldContain("readers get the page by the program");
            (await SaveAsync(stage, "article", "{{ article.headline }}")).Status.ShouldBe(HttpStatusCode.Redirect);
            await stage.UntilAsync(path, (_, text) => !text.Contains("cite", StringComparison.Ordinal));
        }
    }

    private static Task<Answer> SaveAsync(SiteStage stage, string name, string text) => stage.Editor.Browser.FillAsync($"/site/templates/{name}", null, ("text", text));
}
