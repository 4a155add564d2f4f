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
/// where they stand; `articles/N.js` what is shown of a hundred texts; `sections.js` and `workplaces.js` which texts are of which. Articles and sheets are numbered together, from the newest.
/// </summary>
internal sealed class SearchFiles(SiteReader reader)
{
    /// <summary>Texts in a file.</summary>
    public const int InBlock = 100;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    private static readonly JsonSerializerOptions Json = new() { Encoder = Encoder };

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(string language, ExportFolder files, CancellationToken cancellation)
    {
        var home = $"read/{language}/search";
        var (words, sections, workplaces, years) = (new WordShards(), new TextLists(), new TextLists(), new List<(int Year, int From, int To)>());
        var (count, block) = (0, new List<string[]>(InBlock));
        await foreach (var text in reader.SearchedAsync(language, cancellation))
        {
            words.Add(count, text);
            sections.Add(count, text.Sections);
            workplaces.Add(count, text.Workplaces);
            AddYear(years, text.Year, count);
            block.Add([text.Path, text.Title, text.Iso, text.Date, text.Lead]);
            if (++count % InBlock == 0)
            {
                await PutBlockAsync();
            }
        }

        if (block.Count > 0)
        {
            await PutBlockAsync();
        }

        foreach (var (name, shard) in words.Shards())
        {
            await PutAsync($"words/{name}.js", "words", name, shard);
        }

        await PutAsync("sections.js", "sections", "", sections.All);
        await PutAsync("workplaces.js", "workplaces", "", workplaces.All);
        await PutAsync("index.js", "index", "", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["count"] = count, ["block"] = InBlock, ["years"] = years.Select(one => new[] { one.Year, one.From, one.To }), ["shards"] = string.Join(' ', words.Names), ["folds"] = SearchWords.Folds,
        });

        async Task PutBlockAsync()
        {
            var name = Number((count - 1) / InBlock);
            await PutAsync($"articles/{name}.js", "articles", name, block);
            block.Clear();
        }

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

/// <summary>An article or a sheet as the search of files has it.</summary>
/// <param name="Path">Below the site's own: `en/2026/11/a-press`, and for a sheet its place on the page of its issue: `en/issues/early-shift/48#bus-depot`.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Iso">When it was published.</param>
/// <param name="Date">The same in words.</param>
/// <param name="Lead">What stands under the headline in lists.</param>
/// <param name="Year">In which it was published.</param>
/// <param name="Text">All its words.</param>
internal sealed record SearchedText(string Path, string Title, string Iso, string Date, string Lead, int Year, string Text)
{
    /// <summary>Slugs of its sections.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Slugs of the workplaces that it is of.</summary>
    public IReadOnlyList<string> Workplaces { get; init; } = [];
}
