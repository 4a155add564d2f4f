using System.Net;
using System.Text.RegularExpressions;
using Handbill.Desk.Contracts;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Search;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Stories;

public sealed class SearchTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Words_are_found_without_accents_in_phrases_by_their_beginning_and_without_others(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        await desk.AddAsync(story => story.Headline = "La cantina", "Los precios de la cafetería subieron.");
        await desk.AddAsync(story => story.Headline = "Hot water is back", "The boiler was repaired, precios no.");
        await desk.AddAsync(story => story.Headline = "ساعات العمل", "تغيّرت مواعيد العَمَل في المصنع.");
        var member = await desk.MemberAsync();

        (await FoundAsync(member, "CAFETERIA")).ShouldBe(["La cantina"]);
        (await FoundAsync(member, "boil*")).ShouldBe(["Hot water is back"]);
        (await FoundAsync(member, "\"was repaired\"")).ShouldBe(["Hot water is back"]);
        (await FoundAsync(member, "\"repaired was\"")).ShouldBeEmpty();
        (await FoundAsync(member, "precios -boiler")).ShouldBe(["La cantina"]);
        (await FoundAsync(member, "\"back the boiler\"")).ShouldBeEmpty();
        (await FoundAsync(member, "العمل")).ShouldBe(["ساعات العمل"]);
        (await member.Browser.ReadAsync("/search?q=boiler")).ShouldContain("<mark>boiler</mark>");
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_headline_counts_for_more_unless_the_newest_are_asked_for(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        await desk.AddAsync(story => story.Headline = "Boiler");
        await desk.AddAsync(story => (story.Headline, story.State) = ("Other", StoryState.Held), "About the boiler.");
        var member = await desk.MemberAsync();

        (await FoundAsync(member, "boiler")).ShouldBe(["Boiler", "Other"]);
        (await FoundAsync(member, "boiler", "&order=newest")).ShouldBe(["Other", "Boiler"]);
        (await FoundAsync(member, "boiler", "&state=Held")).ShouldBe(["Other"]);
        (await FoundAsync(member, "boiler", "&kind=Editorial")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Whatever_is_asked_is_answered(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        await desk.AddAsync();
        var member = await desk.MemberAsync();
        var random = new Random(20261125);
        var asked = new List<string> { "\"", "*", "-", "AND OR NOT", "NEAR(a b)", "title:boiler", "marks : k1", "'", "''; DROP TABLE", "(", "a\0b", "\ud800", "=k1", "'=k1'", "🙂", "boiler:*A", new('a', 5000), "%", "\\", "a:b&c|d!e<->f" };
        for (var i = 0; i < 60; i++)
        {
            var bytes = new byte[random.Next(1, 40)];
            random.NextBytes(bytes);
            asked.Add(System.Text.Encoding.Latin1.GetString(bytes));
        }

        foreach (var query in asked)
        {
            var encoded = string.Concat(System.Text.Encoding.UTF8.GetBytes(query).Select(one => $"%{one:x2}"));
            (await member.Browser.GetAsync($"/search?q={encoded}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, query);
        }

        // Bytes that are no text at all, and numbers that are none.
        foreach (var raw in new[] { "q=%ff%fe%00", "q=boiler&page=-3", "q=boiler&page=x", "q=boiler&page=99999999999", "q=a&q=b", "kind=99&state=99&order=%00&q=x" })
        {
            (await member.Browser.GetAsync($"/search?{raw}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, raw);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_index_agrees_with_the_rows_after_any_edits_and_after_those_that_failed(StoreKind kind)
    {
        await using var desk = await TwoGroups.StartAsync(kind);
        var ids = new List<StoryId>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add(await desk.AddAsync());
        }

        var random = new Random(7);
        for (var turn = 0; turn < 80; turn++)
        {
            await desk.Server.WithAsync(async db =>
            {
                var story = (await db.FindAsync<Story>(ids[random.Next(ids.Count)]))!;
                story.Body = $"only{turn} stays{random.Next(5)}";
                story.Headline = $"head{random.Next(5)}";
                story.State = (StoryState)random.Next(1, 6);
                await using var work = turn % 5 == 0 ? await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken) : null;
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
                return work is null ? 0 : await UndoAsync(work);
            });
        }

        var rows = await desk.Server.WithAsync(db => db.Set<Story>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        var indexed = await desk.Server.WithAsync(db => db.Store.Texts.IdsAsync(db, TestContext.Current.CancellationToken));
        indexed.Order().ShouldBe(rows.Select(row => row.Id.Value).Order());
        foreach (var word in rows.SelectMany(row => SearchWords.Of($"{row.Headline} {row.Body}")).Concat(Enumerable.Range(0, 80).Select(turn => $"only{turn}")).Distinct())
        {
            var found = await desk.Server.WithAsync(db => db.Store.Texts.FindAsync(db, TextQuery.Parse(word), [], false, 100, TestContext.Current.CancellationToken));
            found.Order().ShouldBe(rows.Where(row => SearchWords.Of($"{row.Headline} {row.Body}").Contains(word)).Select(row => row.Id.Value).Order(), word);
        }

        foreach (var state in Enum.GetValues<StoryState>())
        {
            var query = TextQuery.Parse("stays0 -nothing");
            var found = await desk.Server.WithAsync(db => db.Store.Texts.FindAsync(db, query, [[StorySight.StateMark(state)]], false, 100, TestContext.Current.CancellationToken));
            found.Order().ShouldBe(rows.Where(row => row.State == state && row.Body.EndsWith("stays0", StringComparison.Ordinal)).Select(row => row.Id.Value).Order());
        }
    }

    private static async Task<int> UndoAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction work)
    {
        await work.RollbackAsync(TestContext.Current.CancellationToken);
        return 0;
    }

    private static async Task<string[]> FoundAsync(SignedIn who, string query, string more = "")
    {
        var page = await who.Browser.ReadAsync($"/search?q={Uri.EscapeDataString(query)}{more}");
        return [.. Regex.Matches(page, "<h2><a [^>]*>(?<headline>.*?)</a></h2>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(match => WebUtility.HtmlDecode(match.Groups["headline"].Value.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal)))];
    }
}
