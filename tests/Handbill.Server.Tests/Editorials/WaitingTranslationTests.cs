using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Stories;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Editorials;

public sealed class WaitingTranslationTests
{
    private const string Heading = "Waiting for translation";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_translators_front_page_leads_to_what_is_missing_or_stale_and_to_nothing_else(StoreKind kind)
    {
        await using var desk = await StageAsync(kind);
        var id = await desk.AddEditorialAsync();
        var translator = await desk.Server.SignInAsync(Role.Translator, Scope.Publication(desk.Publication.Value));
        var page = $"/stories/{id}/translations/fr";

        var front = await translator.Browser.ReadAsync("/");
        front.ShouldContain(Heading);
        front.ShouldContain($"href=\"{page}\"");
        front.ShouldContain("not begun");
        (await (await desk.MemberAsync()).Browser.ReadAsync("/")).ShouldNotContain(Heading);

        await desk.AddEditorialAsync(story => (story.Language, story.TranslationOf, story.TranslatedRevision) = ("fr", id, 1));
        (await translator.Browser.ReadAsync("/")).ShouldNotContain(Heading);

        await desk.Server.WithAsync(db => db.Set<Story>().Where(story => story.Id == id).ExecuteUpdateAsync(set => set.SetProperty(story => story.Revision, 2), Cancellation));
        (await translator.Browser.ReadAsync("/")).ShouldContain($"href=\"{page}\"");

        await desk.Server.WithAsync(db => db.Set<Story>().Where(story => story.Language == "fr").ExecuteUpdateAsync(set => set.SetProperty(story => story.LockedAt, DateTimeOffset.UtcNow), Cancellation));
        (await translator.Browser.ReadAsync("/")).ShouldNotContain(Heading);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_original_under_embargo_waits_for_no_translator(StoreKind kind)
    {
        await using var desk = await StageAsync(kind);
        await desk.AddEditorialAsync(story => story.EmbargoUntil = DateTimeOffset.UtcNow.AddDays(2));
        var translator = await desk.Server.SignInAsync(Role.Translator, Scope.Publication(desk.Publication.Value));

        (await translator.Browser.ReadAsync("/")).ShouldNotContain(Heading);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_article_links_its_translations_for_who_translates_it(StoreKind kind)
    {
        await using var desk = await StageAsync(kind);
        var id = await desk.AddAsync(story => (story.EditionId, story.Headline) = (null, "The long read"), kind: StoryKind.Article);
        var translator = await desk.Server.SignInAsync(Role.Translator, Scope.Publication(desk.Publication.Value));

        var page = await translator.Browser.ReadAsync($"/stories/{id}");

        page.ShouldContain($"href=\"/stories/{id}/translations/fr\"");
        page.ShouldNotContain($"href=\"/stories/{id}/translations/en\"");
        await translator.Browser.ReadAsync($"/stories/{id}/translations/fr");
        (await (await desk.EditorAsync()).Browser.ReadAsync($"/stories/{id}")).ShouldContain($"href=\"/stories/{id}/translations/fr\"");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_desk_of_editorials_opens_to_who_writes_translates_or_locks_them_there(StoreKind kind)
    {
        await using var desk = await StageAsync(kind);
        var id = await desk.AddEditorialAsync();
        foreach (var role in new[] { Role.DeskEditor, Role.EditorialBoard, Role.Translator })
        {
            var here = await desk.Server.SignInAsync(role, Scope.Publication(desk.Publication.Value));
            var elsewhere = await desk.Server.SignInAsync(role, Scope.Publication(Guid.NewGuid()));
            await here.Browser.ReadAsync($"/issues/{desk.Issue}/editorial");
            await here.Browser.ReadAsync($"/stories/{id}/translations/fr");
            await elsewhere.Browser.ReadAsync($"/issues/{desk.Issue}/editorial", HttpStatusCode.NotFound);
            await elsewhere.Browser.ReadAsync($"/stories/{id}/translations/fr", HttpStatusCode.NotFound);
        }

        var printer = await desk.Server.SignInAsync(Role.PressOperator, Scope.Organisation);
        await printer.Browser.ReadAsync($"/issues/{desk.Issue}/editorial", HttpStatusCode.NotFound);
        await printer.Browser.ReadAsync($"/stories/{id}/translations/fr", HttpStatusCode.NotFound);
    }

    private static async Task<TwoGroups> StageAsync(StoreKind kind)
    {
        var desk = await TwoGroups.StartAsync(kind);
        await desk.Server.WithAsync(async db =>
        {
            (await db.Set<Publication>().SingleAsync(Cancellation)).Translations = ["fr"];
            return await db.SaveChangesAsync(Cancellation);
        });
        return desk;
    }
}
