using System.Globalization;
using CsvHelper;
using Handbill.Benchmarks.Corpus;
using Handbill.Kernel.Search.Archive;

namespace Handbill.DeskBench.Numbers;

/// <summary>
/// Articles of thirty-five years made of the paragraphs and titles of Wikinews, so that words are as frequent as in copy, with names in them that stand in few: the same in
/// every run.
/// </summary>
internal sealed class ArchiveTexts
{
    private const int Years = 35, Names = 5, Workplaces = 400;

    private readonly List<string> _titles = [], _paragraphs = [];
    private readonly Vocabulary _names = new();
    private readonly Random _random = new(20261127);

    public ArchiveTexts()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Places.Corpus, "wikinews"), "*.csv").Order(StringComparer.Ordinal))
        {
            using var csv = CsvReader.FromText(File.ReadAllText(file), new CsvReaderOptions { Separator = ',', HasHeader = true });
            while (csv.Read())
            {
                _titles.Add(csv.GetString("title"));
                _paragraphs.AddRange(csv.GetString("text").Split("\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }
        }
    }

    /// <summary>So many, in no order of their dates, or in theirs, as an archive grows.</summary>
    public IEnumerable<ArchiveText> Make(int count, bool isInOrder = false)
    {
        var dates = Enumerable.Range(0, count).Select(_ => new DateTimeOffset(1990, 1, 1, 6, 0, 0, TimeSpan.Zero).AddDays(_random.Next(Years * 365)).AddMinutes(_random.Next(720))).ToList();
        if (isInOrder)
        {
            dates.Sort();
        }

        foreach (var published in dates)
        {
            var length = 800 + _random.Next(1400) + _random.Next(1400);
            var (paragraphs, written) = (new List<string>(), 0);
            while (written < length)
            {
                paragraphs.Add(Pick(_paragraphs));
                written += paragraphs[^1].Length;
            }

            for (var name = 0; name < Names; name++)
            {
                paragraphs[_random.Next(paragraphs.Count)] += $" {RareName()} {RareName()}.";
            }

            yield return new ArchiveText(
                Guid.CreateVersion7(), Pick(_titles), paragraphs[0], string.Join("\n\n", paragraphs.Skip(1)), "en", published,
                [$"y{published.Year}", "len", $"s{_random.Next(8)}", $"p{_random.Next(3)}", $"w{_random.Next(Workplaces)}"]);
        }
    }

    /// <summary>A question of each kind.</summary>
    public IEnumerable<(string Kind, string Query, string[][] Marks)> Ask()
    {
        var (title, paragraph) = (Pick(_titles).Split(' '), Pick(_paragraphs).Split(' '));
        var words = title.Where(word => word.Length > 3).DefaultIfEmpty("news").ToArray();
        string[] frequent = ["government", "people", "president", "said", "state", "reported", "police", "year", "Monday", "country"];
        var at = _random.Next(Math.Max(1, paragraph.Length - 3));
        yield return ("one of a title", Pick(words), []);
        yield return ("two of a title", $"{Pick(words)} {Pick(words)}", []);
        yield return ("three of a title", $"{Pick(words)} {Pick(words)} {Pick(words)}", []);
        yield return ("title", string.Join(' ', title.Take(6)), []);
        yield return ("frequent", Pick(frequent), []);
        yield return ("two frequent", $"{Pick(frequent)} {Pick(frequent)}", []);
        yield return ("everywhere", "the of", []);
        yield return ("phrase", $"\"{string.Join(' ', paragraph.Skip(at).Take(3))}\"", []);
        yield return ("frequent phrase", "\"of the\" government", []);
        yield return ("beginning", $"{Pick(words)[..4]}*", []);
        yield return ("without", $"{Pick(frequent)} -{Pick(words)}", []);
        yield return ("name", RareName(), []);
        yield return ("year", Pick(words), [[$"y{1990 + _random.Next(Years)}"]]);
        yield return ("section and years", Pick(frequent), [[$"s{_random.Next(8)}"], [$"y{1990 + _random.Next(5)}", $"y{2000 + _random.Next(5)}"]]);
        yield return ("workplace", Pick(frequent), [[$"w{_random.Next(Workplaces)}"]]);
        yield return ("publication", Pick(words), [[$"p{_random.Next(3)}"], ["len", "les"]]);
    }

    private string RareName() => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(_names[_random.Next(30_000)]);

    private string Pick(IReadOnlyList<string> from) => from[_random.Next(from.Count)];
}
