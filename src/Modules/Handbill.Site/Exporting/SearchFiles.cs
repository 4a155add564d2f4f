using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Handbill.Kernel.Search;
using Handbill.Site.Reading;

namespace Handbill.Site.Exporting;

/// <summary>
/// The search of a language as scripts that a page loads piece by piece, for a page of a file may ask for nothing else. `index.js` says what there is; `words/XY.js` holds the words that begin so and
/// where they stand; `articles/N.js` what is shown of a hundred articles; `sections.js` which articles are in which section. Articles are numbered from the newest.
/// </summary>
internal sealed class SearchFiles(SiteReader reader)
{
    /// <summary>Articles in a file.</summary>
    public const int InBlock = 100;

    private const int AtOnce = 500;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    private static readonly JsonSerializerOptions Json = new() { Encoder = Encoder };

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(string language, ExportFolder files, CancellationToken cancellation)
    {
        var home = $"read/{language}/search";
        var (words, sections, years) = (new WordShards(), new SortedDictionary<string, Postings>(StringComparer.Ordinal), new List<(int Year, int From, int To)>());
        var count = 0;
        while (await reader.SearchedAsync(language, count, AtOnce, cancellation) is { Count: > 0 } articles)
        {
            foreach (var (at, article) in articles.Index())
            {
                words.Add(count + at, article);
                if (article.Section.Length > 0)
                {
                    (sections.TryGetValue(article.Section, out var section) ? section : sections[article.Section] = new Postings()).Add(count + at, 0);
                }

                AddYear(years, article.Year, count + at);
            }

            foreach (var (at, block) in articles.Chunk(InBlock).Index())
            {
                await PutAsync($"articles/{Number((count / InBlock) + at)}.js", "articles", Number((count / InBlock) + at), block.Select(one => new[] { one.Path, one.Title, one.Iso, one.Date, one.Lead }));
            }

            count += articles.Count;
        }

        foreach (var (name, shard) in words.Shards())
        {
            await PutAsync($"words/{name}.js", "words", name, shard);
        }

        await PutAsync("sections.js", "sections", "", sections.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
        await PutAsync("index.js", "index", "", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["count"] = count, ["block"] = InBlock, ["years"] = years.Select(one => new[] { one.Year, one.From, one.To }), ["shards"] = string.Join(' ', words.Names), ["folds"] = SearchWords.Folds,
        });

        async Task PutAsync(string name, string kind, string key, object value)
        {
            var file = $"{home}/{name}";
            files.Announce([file]);
            await files.WriteAsync(file, Encoding.UTF8.GetBytes($"handbillSearch.{kind}({JsonSerializer.Serialize(key, Json)},{JsonSerializer.Serialize(value, Json)});\n"), cancellation);
        }
    }

    private static void AddYear(List<(int Year, int From, int To)> years, int year, int number)
    {
        if (years.Count > 0 && years[^1].Year == year)
        {
            years[^1] = (year, years[^1].From, number + 1);
        }
        else
        {
            years.Add((year, number, number + 1));
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An article as the search of files has it.</summary>
/// <param name="Path">Below the site's own: `en/2026/11/a-press`.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Iso">When it was published.</param>
/// <param name="Date">The same in words.</param>
/// <param name="Lead">What stands under the headline in lists.</param>
/// <param name="Section">Slug of its section; empty for none.</param>
/// <param name="Year">In which it was published.</param>
/// <param name="Text">All its words.</param>
internal sealed record SearchedArticle(string Path, string Title, string Iso, string Date, string Lead, string Section, int Year, string Text);
