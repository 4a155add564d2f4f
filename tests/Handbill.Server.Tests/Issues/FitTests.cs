using System.Globalization;
using System.Net;
using Handbill.Desk.Contracts;
using Handbill.Desk.Fits;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Press.Publications;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Issues;

public sealed class FitTests
{
    private static readonly string Long = string.Join("\n\n", Enumerable.Repeat("Word after word after word, and none of them is short enough.", 200));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Whatever_changes_a_sheet_makes_its_fit_stale_until_it_is_set_again(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        (await EditionsAsync(server, issue)).ShouldAllBe(edition => !edition.IsFitCurrent);
        await server.SetFitsAsync();
        var first = await EditionsAsync(server, issue);
        first.ShouldAllBe(edition => edition.IsFitCurrent);
        first.Single(edition => edition.Slug == "bus-depot").Fit.ShouldBe("fitted");
        var stories = await server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(story => story.IssueId == issue).ToListAsync(Cancellation));
        var editorial = stories.Single(story => story.Kind == StoryKind.Editorial);
        var items = stories.Where(story => story.EditionId == first.Single(edition => edition.Slug == "bus-depot").Id).OrderBy(story => story.Position).ToList();
        var member = await server.SignInAsync(Role.GroupMember, Scope.Group(first.Single(edition => edition.Slug == "bus-depot").GroupId));
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var edition = $"/stories/edition/{items[0].EditionId}";

        var marks = new HashSet<string>(first.Select(one => one.FitMark));
        await ChangedAsync("its editorial", () => WriteAsync(server, editorial, editorial.Body + "\n\nOne more line of it."));
        await ChangedAsync("an item", () => WriteAsync(server, items[0], "Only this."));
        await ChangedAsync("the order", () => member.Browser.SendAsync(edition, edition, ("story", items[0].Id.ToString()), ("by", "1")));
        await ChangedAsync("a kill", () => member.Browser.SendAsync($"/stories/{items[1].Id}", $"/stories/{items[1].Id}?handler=State", ("to", "Killed")));
        await ChangedAsync("the imprint", () => ChangePublicationAsync(server, secretary, editorial.PublicationId, ("Input.Imprint", "Printed by the night shift.")));

