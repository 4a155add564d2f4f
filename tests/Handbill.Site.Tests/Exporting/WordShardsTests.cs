using CsCheck;
using Handbill.Site.Exporting;

namespace Handbill.Site.Tests.Exporting;

public sealed class WordShardsTests
{
    [Theory]
    [InlineData("rota", "r-o")]
    [InlineData("a", "a")]
    [InlineData("1974", "1-9")]
    [InlineData("журнал", "436-443")]
    [InlineData("新聞", "x176")]
    public void A_word_stands_in_the_file_of_its_first_letters(string word, string file) => WordShards.NameOf(word).ShouldBe(file);

    [Theory]
    [InlineData("المدرسة", "مدرسة")]
    [InlineData("بالمدرسة", "مدرسة")]
    [InlineData("للمدرسة", "مدرسة")]
    [InlineData("مدرسة", null)]
    [InlineData("الآن", null)]
    [InlineData("canteen", null)]
    public void An_Arabic_word_is_there_without_its_article_too(string word, string? bare) => WordShards.FormsOf(word).ShouldBe(bare is null ? [word] : [word, bare]);

    [Fact]
    public void Places_are_read_as_they_were_written() => Gen.Select(Gen.Int[0, 3000], Gen.Int[0, Postings.MostWeight]).Array[0, 50].Sample(pairs =>
    {
        var (places, written, number) = (new Postings(), new List<(int, int)>(), -1);
        foreach (var (passed, weight) in pairs)
        {
            number += passed + 1;
            places.Add(number, weight);
            written.Add((number, weight));
        }

        Read(places.ToString()).ShouldBe(written);
    });

    [Fact]
    public void What_stands_in_a_headline_says_more()
    {
        var words = new WordShards();
        words.Add(0, Article("Six minutes", "A watch."));
        words.Add(1, Article("A watch", "Minutes, minutes and minutes."));

        var shards = words.Shards().ToDictionary(one => one.Name, one => one.Words, StringComparer.Ordinal);
        Read(shards["m-i"]["minutes"]).ShouldBe([(0, 6), (1, 2)]);
        Read(shards["w-a"]["watch"]).ShouldBe([(0, 0), (1, 6)]);
        words.Names.ShouldBe(["a", "a-n", "m-i", "s-i", "w-a"]);
    }

    private static SearchedText Article(string title, string text) => new("en/2026/11/x", title, "", "", "", 2026, text);

    private static List<(int, int)> Read(string places)
    {
        var (found, next) = (new List<(int, int)>(), 0);
        for (var at = 0; at < places.Length;)
        {
            var (weight, passed) = (places[at++] - 'A', 0);
            for (; at < places.Length && places[at] is < 'A' or > 'Z'; at++)
            {
                passed = (passed * 36) + (char.IsAsciiDigit(places[at]) ? places[at] - '0' : places[at] - 'a' + 10);
            }

            found.Add((next + passed, weight));
            next += passed + 1;
        }

        return found;
    }
}
