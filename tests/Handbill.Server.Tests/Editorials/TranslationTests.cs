using System.Net;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Stories;
using Microsoft.EntityFrameworkCore;
using Answer = Handbill.Server.Tests.Stories.Answer;
using Forms = Handbill.Server.Tests.Stories.Forms;

namespace Handbill.Server.Tests.Editorials;

public sealed partial class TranslationTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_paragraph_that_changed_is_stale_until_its_translator_looks_at_it(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var (id, page, translator) = await StageAsync(desk);
        await SaveAsync(translator, page, "Dix minutes", "Un.", "Deux.");
        var story = await TranslationAsync(desk, id);
        (story.Language, story.Body, story.TranslatedRevision, story.Kind, story.IssueId).ShouldBe(("fr", "Un.\n\nDeux.", 1, StoryKind.Editorial, desk.Issue));

        await RewriteAsync(desk, id, "One thing happened at noon.\n\nA second thing happened.\n\nA third, wholly new.");
        var stale = await translator.Browser.ReadAsync(page);
        stale.ShouldContain("changed since it was translated");
        stale.ShouldContain("<ins>");
        stale.ShouldContain("not translated yet");
        var editor = await desk.EditorAsync();
        (await editor.Browser.ReadAsync($"/issues/{desk.Issue}/editorial")).ShouldContain("1 paragraph of an older text");

        var fields = Fields(stale);
        fields[^1] = ("Target", "Trois.");
        (await translator.Browser.PostAsync(page, Forms.Token(stale), [.. fields, ("Right", "0")])).Status.ShouldBe(HttpStatusCode.Redirect);
        var fresh = await translator.Browser.ReadAsync(page);
        fresh.ShouldNotContain("changed since it was translated");
        story = await TranslationAsync(desk, id);
        (story.Body, story.TranslatedRevision).ShouldBe(("Un.\n\nDeux.\n\nTrois.", 2));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_paragraph_that_was_taken_out_keeps_its_translation_until_it_is_dropped(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var (id, page, translator) = await StageAsync(desk);
        await SaveAsync(translator, page, "Dix minutes", "Un.", "Deux.");
        await RewriteAsync(desk, id, "A second thing happened.");
        var removed = await translator.Browser.ReadAsync(page);
        removed.ShouldContain("<del>One thing happened.</del>");
        (await TranslationAsync(desk, id)).Body.ShouldBe("Un.\n\nDeux.");
        await translator.Browser.PostAsync(page, Forms.Token(removed), [.. Fields(removed), ("Drop", "0")]);
        (await TranslationAsync(desk, id)).Body.ShouldBe("Deux.");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Two_translators_at_once_lose_nothing(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var (id, page, one) = await StageAsync(desk);
        var other = await desk.Server.SignInAsync(Role.Translator, Scope.Publication(desk.Publication.Value));
        await SaveAsync(one, page, "Dix minutes", "Un.", "Deux.");
        var (mine, theirs) = (await one.Browser.ReadAsync(page), await other.Browser.ReadAsync(page));
        await SendAsync(other, page, theirs, "Un.", "Deux, mieux.");
        (await SendAsync(one, page, mine, "Un, autrement.", "Deux.")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await TranslationAsync(desk, id)).Body.ShouldBe("Un, autrement.\n\nDeux, mieux.");

        // The same words: both stand on the page, and nothing is saved until somebody has looked.
        (mine, theirs) = (await one.Browser.ReadAsync(page), await other.Browser.ReadAsync(page));
        (await SendAsync(other, page, theirs, "Leur premier.", "Deux, mieux.")).Status.ShouldBe(HttpStatusCode.Redirect);
        var touched = await SendAsync(one, page, mine, "Mon premier.", "Deux, mieux.");
        touched.Status.ShouldBe(HttpStatusCode.Conflict);
        touched.Page.ShouldContain("Mon premier.");
        touched.Page.ShouldContain("Leur premier.");
        (await TranslationAsync(desk, id)).Body.ShouldBe("Leur premier.\n\nDeux, mieux.");
        await one.Browser.PostAsync(page, Forms.Token(touched.Page), Fields(touched.Page));
        (await TranslationAsync(desk, id)).Body.ShouldContain("Mon premier.");
        (await TranslationAsync(desk, id)).Body.ShouldContain("Leur premier.");
        (await TranslationAsync(desk, id)).Body.ShouldContain("Deux, mieux.");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_translation_that_came_in_a_folder_is_to_be_compared_and_bad_input_loses_nothing(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var (id, page, translator) = await StageAsync(desk);
        await desk.AddEditorialAsync(story => (story.Language, story.TranslationOf, story.TranslatedRevision, story.Headline, story.Body) = ("fr", id, 1, "Dix minutes", "Un.\n\nDeux."));
        var unknown = await translator.Browser.ReadAsync(page);
        Regex.Count(unknown, "compare and confirm").ShouldBe(3);

        var bad = await translator.Browser.PostAsync(page, Forms.Token(unknown), [.. Fields(unknown).Select(field => field.Name == "HeadlineTarget" ? (field.Name, "") : field.Name == "Target" ? (field.Name, field.Value + " Neuf.") : field)]);
        bad.Status.ShouldBe(HttpStatusCode.BadRequest);
        bad.Page.ShouldContain("Deux. Neuf.");
        await translator.Browser.PostAsync(page, Forms.Token(unknown), [.. Fields(unknown), ("Right", "0"), ("Right", "1"), ("HeadlineRight", "0")]);
        (await translator.Browser.ReadAsync(page)).ShouldNotContain("compare and confirm");

        foreach (var path in new[] { $"/stories/{id}/translations/en", $"/stories/{id}/translations/no%20tag", $"/stories/{Guid.NewGuid():N}/translations/fr", $"/stories/{(await TranslationAsync(desk, id)).Id}/translations/de" })
        {
            (await translator.Browser.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await translator.Browser.ReadAsync($"/stories/{id}/translations/ar")).ShouldContain("dir=\"rtl\"");
    }

    internal static async Task<(StoryId Id, string Page, SignedIn Translator)> StageAsync(TwoGroups desk)
    {
        var id = await desk.AddEditorialAsync(story => story.Body = "One thing happened.\n\nA second thing happened.");
        return (id, $"/stories/{id}/translations/fr", await desk.Server.SignInAsync(Role.Translator, Scope.Publication(desk.Publication.Value)));
    }

    internal static async Task RewriteAsync(TwoGroups desk, StoryId id, string body)
    {
        var editor = await desk.EditorAsync();
        var seen = await editor.Browser.ReadAsync($"/stories/{id}");
        (await editor.Browser.PostAsync($"/stories/{id}", Forms.Token(seen), Forms.Story(seen, ("Body", body)))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task SaveAsync(SignedIn translator, string page, string headline, string first, string second)
    {
        var seen = await translator.Browser.ReadAsync(page);
        (await SendAsync(translator, page, seen, first, second, headline)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static Task<Answer> SendAsync(SignedIn translator, string page, string seen, string first, string second, string headline = "Dix minutes")
    {
        var typed = new Queue<string>([first, second]);
        return translator.Browser.PostAsync(page, Forms.Token(seen), [.. Fields(seen).Select(field => field.Name switch
        {
            "HeadlineTarget" => (field.Name, headline),
            "Target" when typed.TryDequeue(out var text) => (field.Name, text),
            _ => field,
        })]);
    }

    private static Task<Story> TranslationAsync(TwoGroups desk, StoryId of) =>
        desk.Server.WithAsync(db => db.Set<Story>().AsNoTracking().SingleAsync(one => one.TranslationOf == of, TestContext.Current.CancellationToken));

    // The fields of the sheet in their order, as a browser sends them.
    private static (string Name, string Value)[] Fields(string page) =>
    [
        .. FieldOfSheet().Matches(page).Select(match => match.Groups["area"].Success
            ? (match.Groups["area"].Value, WebUtility.HtmlDecode(match.Groups["text"].Value))
            : (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value))),
    ];

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>BasedOn|\\w*(Source|Was|Before))\" (value=\"(?<value>[^\"]*)\" )?/>|<textarea[^>]*name=\"(?<area>\\w*Target)\"[^>]*>\r?\n?(?<text>[^<]*)</textarea>",
        RegexOptions.ExplicitCapture)]
    private static partial Regex FieldOfSheet();
}
