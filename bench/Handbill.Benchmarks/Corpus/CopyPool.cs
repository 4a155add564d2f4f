using System.Collections.Immutable;

namespace Handbill.Benchmarks.Corpus;

/// <summary>Paragraphs and headlines of one language, taken from the corpus's issue folders.</summary>
internal sealed record CopyPool
{
    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>`editorial.md` as it stands in the corpus.</summary>
    public required string Editorial { get; init; }

    /// <summary>Headlines.</summary>
    public required ImmutableArray<string> Headlines { get; init; }

    /// <summary>Paragraphs, Markdown.</summary>
    public required ImmutableArray<string> Paragraphs { get; init; }

    /// <summary>Reads the pools of an issue folder, one for each language.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="language">Language of workplaces that name none.</param>
    public static IEnumerable<CopyPool> Read(string folder, string language)
    {
        var headlines = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var paragraphs = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "workplaces"), "*.md").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
            var own = text[..end].Split('\n').FirstOrDefault(line => line.StartsWith("language:", StringComparison.Ordinal))?["language:".Length..].Trim() ?? language;
            if (!headlines.ContainsKey(own))
            {
                headlines[own] = [];
                paragraphs[own] = [];
            }

            foreach (var block in text[(end + 5)..].Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (block.StartsWith("## ", StringComparison.Ordinal))
                {
                    headlines[own].Add(block);
                }
                else if (block.Length > 0)
                {
                    paragraphs[own].Add(block);
                }
            }
        }

        foreach (var (tag, found) in headlines)
        {
            var editorial = Path.Combine(folder, string.Equals(tag, language, StringComparison.Ordinal) ? "editorial.md" : $"editorial.{tag}.md");
            yield return new CopyPool
            {
                Language = tag,
                Editorial = File.ReadAllText(editorial),
                Headlines = [.. found],
                Paragraphs = [.. paragraphs[tag]],
            };
        }
    }
}
