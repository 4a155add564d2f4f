using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Issues;

/// <summary>
/// The numbers of proof and board, measured over loopback from question to last byte, so that the server's own time is less. Run them
/// alone on a quiet machine: `Handbill.Server.Tests --explicit only --filter-class '*IssueNumbers'`.
/// </summary>
public sealed class IssueNumbers
{
    [Theory(Explicit = true)]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_keystroke_to_the_fit_and_the_picture_of_one_side(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var issue = await IssueStage.TakeInAsync(server, IssueStage.Text(IssueStage.Read(IssueStage.Folder("samples/fortnight"))));
        var edition = (await IssueStage.EditionsAsync(server, issue)).Single(one => one.Slug == "bus-depot");
        var story = await server.WithAsync(db => db.Set<Story>().AsNoTracking().FirstAsync(one => one.EditionId == edition.Id && one.Kind == StoryKind.Item, TestContext.Current.CancellationToken));
        var member = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var token = await member.Browser.TokenAsync($"/issues/{issue}/lock");
        var (fits, pictures) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 240; turn++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["story"] = story.Id.ToString(), ["Input.Headline"] = story.Headline, ["Input.Body"] = $"{story.Body}\n\nWords {new string('a', (turn % 9) + 1)} and {turn}.", ["width"] = "700",
                ["__RequestVerificationToken"] = token,
            });
            using var ask = new HttpRequestMessage(HttpMethod.Post, $"/editions/{edition.Id}/proof") { Content = form };
            ask.Headers.Add("X-Part", "proof");
            var began = Stopwatch.GetTimestamp();
            using var answer = await member.Browser.SendAsync(ask, TestContext.Current.CancellationToken);
            var text = await answer.TextAsync();
            var set = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var found = Regex.Matches(text, "<image href=\"([^\"]+)\"");
            found.Count.ShouldBeGreaterThan(1, $"{turn}: {answer.StatusCode} {text}");
            var picture = found[1].Groups[1].Value;
            began = Stopwatch.GetTimestamp();
            await member.Browser.GetByteArrayAsync(picture, TestContext.Current.CancellationToken);
            var drawn = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (turn >= 40)
            {
                fits.Add(set);
                pictures.Add(drawn);
            }
        }

        Tell($"{kind}: fit", fits);
        Tell($"{kind}: picture of the back, 700 pixels wide", pictures);
        Tell($"{kind}: both", fits.Zip(pictures, (fit, picture) => fit + picture));
    }

    [Theory(Explicit = true)]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_board_of_four_hundred_workplaces(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var text = IssueStage.Text(IssueStage.Small());
        var depot = text.Editions.Single(edition => edition.Slug == "bus-depot");
        var issue = await IssueStage.TakeInAsync(
            server, text with { Editions = [.. Enumerable.Range(1, 400).Select(number => depot with { Slug = $"gate-{number:000}", Workplace = $"Gate number {number}" })] });
        var reader = await server.SignInAsync(Role.PressOperator, Scope.Organisation);
        var times = new List<double>();
        var bytes = 0;
        for (var turn = 0; turn < 120; turn++)
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, $"/issues/{issue}/board");
            ask.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
            var began = Stopwatch.GetTimestamp();
            using var answer = await reader.Browser.SendAsync(ask, TestContext.Current.CancellationToken);
            bytes = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            if (turn >= 20)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        Tell($"{kind}: board of 400, {bytes} bytes", times);
    }

    [Theory(Explicit = true)]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_editorial_of_four_hundred_workplaces_is_saved_while_others_type(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, setsFits: true);
        var text = IssueStage.Text(IssueStage.Small());
        var depot = text.Editions.Single(edition => edition.Slug == "bus-depot");
        var issue = await IssueStage.TakeInAsync(server, text with
        {
            Editions =
            [
                .. Enumerable.Range(1, 400).Select(number => depot with
                {
                    Slug = $"gate-{number:000}", Workplace = $"Gate number {number}",
                    Items = [.. depot.Items.Select((item, place) => place == number % depot.Items.Length ? item with { Body = $"{item.Body}\n\nGate {number} says so too." } : item)],
                }),
            ],
        });
        var stories = await server.WithAsync(db => db.Set<Story>().AsNoTracking().Where(one => one.IssueId == issue).ToListAsync(TestContext.Current.CancellationToken));
        var editorial = stories.Single(one => one.Kind == StoryKind.Editorial);
        var item = stories.First(one => one.Kind == StoryKind.Item);
        var member = await server.SignInAsync(Role.EditorialBoard, Scope.Organisation);
        var token = await member.Browser.TokenAsync($"/issues/{issue}/lock");
        Tell($"{kind}: all 400 for the first time", [await UntilCurrentAsync()]);
        Tell($"{kind}: a pause in typing, nothing else to do", await TypeAsync(() => false));

        for (var turn = 0; turn < 3; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            await FitTests.WriteAsync(server, editorial, $"{editorial.Body}\n\nAnd this in turn {turn}.");
            Tell($"{kind}: saving the editorial", [Stopwatch.GetElapsedTime(began).TotalMilliseconds]);
            Tell($"{kind}: until the board has all 400, nobody typing", [await UntilCurrentAsync()]);
        }

        await FitTests.WriteAsync(server, editorial, editorial.Body + "\n\nAnd this while others type.");
        var all = UntilCurrentAsync();
        Tell($"{kind}: a pause in typing meanwhile", await TypeAsync(() => !all.IsCompleted));
        Tell($"{kind}: until the board has all 400, somebody typing", [await all]);

        async Task<double> UntilCurrentAsync()
        {
            var began = Stopwatch.GetTimestamp();
            while (!(await IssueStage.EditionsAsync(server, issue)).All(edition => edition.FitVersion == edition.CopyVersion))
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        async Task<List<double>> TypeAsync(Func<bool> goesOn)
        {
            var times = new List<double>();
            for (var turn = 0; turn < 60 || goesOn(); turn++)
            {
                using var form = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["story"] = item.Id.ToString(), ["Input.Headline"] = item.Headline, ["Input.Body"] = $"{item.Body}\n\nWords {turn}.", ["width"] = "700", ["__RequestVerificationToken"] = token,
                });
                using var ask = new HttpRequestMessage(HttpMethod.Post, $"/editions/{item.EditionId}/proof") { Content = form };
                ask.Headers.Add("X-Part", "proof");
                var began = Stopwatch.GetTimestamp();
                using var answer = await member.Browser.SendAsync(ask, TestContext.Current.CancellationToken);
                await answer.TextAsync();
                if (turn >= 10)
                {
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }

                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            return times;
        }
    }

    private static void Tell(string what, IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: median {sorted[sorted.Count / 2]:0.0} ms, p95 {sorted[sorted.Count * 95 / 100]:0.0} ms");
    }
}
