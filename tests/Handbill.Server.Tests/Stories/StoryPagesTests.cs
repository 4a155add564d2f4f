using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Stories;

public sealed class StoryPagesTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_item_is_begun_for_an_edition_and_stands_in_the_list(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var member = await desk.MemberAsync();

        var page = await member.Browser.ReadAsync($"/stories/new?edition={desk.DepotEdition}");
        var saved = await member.Browser.PostAsync(
            "/stories/new", Forms.Token(page), ("Edition", desk.DepotEdition.ToString()), ("Input.Headline", "Hot water"), ("Input.Body", "It is *back*.\r\n\r\nThanks."), ("Input.Language", "en"));

        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Page);
        (await member.Browser.ReadAsync(saved.Location!)).ShouldContain("It is *back*.");
        (await member.Browser.ReadAsync("/stories")).ShouldContain("Hot water");
        (await member.Browser.ReadAsync($"/stories/edition/{desk.DepotEdition}")).ShouldContain("Hot water");
        var story = await desk.Server.WithAsync(db => db.Set<Story>().SingleAsync(TestContext.Current.CancellationToken));
        (story.Body, story.Position, story.GroupId).ShouldBe(("It is *back*.\n\nThanks.", 1, desk.Depot));
        (await desk.RevisionsAsync(story.Id)).Single().BasedOn.ShouldBe(0);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Two_who_change_other_words_are_put_together_and_told_so(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var (one, other) = (await desk.MemberAsync(), await desk.MemberAsync());
        var (seenByOne, seenByOther) = (await one.Browser.ReadAsync($"/stories/{id}"), await other.Browser.ReadAsync($"/stories/{id}"));

        var first = await one.Browser.PostAsync($"/stories/{id}", Forms.Token(seenByOne), Forms.Story(seenByOne, ("Body", Forms.Body(seenByOne).Replace("Monday", "Tuesday"))));
        var second = await other.Browser.PostAsync($"/stories/{id}", Forms.Token(seenByOther), Forms.Story(seenByOther, ("Body", Forms.Body(seenByOther).Replace("forty", "fifty"))));

        (first.Status, second.Status).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        (await other.Browser.ReadAsync($"/stories/{id}")).ShouldContain("Somebody else wrote in it meanwhile");
        (await desk.ReadAsync(id)).Body.ShouldBe("The boiler broke on Tuesday. Nobody came.\n\nA plate costs fifty more.");
        (await desk.RevisionsAsync(id)).Select(revision => (revision.Number, revision.BasedOn)).ShouldBe([(1, 0), (2, 1), (3, 1)]);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Two_who_change_the_same_words_see_both_and_nothing_is_lost(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var (one, other) = (await desk.MemberAsync(), await desk.MemberAsync());
        var (seenByOne, seenByOther) = (await one.Browser.ReadAsync($"/stories/{id}"), await other.Browser.ReadAsync($"/stories/{id}"));
        await one.Browser.PostAsync($"/stories/{id}", Forms.Token(seenByOne), Forms.Story(seenByOne, ("Body", Forms.Body(seenByOne).Replace("forty", "fifty")), ("Headline", "Prices")));

        var both = await other.Browser.PostAsync(
            $"/stories/{id}", Forms.Token(seenByOther), Forms.Story(seenByOther, ("Body", Forms.Body(seenByOther).Replace("forty", "sixty")), ("Headline", "Canteen")));

        both.Status.ShouldBe(HttpStatusCode.Conflict);
        both.Page.ShouldContain("Two wrote at once");
        both.Page.ShouldContain("<ins>sixty</ins>");
        both.Page.ShouldContain("<ins>fifty</ins>");
        both.Page.ShouldContain("Prices");
        Forms.Value(both.Page, "Input.Headline").ShouldBe("Canteen");
        Forms.Body(both.Page).ShouldContain("A plate costs sixty more.\n\nA plate costs fifty more.");
        (await desk.ReadAsync(id)).Body.ShouldContain("fifty");

        var settled = await other.Browser.PostAsync($"/stories/{id}", Forms.Token(both.Page), Forms.Story(both.Page, ("Body", "A plate costs fifty or sixty more.")));
        settled.Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.ReadAsync(id)).Body.ShouldBe("A plate costs fifty or sixty more.");
        (await desk.RevisionsAsync(id)).Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Ten_who_save_at_the_same_moment_lose_nothing(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var paragraphs = Enumerable.Range(0, 10).Select(number => $"Paragraph number {number} stands here.").ToArray();
        var id = await desk.AddAsync(body: string.Join("\n\n", paragraphs));
        var member = await desk.MemberAsync();
        var page = await member.Browser.ReadAsync($"/stories/{id}");

        var answers = await Task.WhenAll(paragraphs.Select((paragraph, number) => member.Browser.PostAsync(
            $"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Body", Forms.Body(page).Replace(paragraph, $"Paragraph number {number} was changed."))))));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Redirect);
        (await desk.ReadAsync(id)).Body.ShouldBe(string.Join("\n\n", Enumerable.Range(0, 10).Select(number => $"Paragraph number {number} was changed.")));
        (await desk.RevisionsAsync(id)).Select(revision => revision.Number).ShouldBe(Enumerable.Range(1, 11));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Editing_an_approved_item_takes_the_approval_back_and_that_of_its_edition(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync(story => story.State = StoryState.Approved);
        await desk.Server.WithAsync(db => db.Set<PlannedEdition>().ExecuteUpdateAsync(set => set.SetProperty(one => one.ApprovedAt, DateTimeOffset.UtcNow), TestContext.Current.CancellationToken));
        var member = await desk.MemberAsync();
        var page = await member.Browser.ReadAsync($"/stories/{id}");

        await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Body", "Something else.")));

        (await desk.ReadAsync(id)).State.ShouldBe(StoryState.Ready);
        var editions = await desk.Server.WithAsync(db => db.Set<PlannedEdition>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        editions.Single(edition => edition.Id == desk.DepotEdition).ApprovedAt.ShouldBeNull();
        editions.Single(edition => edition.Id == desk.DepotEdition).CopyVersion.ShouldBe(1);
        editions.Single(edition => edition.Id == desk.BakeryEdition).ApprovedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_locked_text_is_refused_with_the_word_for_how_it_changes(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        var page = await member.Browser.ReadAsync($"/stories/{id}");
        await desk.Server.WithAsync(db => db.Set<Story>().ExecuteUpdateAsync(set => set.SetProperty(one => one.LockedAt, DateTimeOffset.UtcNow), TestContext.Current.CancellationToken));

        var answer = await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Body", "Too late.")));

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Page.ShouldContain("open correction");
        (await desk.ReadAsync(id)).Body.ShouldStartWith("The boiler");
        var shown = await member.Browser.ReadAsync($"/stories/{id}");
        shown.ShouldNotContain("<textarea");
        await member.Browser.PostAsync($"/stories/{id}?handler=State", Forms.Token(page), ("to", "Killed"));
        (await desk.ReadAsync(id)).State.ShouldBe(StoryState.Draft);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_item_goes_from_writing_to_ready_held_killed_and_back(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        foreach (var state in new[] { StoryState.Ready, StoryState.Held, StoryState.Killed, StoryState.Draft })
        {
            (await member.Browser.SendAsync($"/stories/{id}", $"/stories/{id}?handler=State", ("to", state.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
            (await desk.ReadAsync(id)).State.ShouldBe(state);
        }

        (await member.Browser.SendAsync($"/stories/{id}", $"/stories/{id}?handler=State", ("to", "Approved"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.ReadAsync(id)).State.ShouldBe(StoryState.Draft);
        (await member.Browser.SendAsync($"/stories/{id}", $"/stories/{id}?handler=State", ("to", "<b>"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_item_moves_to_the_next_issue_and_is_read_again_there(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync(story => story.State = StoryState.Held);
        var member = await desk.MemberAsync();

        (await member.Browser.SendAsync($"/stories/{id}/move", $"/stories/{id}/move", ("Edition", desk.BakeryEdition.ToString()))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await member.Browser.SendAsync($"/stories/{id}/move", $"/stories/{id}/move", ("Edition", desk.DepotNext.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);

        var story = await desk.ReadAsync(id);
        (story.EditionId, story.State).ShouldBe((desk.DepotNext, StoryState.Ready));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Items_of_an_edition_change_places(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var first = await desk.AddAsync(story => story.Position = 1);
        var second = await desk.AddAsync(story => story.Position = 2);
        var member = await desk.MemberAsync();

        var answer = await member.Browser.SendAsync($"/stories/edition/{desk.DepotEdition}", $"/stories/edition/{desk.DepotEdition}", ("story", second.ToString()), ("by", "-1"));

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        ((await desk.ReadAsync(second)).Position, (await desk.ReadAsync(first)).Position).ShouldBe((1, 2));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Any_two_revisions_are_compared_and_one_is_brought_back_as_a_new_one(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var member = await desk.MemberAsync();
        foreach (var word in new[] { "fifty", "sixty" })
        {
            var page = await member.Browser.ReadAsync($"/stories/{id}");
            await member.Browser.PostAsync($"/stories/{id}", Forms.Token(page), Forms.Story(page, ("Body", $"A plate costs {word} more.")));
        }

        var shown = await member.Browser.ReadAsync($"/stories/{id}/revisions?from=2&to=3");
        shown.ShouldContain("<del>fifty</del><ins>sixty</ins>");
        await member.Browser.ReadAsync($"/stories/{id}/revisions?from=2&to=99", HttpStatusCode.NotFound);
        (await member.Browser.PostAsync($"/stories/{id}/revisions", Forms.Token(shown), ("number", "2"), ("basedOn", "3"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await member.Browser.PostAsync($"/stories/{id}/revisions", Forms.Token(shown), ("number", "1"), ("basedOn", "3"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await desk.ReadAsync(id)).Body.ShouldBe("A plate costs fifty more.");
        (await desk.RevisionsAsync(id)).Last().RestoredFrom.ShouldBe(2);
        (await desk.RevisionsAsync(id)).Length.ShouldBe(4);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_suggestion_is_taken_into_the_text_or_put_aside(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var id = await desk.AddAsync();
        var (editor, member) = (await desk.EditorAsync(), await desk.MemberAsync());
        var to = $"/stories/{id}/comments";
        (await editor.Browser.SendAsync(to, to, ("Input.Quote", "forty more"), ("Input.Suggests", "true"), ("Input.Replacement", "half as much again"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await editor.Browser.SendAsync(to, to, ("Input.Text", "Who said so?"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var comments = await desk.Server.WithAsync(db => db.Set<Comment>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));

        foreach (var comment in comments)
        {
            var handler = comment.Replacement is null ? "Settle" : "Take";
            (await member.Browser.SendAsync(to, $"{to}?handler={handler}", ("comment", comment.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        (await desk.ReadAsync(id)).Body.ShouldEndWith("A plate costs half as much again.");
        var settled = await desk.Server.WithAsync(db => db.Set<Comment>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        settled.ShouldAllBe(comment => comment.SettledAt != null && comment.Taken == (comment.Replacement != null));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_template_begins_an_item(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var (editor, member) = (await desk.EditorAsync(), await desk.MemberAsync());
        (await editor.Browser.SendAsync("/templates/new", "/templates/new", ("Input.Name", "Accident"), ("Input.Kind", "Item"), ("Input.Language", "en"), ("Input.Body", "Who saw it?")))
            .Status.ShouldBe(HttpStatusCode.Redirect);
        var template = await desk.Server.WithAsync(db => db.Set<Template>().SingleAsync(TestContext.Current.CancellationToken));

        (await member.Browser.ReadAsync($"/stories/new?edition={desk.DepotEdition}&template={template.Id}")).ShouldContain("Who saw it?");
        await member.Browser.ReadAsync("/templates", HttpStatusCode.NotFound);
        var again = await editor.Browser.SendAsync(
            $"/templates/{template.Id}", $"/templates/{template.Id}", ("Input.Version", "99"), ("Input.Name", "Mine"), ("Input.Kind", "Item"), ("Input.Language", "en"), ("Input.Body", "Mine?"));
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Page.ShouldContain("Mine?");
        again.Page.ShouldContain("Who saw it?");
    }
}
