using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Handbill.Site.Imports.Folders;

/// <summary>The fields over a file of Markdown, as Jekyll and Hugo have them between lines of `---`.</summary>
internal sealed class FrontMatter
{
    private const int MostFields = 200;

    private readonly Dictionary<string, List<string>> _fields = new(StringComparer.OrdinalIgnoreCase);

    private FrontMatter()
    {
    }

    /// <summary>What is wrong with the fields; empty when nothing is. Those before it are read.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The text under the fields.</summary>
    public string Body { get; private init; } = "";

    /// <summary>Takes a file apart.</summary>
    public static FrontMatter Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF');
        if (!lines.StartsWith("---\n", StringComparison.Ordinal))
        {
            return new FrontMatter { Body = lines };
        }

        var end = lines.IndexOf("\n---", 3, StringComparison.Ordinal);
        var after = end < 0 ? -1 : lines.IndexOf('\n', end + 1);
        var matter = new FrontMatter { Body = end < 0 ? lines[4..] : after < 0 ? "" : lines[(after + 1)..] };
        if (end < 0)
        {
            matter.Problem = "the fields at its top have no end";
        }
        else
        {
            matter.Read(lines[4..Math.Max(4, end)]);
        }

        return matter;
    }

    /// <summary>A field as one text; empty where there is none.</summary>
    public string Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var values) && values.Find(value => value.Length > 0) is { } text)
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>A field as a list: of YAML, or of one line with commas.</summary>
    public IReadOnlyList<string> List(params ReadOnlySpan<string> names) => All(names, isDivided: true);

    /// <summary>A field as a list of addresses, which may have commas in them.</summary>
    public IReadOnlyList<string> Addresses(params ReadOnlySpan<string> names) => All(names, isDivided: false);

    private IReadOnlyList<string> All(ReadOnlySpan<string> names, bool isDivided)
    {
        var all = new List<string>();
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var values))
            {
                all.AddRange(isDivided && values.Count == 1 ? values[0].Split(',') : values);
            }
        }

        return [.. all.Select(value => value.Trim()).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A field as a moment; what has no time zone is taken for UTC.</summary>
    public DateTimeOffset? Moment(params ReadOnlySpan<string> names) =>
        DateTimeOffset.TryParse(Text(names), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    // Events in place of a graph: aliases and tags have nothing to act on, and only the first two levels are kept.
    private void Read(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            var (depth, key, isKey) = (0, "", true);
            while (parser.MoveNext() && _fields.Count < MostFields)
            {
                switch (parser.Current)
                {
                    case MappingStart or SequenceStart:
                        depth++;
                        isKey = depth == 1;
                        break;
                    case MappingEnd or SequenceEnd:
                        depth--;
                        isKey = depth <= 1;
                        break;
                    case Scalar scalar when depth == 1 && isKey:
                        (key, isKey) = (scalar.Value, false);
                        break;
                    case Scalar scalar when depth is 1 or 2 && key.Length > 0:
                        Add(key, scalar.Value);
                        isKey = depth == 1;
                        break;
                }
            }
        }
        catch (YamlException broken)
        {
            Problem = $"line {(broken.Start.Line + 1).ToString(CultureInfo.InvariantCulture)} of its fields is no YAML";
        }
    }

    private void Add(string key, string value)
    {
        if (!_fields.TryGetValue(key, out var values))
        {
            _fields.Add(key, values = []);
        }

        values.Add(Markup.PlainText.OneLine(value));
    }
}