        async Task ChangedAsync(string what, Func<Task> change)
        {
            await change();
            (await EditionsAsync(server, issue)).ShouldContain(one => !one.IsFitCurrent, what);
            await server.SetFitsAsync();
            var now = await EditionsAsync(server, issue);
            now.ShouldAllBe(one => one.IsFitCurrent, what);
            now.ShouldContain(one => marks.Add(one.FitMark), what);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_fit_is_of_what_will_be_printed_and_a_proof_of_what_its_reader_sees(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var depot = (await EditionsAsync(server, issue)).Single(edition => edition.Slug == "bus-depot");
        await server.WithAsync(db => db.Set<Story>().Where(story => story.EditionId == depot.Id && story.Position > 1)
            .ExecuteUpdateAsync(set => set.SetProperty(story => story.EmbargoUntil, DateTimeOffset.UtcNow.AddDays(3)), Cancellation));
        var printer = await server.SignInAsync(Role.PressOperator, Scope.Organisation);

        (await printer.Browser.TextAsync($"/editions/{depot.Id}/proof")).ShouldContain("data-fit=\"underset\"");
        await server.SetFitsAsync();
        (await printer.Browser.TextAsync($"/editions/{depot.Id}/proof")).ShouldContain("data-fit=\"underset\"");

        (await EditionsAsync(server, issue)).Single(edition => edition.Id == depot.Id).Fit.ShouldBe("fitted");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_editorial_makes_stale_only_the_editions_that_may_print_it(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var text = IssueStage.Text(IssueStage.Small());
        var depot = text.Editions.Single(edition => edition.Slug == "bus-depot");
        var spanish = text.Editorials[0] with { Language = "es", Title = "Diez minutos" };
        var issue = await IssueStage.TakeInAsync(server, text with
        {
            Editorials = [text.Editorials[0], spanish],
            Editions = [depot, depot with { Slug = "deposito", Language = "es" }, depot with { Slug = "taller", Language = "es-MX" }],
        });
        await server.SetFitsAsync();
        var before = await EditionsAsync(server, issue);
        before.ShouldAllBe(edition => edition.IsFitCurrent);
        var story = await server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(one => one.Language == "es" && one.Kind == StoryKind.Editorial, Cancellation));

        await WriteAsync(server, story, "Otra cosa.");

        (await EditionsAsync(server, issue)).Where(edition => !edition.IsFitCurrent).Select(edition => edition.Slug).Order().ShouldBe(["deposito", "taller"]);
        await server.SetFitsAsync();
        await SweepAsync(server);
        (await EditionsAsync(server, issue)).Single(edition => edition.Slug == "bus-depot").ShouldBe(before.Single(edition => edition.Slug == "bus-depot"));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_change_of_which_no_notice_came_is_found_by_the_sweep(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        await server.SetFitsAsync();
        var before = (await EditionsAsync(server, issue)).Single(edition => edition.Slug == "bus-depot");
        await server.WithAsync(db => db.Set<Story>().Where(story => story.EditionId == before.Id && story.Position == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(story => story.Body, Long), Cancellation));

        await server.SetFitsAsync();
        (await EditionsAsync(server, issue)).Single(edition => edition.Id == before.Id).ShouldBe(before);
        await SweepAsync(server);

        var after = (await EditionsAsync(server, issue)).Single(edition => edition.Id == before.Id);
        (after.Fit, after.IsFitCurrent).ShouldBe(("overset", true));
        after.FitMark.ShouldNotBe(before.FitMark);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_cannot_be_set_is_told_so_and_left_alone_until_it_changes(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var editorial = await server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(story => story.Kind == StoryKind.Editorial, Cancellation));
        var board = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        await board.Browser.SendAsync($"/stories/{editorial.Id}", $"/stories/{editorial.Id}?handler=State", ("to", "Held"));

        await server.SetFitsAsync();

        (await EditionsAsync(server, issue)).ShouldAllBe(edition => edition.CannotBeSet);
        (await IssueStage.AskAsync(server, issues => issues.StaleAsync(10, Cancellation))).ShouldBeEmpty();
        (await board.Browser.TextAsync($"/issues/{issue}/board")).ShouldContain("cannot be set yet");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Of_several_processes_one_sets_at_a_time(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var watch = server.Services.GetRequiredService<FitWatch>();

        // Another process opens the same database by a store of its own.
        await using (var other = await server.Instance.OpenStore().TryHoldAsync(StoreGate.Fits, Cancellation))
        {
            other.ShouldNotBeNull();
            (await watch.SetStaleAsync(Cancellation)).ShouldBeFalse();
            (await watch.SweepAsync(Cancellation)).ShouldBeFalse();
            (await EditionsAsync(server, issue)).ShouldAllBe(edition => !edition.IsFitCurrent);
        }

        // A database lets go a moment after who held it said so.
        for (var looks = 0; !await watch.SetStaleAsync(Cancellation); looks++)
        {
            looks.ShouldBeLessThan(100);
            await Task.Delay(50, Cancellation);
        }

        (await EditionsAsync(server, issue)).ShouldAllBe(edition => edition.IsFitCurrent);
        (await watch.SetStaleAsync(Cancellation)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_running_server_tells_an_open_board_without_being_asked(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, setsFits: true);
        var reader = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Small()));
        var depot = (await EditionsAsync(server, issue)).Single(edition => edition.Slug == "bus-depot");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        ending.CancelAfter(TimeSpan.FromSeconds(60));
        await using var stream = await reader.Browser.GetStreamAsync($"/issues/{issue}/board/live", ending.Token);
        using var lines = new StreamReader(stream);
        await UntilAsync("exactly full");

        var item = await server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(story => story.EditionId == depot.Id, Cancellation));
        await WriteAsync(server, item, Long);

        await UntilAsync("words to cut");

        async Task UntilAsync(string words)
        {
            while (await lines.ReadLineAsync(ending.Token) is { } line)
            {
                if (line.Contains($"e-{depot.Id}", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal))
                {
                    return;
                }
            }

            throw new InvalidOperationException("The stream ended.");
        }
    }

    internal static async Task WriteAsync(TestServer server, Story story, string body)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var now = await scope.ServiceProvider.GetRequiredService<HandbillDb>().Set<Story>().AsNoTracking().FirstAsync(one => one.Id == story.Id, Cancellation);
        (await scope.ServiceProvider.GetRequiredService<StoryWriting>()
            .WriteAsync(story.Id, StoryText.Of(now) with { Body = body }, settings: null, now.Revision, new AccountId(Guid.NewGuid()), restoredFrom: null, Cancellation))
            .ShouldBeOfType<WriteOutcome.Written>();
    }

    private static async Task ChangePublicationAsync(TestServer server, SignedIn by, PublicationId id, params (string Name, string Value)[] changed)
    {
        var form = PublicationForm.Of(await server.WithAsync(db => db.Set<Publication>().AsNoTracking().FirstAsync(one => one.Id == id, Cancellation)));
        var fields = typeof(PublicationForm).GetProperties().Where(property => property.CanWrite)
            .ToDictionary(property => "Input." + property.Name, property => Written(property.GetValue(form)), StringComparer.Ordinal);
        foreach (var (name, value) in changed)
        {
            fields[name] = value;
        }

        var page = $"/publications/{id}/edit";
        using var answer = await by.Browser.SendAsync(page, page, [.. fields.Select(field => (field.Key, field.Value))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.TextAsync());
    }

    private static string Written(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static async Task SweepAsync(TestServer server) => (await server.Services.GetRequiredService<FitWatch>().SweepAsync(Cancellation)).ShouldBeTrue();

    private static Task<IReadOnlyList<EditionCard>> EditionsAsync(TestServer server, IssueId issue) => IssueStage.EditionsAsync(server, issue);
}
