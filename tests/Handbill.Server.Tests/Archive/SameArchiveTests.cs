using System.Text;
using CsCheck;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Archive;

/// <summary>The same texts and the same question give the same answer on both stores.</summary>
public sealed class SameArchiveTests : IAsyncLifetime
{
    private static readonly string[] Vocabulary =
    [
        "strike", "strikes", "striking", "boiler", "boilers", "the", "and", "a", "cafetería", "cafeteria", "huelga", "huelgas", "organización", "organizaciones", "Häuser", "Haus", "العمال", "عمال",
        "東京", "東京都", "işçi", "l'usine", "naïve", "nai\u0308ve", "x1", "1x", "ﬁn", "ʼn", "🙂", "\u1dfa", "\U0001e921", "\u2c2f", "e", "+a", "=y1", "#d1",
    ];

    private static readonly string[] Languages = ["en", "es", "de", "fr", "ar", "tr", "ja", "", "en-US"];

    private static readonly string[] Operators = ["", "\"", "*", "-", " ", "'", "\\", ":", "&", "|", "!", "(", ")", "<->", " AND ", " OR ", " NOT ", "NEAR(", "{", "}", "^", "+", "\0", "\ud800", "\udc00", "%", "=", "#", ":*", "--", ";"];

    private readonly Dictionary<Guid, ArchiveText> _texts = [];

    private SmallArchive _one = null!, _other = null!;

    public async ValueTask InitializeAsync()
    {
        _other = await SmallArchive.MakeAsync(StoreKind.Postgres);
        _one = await SmallArchive.MakeAsync(StoreKind.Sqlite);
        var random = new Random(7);
        for (var turn = 0; turn < 4; turn++)
        {
            var texts = Enumerable.Range(0, 60).Select(number => new ArchiveText(
                new Guid(number + (turn * 40), 0, 0, new byte[8]), Words(random, 3), Words(random, 4), Words(random, 3 + random.Next(40)), Languages[random.Next(Languages.Length)],
                new DateTimeOffset(2000 + random.Next(25), 1 + random.Next(12), 1, 0, random.Next(3), 0, TimeSpan.Zero), [$"y{random.Next(3)}", $"s{random.Next(2)}"])).ToArray();
            var gone = texts.Where(_ => random.Next(8) == 0).Select(text => text.Id).ToArray();
            foreach (var text in texts)
            {
                _texts[text.Id] = text;
            }

            Array.ForEach(gone, id => _texts.Remove(id));
            foreach (var archive in new[] { _one, _other })
            {
                // All at once, and a few at a time, as articles are published.
                foreach (var some in texts.Chunk(turn % 2 == 0 ? texts.Length : 1 + turn))
                {
                    await archive.PutAsync(some);
                }

                await archive.RemoveAsync(gone);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_one is not null)
        {
            await _one.DisposeAsync();
            await _other.DisposeAsync();
        }
    }

    [Fact]
    public async Task Both_stores_hold_the_same_texts() => (await _one.IdsAsync()).Order().ShouldBe((await _other.IdsAsync()).Order());

    [Fact]
    public async Task Questions_of_words_and_operators_are_answered_alike() => await Gen.Select(
        Gen.Select(OneOf(Operators), OneOf(Vocabulary), Gen.Int[0, 6], OneOf(Operators)).Array[1, 4], OneOf(Languages), Gen.Bool, Gen.Int[0, 3])
        .SampleAsync(
            async (parts, language, isNewest, narrowed) => await SameAsync(
                string.Join(' ', parts.Select(part => part.Item1 + (part.Item3 == 0 ? part.Item2[..((part.Item2.Length + 1) / 2)] : part.Item2) + part.Item4)),
                language, isNewest, narrowed switch { 0 => [["y1"]], 1 => [["y0", "y2"], ["s1"]], _ => [] }),
            iter: 150);

    [Fact]
    public async Task A_phrase_is_found_where_its_words_follow_one_another_and_nowhere_else() => await Gen.Select(Gen.Int[0, 10_000], Gen.Int[2, 4], Gen.Bool).SampleAsync(
        async (at, length, isTorn) =>
        {
            var text = _texts.Values.ElementAt(at % _texts.Count);
            var words = SearchWords.Of(text.Body).ToList();
            var from = at % Math.Max(1, words.Count - length);
            var phrase = string.Join(' ', isTorn ? words.Skip(from).Take(length).Reverse() : words.Skip(from).Take(length));
            var asked = TextQuery.Parse($"\"{phrase}\"");
            var wanted = asked.IsEmpty ? [] : _texts.Values.Where(one => asked.StandsIn(one.Title) || asked.StandsIn(one.Standfirst) || asked.StandsIn(one.Body)).Select(one => one.Id).Order().ToArray();
            foreach (var archive in new[] { _one, _other })
            {
                (await archive.AskAsync(new ArchiveQuery(asked, "en") { Most = 1000 })).Hits.Select(hit => hit.Id).Order().ToArray().ShouldBe(wanted, phrase);
            }

            return true;
        },
        iter: 100);

    [Fact]
    public async Task Any_bytes_are_a_question() => await Gen.OneOf(Gen.String, Gen.Byte.Array[0, 60].Select(Encoding.UTF8.GetString), Gen.Byte.Array[0, 60].Select(Encoding.Latin1.GetString))
        .SampleAsync(async query => await SameAsync(query, query, isNewest: false, []), iter: 100);

    private static Gen<string> OneOf(string[] all) => Gen.Int[0, all.Length - 1].Select(at => all[at]);

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));

    private async Task<bool> SameAsync(string query, string language, bool isNewest, string[][] marks)
    {
        var asked = new ArchiveQuery(TextQuery.Parse(query), language) { Marks = marks, Order = isNewest ? ArchiveOrder.Newest : ArchiveOrder.Best, Most = 50 };
        var (one, other) = (await _one.AskAsync(asked), await _other.AskAsync(asked));
        other.Hits.ShouldBe(one.Hits, query);
        (other.Total, other.AreMore).ShouldBe((one.Total, one.AreMore), query);
        return true;
    }
}
