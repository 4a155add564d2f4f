using System.Net;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Stories;

public sealed class BadStoryInputTests
{
    private const string Script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Bad_fields_of_a_story_are_named_and_nothing_typed_is_lost(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        var page = await member.Browser.ReadAsync($"/stories/{id}");
        foreach (var (field, value) in new[]
        {
            ("Headline", ""), ("Headline", "  \r\n "), ("Headline", new string('x', 401)), ("Kicker", new string('x', 201)), ("Byline", new string('x', 201)),
            ("Body", new string('x', 100_001)), ("Language", ""), ("Language", "en_US; drop"), ("Language", new string('a', 60)), ("EmbargoDay", "31.31.2026"), ("EmbargoTime", "25:99"),
            ("EmbargoTime", "12:00"), ("BasedOn", "one"), ("WasEmbargo", "never"), ("MayBeHeld", "perhaps"),
        })
        {
            var answer = await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Byline", "Typed by hand"), (field, value)));
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, $"{field} = {value[..Math.Min(20, value.Length)]}");
            answer.Page.ShouldContain("class=\"errors\"");
            answer.Page.ShouldContain(field == "Byline" ? "This has 201 characters" : "Typed by hand");
        }

        (await desk.ReadAsync(id)).Revision.ShouldBe(1);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_revision_that_never_was_shows_both_texts(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        var page = await member.Browser.ReadAsync($"/stories/{id}");

        var answer = await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("BasedOn", "-7"), ("Body", "Mine.")));

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        Forms.Body(answer.Page).ShouldContain("Mine.");
        Forms.Body(answer.Page).ShouldContain("The boiler broke on Monday.");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_setting_that_two_chose_otherwise_is_asked_again(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        var page = await member.Browser.ReadAsync($"/stories/{id}");
        await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Language", "es")));

        var answer = await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Language", "fr")));

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        Forms.Value(answer.Page, "Input.Language").ShouldBe("fr");
        (await member.Browser.PostAsync($"/stories/{id}", Forms.Token(answer.Page), Forms.Story(answer.Page))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.ReadAsync(id)).Language.ShouldBe("fr");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Bad_new_items_comments_and_templates_are_refused(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var editor = await desk.EditorAsync();
        (string Page, string To, (string, string)[] Fields)[] bad =
        [
            ("/stories/new", "/stories/new", [("Input.Headline", "Headline"), ("Input.Language", "en")]),
            ("/stories/new", "/stories/new", [("Edition", desk.DepotEdition.ToString()), ("Input.Language", "en")]),
            ($"/stories/{id}/comments", $"/stories/{id}/comments", []),
            ($"/stories/{id}/comments", $"/stories/{id}/comments", [("Input.Suggests", "true"), ("Input.Replacement", "x")]),
            ($"/stories/{id}/comments", $"/stories/{id}/comments", [("Input.Quote", "not in it"), ("Input.Text", "x")]),
            ($"/stories/{id}/comments", $"/stories/{id}/comments", [("Input.Text", new string('x', 4001))]),
            ("/templates/new", "/templates/new", [("Input.Kind", "Item"), ("Input.Language", "en")]),
            ("/templates/new", "/templates/new", [("Input.Name", "A"), ("Input.Kind", "Filler"), ("Input.Language", "en")]),
            ("/templates/new", "/templates/new", [("Input.Name", "A"), ("Input.Kind", "Item"), ("Input.Language", "")]),
        ];
        foreach (var (page, to, fields) in bad)
        {
            var answer = await editor.Browser.SendAsync(page, to, fields);
            answer.Status.ShouldBe(HttpStatusCode.BadRequest, $"{to}: {string.Join(", ", fields)}");
            answer.Page.ShouldContain("class=\"errors\"");
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Markup_in_any_field_is_shown_as_text_everywhere(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync(story => (story.Headline, story.Kicker, story.Byline, story.Body) = (Script, Script, Script, $"boiler {Script}"));
        var (editor, member) = (await desk.EditorAsync(), await desk.MemberAsync());
        await editor.Browser.SendAsync($"/stories/{id}/comments", $"/stories/{id}/comments", ("Input.Quote", Script), ("Input.Suggests", "true"), ("Input.Replacement", Script + "!"), ("Input.Text", Script));
        await editor.Browser.SendAsync("/templates/new", "/templates/new", ("Input.Name", Script), ("Input.Kind", "Item"), ("Input.Language", "en"), ("Input.Headline", Script), ("Input.Body", Script));
        var template = await desk.Server.WithAsync(db => db.Set<Template>().SingleAsync(TestContext.Current.CancellationToken));
        var page = await member.Browser.ReadAsync($"/stories/{id}");
        await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Body", $"boiler two {Script}")));
        var touched = await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Body", $"boiler three {Script}"), ("Headline", Script + "2")));
        touched.Status.ShouldBe(HttpStatusCode.Conflict);
        ShouldBeText(touched.Page, "the page with both sides");

        foreach (var path in new[]
        {
            "/stories", $"/stories/{id}", $"/stories/{id}/comments", $"/stories/{id}/revisions", $"/stories/{id}/pictures", $"/stories/{id}/move", $"/stories/edition/{desk.DepotEdition}",
            $"/stories/new?template={template.Id}", "/templates", $"/templates/{template.Id}", "/search?q=boiler", "/search?q=" + Uri.EscapeDataString(Script), "/search?kind=" + Uri.EscapeDataString(Script),
        })
        {
            ShouldBeText(await editor.Browser.ReadAsync(path), path);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Ids_that_are_none_and_that_are_not_yours_are_not_found(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var (neighbour, member) = (await desk.NeighbourAsync(), await desk.MemberAsync());
        foreach (var bad in new[] { id.ToString(), Guid.NewGuid().ToString("N"), "0", "' OR 1=1 --", new string('f', 300) })
        {
            var part = Uri.EscapeDataString(bad);
            foreach (var path in new[] { $"/stories/{part}", $"/stories/{part}/comments", $"/stories/{part}/revisions", $"/stories/{part}/pictures", $"/stories/{part}/move", $"/stories/edition/{part}", $"/pictures/{part}", $"/pictures/{part}/delete", $"/templates/{part}" })
            {
                (await neighbour.Browser.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            }
        }

        await neighbour.Browser.ReadAsync($"/stories/new?edition={desk.DepotEdition}", HttpStatusCode.NotFound);
        await neighbour.Browser.ReadAsync($"/stories/edition/{desk.DepotEdition}", HttpStatusCode.NotFound);
        var token = Forms.Token(await neighbour.Browser.ReadAsync("/stories/new"));
        (await neighbour.Browser.PostAsync("/stories/new", token, ("Edition", desk.DepotEdition.ToString()), ("Input.Headline", "Mine"), ("Input.Language", "en"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.Browser.PostAsync($"/stories/{id}", token, ("Input.Headline", "Mine"), ("Input.Body", "x"), ("Input.Language", "en"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.Browser.PostAsync($"/stories/{id}", "", ("Input.Headline", "Mine"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        using var visitor = desk.Server.Visitor();
        (await visitor.GetAsync($"/stories/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Every_form_that_is_posted_carries_its_token()
    {
        await using var desk = await TwoGroups.StartAsync(StoreKind.Sqlite);
        var id = await desk.AddAsync();
        var editor = await desk.EditorAsync();
        foreach (var path in new[] { $"/stories/{id}", "/stories/new", $"/stories/{id}/comments", $"/stories/{id}/pictures", $"/stories/{id}/move", "/templates/new" })
        {
            var page = await editor.Browser.ReadAsync(path);

            // Choosing a language changes nothing but this device: RouteWalk names it as the one form without a token.
            var forms = page.Split("<form").Skip(1).Select(part => part[..part.IndexOf("</form>", StringComparison.Ordinal)])
                .Where(form => form.Contains("method=\"post\"", StringComparison.Ordinal) && !form.Contains("action=\"/language\"", StringComparison.Ordinal)).ToList();
            forms.ShouldNotBeEmpty(path);
            foreach (var form in forms)
            {
                form.ShouldContain("__RequestVerificationToken", Case.Sensitive, $"{path}: {form[..Math.Min(200, form.Length)]}");
            }
        }
    }

    private static void ShouldBeText(string page, string where)
    {
        page.ShouldNotContain("<script>alert", Case.Insensitive, where);
        page.ShouldNotContain("<img src=x", Case.Insensitive, where);
    }
}
