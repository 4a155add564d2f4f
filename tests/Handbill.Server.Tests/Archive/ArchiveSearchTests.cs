using System.Text;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Archive;

public sealed class ArchiveSearchTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Words_are_found_in_all_their_forms_with_and_without_accents(StoreKind kind)
    {
        await using var archive = await SmallArchive.MakeAsync(kind);
        await archive.PutAsync("English", "The boilers were repaired by workers.", "en-GB");
        await archive.PutAsync("Spanish", "La organizacio\u0301n de Zoë Peña convocó huelgas.", "es");
        await archive.PutAsync("French", "Les ouvrières ont publié leurs revendications.", "fr");
        await archive.PutAsync("German", "Frau Müller sprach über die Häuser und Streiks.", "de");
        await archive.PutAsync("Arabic", "أضرب العُمّال والمعلمون في المصنع.", "ar");
        await archive.PutAsync("Turkish", "Işık işçiler için yandı.", "tr");

        (await archive.FindAsync("boiler REPAIR", "en")).ShouldBe(["English"]);
        (await archive.FindAsync("organizaciones huelga", "es")).ShouldBe(["Spanish"]);
        (await archive.FindAsync("organizacion", "es")).ShouldBe(["Spanish"]);
        (await archive.FindAsync("organizacion pena zoe", "en")).ShouldBe(["Spanish"]);
        (await archive.FindAsync("ouvriere publiee", "fr")).ShouldBe(["French"]);
        (await archive.FindAsync("mueller haus streik", "de")).ShouldBe(["German"]);
        (await archive.FindAsync("muller hauser", "de")).ShouldBe(["German"]);
        (await archive.FindAsync("معلمون عمال", "ar")).ShouldBe(["Arabic"]);
        (await archive.FindAsync("işçi ışık", "tr")).ShouldBe(["Turkish"]);

        // In the wrong language a word is found as it was typed and in no other form; and in quotes a stem is no word.
        (await archive.FindAsync("huelga", "de")).ShouldBeEmpty();
        (await archive.FindAsync("huelgas", "xx-any")).ShouldBe(["Spanish"]);
        (await archive.FindAsync("boilers", "")).ShouldBe(["English"]);
        (await archive.FindAsync("\"organiz\"", "es")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Phrases_beginnings_and_what_must_not_be_there_are_found_as_typed(StoreKind kind)
    {
        await using var archive = await SmallArchive.MakeAsync(kind);
        await archive.PutAsync("Hot water is back", "The boiler was repaired. Nobody canteens.");
        await archive.PutAsync("Boilers", "They are repaired, so was the answer; the canteen is open.", published: "2021-01-01");

        (await archive.FindAsync("\"was repaired\"")).ShouldBe(["Hot water is back"]);
        (await archive.FindAsync("\"repaired was\"")).ShouldBeEmpty();
        (await archive.FindAsync("\"boiler\"")).ShouldBe(["Hot water is back"]);
        (await archive.FindAsync("\"back the boiler\"")).ShouldBeEmpty();
        (await archive.FindAsync("\"back the\" or \"nothing here\"")).ShouldBeEmpty();
        (await archive.FindAsync("boil*")).ShouldBe(["Boilers", "Hot water is back"]);
        (await archive.FindAsync("cantee* -water")).ShouldBe(["Boilers"]);
        (await archive.FindAsync("boiler -boilers")).ShouldBe(["Hot water is back"]);
        (await archive.FindAsync("repaired -cant*")).ShouldBeEmpty();
        (await archive.FindAsync("-water")).ShouldBeEmpty();
        (await archive.FindAsync("b*")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Titles_count_for_more_then_words_as_typed_then_how_much_it_is_about_them(StoreKind kind)
    {
        await using var archive = await SmallArchive.MakeAsync(kind);
        await archive.PutAsync("Once", "A strike, and much else that was said at length.", published: "2020-03-01");
        await archive.PutAsync("Often", "Strike after strike after strike.", published: "2019-01-01");
        await archive.PutAsync("Other form", "Strikes, and much else that was said at length.", published: "2020-03-02");
        await archive.PutAsync("The strike", "It began.", published: "2018-01-01");
        await archive.PutAsync("Old and once", "A strike, and much else that was said at length.", published: "1950-01-01");

        (await archive.FindAsync("strike")).ShouldBe(["The strike", "Often", "Once", "Old and once", "Other form"]);
        (await archive.FindAsync("strike", order: ArchiveOrder.Newest)).ShouldBe(["Other form", "Once", "Often", "The strike", "Old and once"]);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Marks_narrow_what_is_found_and_alone_list_the_newest(StoreKind kind)
    {
        await using var archive = await SmallArchive.MakeAsync(kind);
        await archive.PutAsync("One", "boiler", published: "2019-05-01", marks: ["y2019", "len", "s1"]);
        await archive.PutAsync("Two", "boiler", published: "2020-05-01", marks: ["y2020", "len", "s1"]);
        await archive.PutAsync("Three", "boiler", "es", "2020-06-01", marks: ["y2020", "les", "s2"]);

        (await archive.FindAsync("boiler", marks: [["y2020"]])).ShouldBe(["Three", "Two"]);
        (await archive.FindAsync("boiler", marks: [["y2019", "y2020"], ["len"], ["s1"]])).ShouldBe(["Two", "One"]);
        (await archive.FindAsync("boiler", marks: [["y2019"], ["s2"]])).ShouldBeEmpty();
        (await archive.FindAsync("boiler", marks: [["y2019"], []])).ShouldBeEmpty();
        (await archive.FindAsync("", marks: [["y2019", "y2020"]])).ShouldBe(["Three", "Two", "One"]);
        (await archive.FindAsync("-two", marks: [["len"]])).ShouldBe(["One"]);
        (await archive.FindAsync("y2019")).ShouldBeEmpty();
        (await archive.FindAsync("")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_came_out_in_one_minute_is_found_at_once_and_what_waits_is_neither_found_nor_counted(StoreKind kind)
    {
        await using var archive = await SmallArchive.MakeAsync(kind);
        var now = DateTimeOffset.UtcNow;
        var all = Enumerable.Range(0, 400).Select(number => new ArchiveText(Guid.CreateVersion7(), $"Sheet {number}", "", number < 5 ? "boiler" : "boiler rota", "en", now, ["w1"])).ToArray();
        await archive.PutAsync(all);
        var waiting = all[..150].Select(text => text.Id).ToList();

        foreach (var order in Enum.GetValues<ArchiveOrder>())
        {
            foreach (var (typed, found) in new[] { ("boiler", 400), ("boiler -rota", 5), ("\"boiler rota\"", 395), ("boil*", 400) })
            {
                var without = found - (typed == "boiler -rota" ? 5 : typed == "\"boiler rota\"" ? 145 : 150);
                (await CountAsync(typed, order, [])).ShouldBe((found, Math.Min(found, 400)), typed);
                (await CountAsync(typed, order, [.. waiting, Guid.NewGuid()])).ShouldBe((without, without), typed);
            }
        }

        var hits = (await archive.AskAsync(new ArchiveQuery(TextQuery.Parse(""), "en") { Marks = [["w1"]], Most = 1000, Without = waiting })).Hits.Select(hit => hit.Id).ToList();
        hits.ShouldBe(all[150..].Select(text => text.Id), ignoreOrder: true);

        async Task<(int Hits, int Total)> CountAsync(string typed, ArchiveOrder order, IReadOnlyCollection<Guid> without)
        {
            var page = await archive.AskAsync(new ArchiveQuery(TextQuery.Parse(typed), "en") { Order = order, Most = 1000, Without = without });
            return (page.Hits.Count, page.Total);
        }
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Pages_are_turned_to_the_end_and_more_than_a_thousand_are_not_counted(StoreKind kind)
    {
        await using var archive = await SmallArchive.MakeAsync(kind);
        var day = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await archive.PutAsync([.. Enumerable.Range(0, 1200).Select(number => new ArchiveText(
            Guid.CreateVersion7(), $"Number {number}", "", number % 100 == 0 ? "boiler rare" : "boiler", "en", day.AddDays(number / 3), [$"n{number % 7}"]))]);

        foreach (var order in Enum.GetValues<ArchiveOrder>())
        {
            var all = new List<Guid>();
            for (var offset = 0; ; offset += 300)
            {
                var page = await archive.AskAsync(new ArchiveQuery(TextQuery.Parse("boiler"), "en") { Order = order, Offset = offset, Most = 300 });
                (page.Total, page.AreMore).ShouldBe((order == ArchiveOrder.Best ? 1000 : Math.Clamp(offset + 300, 200, 1000), true));
                if (page.Hits.Count == 0)
                {
                    break;
                }

                all.AddRange(page.Hits.Select(hit => hit.Id));
            }

            all.Count.ShouldBe(1000);
            all.Distinct().Count().ShouldBe(1000);
            var rare = await archive.AskAsync(new ArchiveQuery(TextQuery.Parse("rare"), "en") { Order = order, Offset = 10 });
            (rare.Hits.Count, rare.Total, rare.AreMore).ShouldBe((2, 12, false));
        }

        var odd = await archive.AskAsync(new ArchiveQuery(TextQuery.Parse("rare"), "en") { Offset = int.MinValue, Most = -1 });
        (odd.Hits.Count, odd.Total).ShouldBe((0, 12));
        (await archive.AskAsync(new ArchiveQuery(TextQuery.Parse("rare"), "en") { Offset = int.MaxValue, Most = int.MaxValue })).Hits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_put_again_has_its_new_words_and_date_and_what_is_removed_is_gone(StoreKind kind)
    {
        await using var archive = await SmallArchive.MakeAsync(kind);
        var one = await archive.PutAsync("One", "boiler water", published: "2019-05-01");
        var two = await archive.PutAsync("Two", "boiler", published: "2020-05-01");
        (await archive.FindAsync("boiler", order: ArchiveOrder.Newest)).ShouldBe(["Two", "One"]);

        await archive.PutAsync("One", "boiler heat", published: "2021-05-01", id: one);
        (await archive.FindAsync("boiler", order: ArchiveOrder.Newest)).ShouldBe(["One", "Two"]);
        (await archive.FindAsync("water")).ShouldBeEmpty();
        (await archive.FindAsync("heat")).ShouldBe(["One"]);

        await archive.RemoveAsync(two, Guid.Empty);
        (await archive.FindAsync("boiler")).ShouldBe(["One"]);
        (await archive.IdsAsync()).ShouldBe([one]);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_text_of_any_length_and_any_letters_is_put_in_and_found(StoreKind kind)
    {
        await using var archive = await SmallArchive.MakeAsync(kind);
        var random = new Random(20261127);
        var noise = new StringBuilder();
        for (var i = 0; i < 150_000; i++)
        {
            noise.Append((char)(i % 7 == 0 ? ' ' : random.Next(1, 0xffff)));
        }

        await archive.PutAsync("Noise", noise.ToString());
        await archive.PutAsync("Long word", new string('a', 100_000) + " end");
        await archive.PutAsync("Long text", string.Concat(Enumerable.Range(0, 20_000).Select(number => $"word{number % 9000} the ")) + "last words");
        await archive.PutAsync("\0' \\ \" * : & | ! ( ) <-> NEAR", "\0'' \\\\ +a ^b !c =d #d1 _", published: "0001-01-01", marks: ["x"]);
        await archive.PutAsync("Beyond", "time", published: "9999-12-31");

        (await archive.FindAsync("noise")).ShouldBe(["Noise"]);
        (await archive.FindAsync("long end")).ShouldBe(["Long word"]);
        (await archive.FindAsync("word8999 last")).ShouldBe(["Long text"]);
        (await archive.FindAsync("near a b c d")).Length.ShouldBe(1);
        (await archive.FindAsync("time")).ShouldBe(["Beyond"]);
        (await archive.IdsAsync()).Count.ShouldBe(5);
    }
}
