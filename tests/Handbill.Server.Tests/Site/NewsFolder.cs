using CsvHelper;

namespace Handbill.Server.Tests.Site;

/// <summary>All of the corpus' news as somebody would have them from an older site: a folder of Markdown, a file for each piece, with its old address.</summary>
internal static class NewsFolder
{
    private static readonly string[] Topics = ["Australia", "COVID-19", "India", "Russia"];

    /// <summary>Writes it.</summary>
    /// <returns>How many pieces there are.</returns>
    public static async Task<int> PutAsync(OldArchive archive)
    {
        var written = 0;
        foreach (var year in new[] { "2019", "2020" })
        {
            using var csv = CsvReader.FromText(await File.ReadAllTextAsync(OldArchive.Corpus("wikinews", $"wikinews_{year}.csv"), TestContext.Current.CancellationToken), new CsvReaderOptions { Separator = ',', HasHeader = true });
            while (csv.Read())
            {
                written++;
                var (title, text) = (csv.GetString("title"), csv.GetString("text"));
                var topics = string.Join(", ", Topics.Where(topic => text.Contains(topic, StringComparison.OrdinalIgnoreCase)).Select(topic => $"\"{topic}\""));
                var old = new Uri(csv.GetString("url")).AbsolutePath.Replace("//", "/", StringComparison.Ordinal);
                archive.Put($"{year}/{csv.GetString("date")}-piece-{written}.md", $"---\ntitle: '{title.Replace("'", "''", StringComparison.Ordinal)}'\ntags: [{topics}]\ncategories: [News]\npermalink: {old}\n---\n{text}");
            }
        }

        return written;
    }
}
