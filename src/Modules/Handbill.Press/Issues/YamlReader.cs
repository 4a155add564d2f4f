using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Handbill.Press.Issues;

/// <summary>
/// Reads the part of YAML that settings need: maps, lists and scalars. Anchors, aliases and tags are refused, which also
/// keeps out files that unfold to billions of nodes.
/// </summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 6;
    private const string Remedy = "write `key: value`, with quotes around a value that has a colon or begins with a sign";

    private readonly string _file;
    private readonly int _linesBefore;
    private readonly FaultList _faults;
    private readonly Parser _parser;

    private YamlReader(string file, string yaml, int linesBefore, FaultList faults)
    {
        _file = file;
        _linesBefore = linesBefore;
        _faults = faults;
        _parser = new Parser(new StringReader(yaml));
    }

    /// <summary>Reads one map.</summary>
    /// <param name="file">Name for faults.</param>
    /// <param name="yaml">The text.</param>
    /// <param name="linesBefore">Lines of the file before the text.</param>
    /// <param name="faults">Gets the faults.</param>
    /// <returns>The map; null when the text is no map, and a fault was added.</returns>
    public static YamlMap? Read(string file, string yaml, int linesBefore, FaultList faults)
    {
        var reader = new YamlReader(file, yaml, linesBefore, faults);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e)
        {
            faults.Add(file, reader.LineOf(e.Start), $"this is not YAML ({Sentence(e)})", Remedy);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet's own, for what it did not foresee: found by fuzzing with brackets that break off in the middle of a line.
            faults.Add(file, reader.LineOf(reader._parser.Current?.Start ?? Mark.Empty), "this is not YAML", Remedy);
            return null;
        }
        catch (UnfitYamlException e)
        {
            faults.Add(file, e.Line, e.Message, e.Remedy);
            return null;
        }
    }

    private YamlMap? ReadDocument()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is StreamEnd)
        {
            return new YamlMap(_linesBefore + 1, []);
        }

        _parser.MoveNext();
        var node = ReadNode(0);
        _parser.MoveNext();
        if (_parser.Current is not StreamEnd)
        {
            throw new UnfitYamlException(LineOf(_parser.Current!.Start), "a second YAML document begins here", "take out the line `---`");
        }

        switch (node)
        {
            case YamlMap map:
                return map;
            case YamlScalar { IsNothing: true }:
                return new YamlMap(node.Line, []);
            default:
                _faults.Add(_file, node.Line, "there are no fields here", "write one `key: value` on each line");
                return null;
        }
    }

    // Reads the node that begins at the current event and leaves the parser on the event after it.
    private YamlNode ReadNode(int depth)
    {
        var start = _parser.Current!;
        var line = LineOf(start.Start);
        if (start is AnchorAlias || start is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new UnfitYamlException(line, "YAML anchors and aliases (`&`, `*`) are not read", "write the value out, or put quotes around it");
        }

        if (start is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            throw new UnfitYamlException(line, $"the YAML tag `{tagged.Tag.Value}` is not read", "take it out, or put quotes around the value");
        }

        if (depth > DeepestNesting)
        {
            throw new UnfitYamlException(line, "lists and fields are nested too deep", "take out the inner ones");
        }

        _parser.MoveNext();
        return start switch
        {
            Scalar scalar => new YamlScalar(line, scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => ReadList(line, depth),
            MappingStart => ReadMap(line, depth),
            _ => throw new UnfitYamlException(line, "this YAML is not read", "write `key: value`"),
        };
    }

    private YamlList ReadList(int line, int depth)
    {
        var items = new List<YamlNode>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        _parser.MoveNext();
        return new YamlList(line, items);
    }

    private YamlMap ReadMap(int line, int depth)
    {
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_parser.Current is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not YamlScalar key)
            {
                throw new UnfitYamlException(LineOf(_parser.Current!.Start), "a key is a list or a map", "write `key: value`");
            }

            var value = ReadNode(depth + 1);
            if (seen.TryAdd(key.Text, key.Line))
            {
                entries.Add(new YamlEntry(key.Text, key.Line, value));
            }
            else
            {
                _faults.Add(_file, key.Line, $"`{key.Text}` stands twice, first on line {seen[key.Text]}", "take one out");
            }
        }

        _parser.MoveNext();
        return new YamlMap(line, entries);
    }

    private int LineOf(Mark mark) => _linesBefore + (int)Math.Max(1, mark.Line);

    private static string Sentence(YamlException e)
    {
        var text = e.Message.TrimEnd('.').ReplaceLineEndings(" ");
        var colon = text.StartsWith('(') ? text.IndexOf("): ", StringComparison.Ordinal) : -1;
        text = colon >= 0 ? text[(colon + 3)..] : text;
        return text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : "unreadable";
    }

    private sealed class UnfitYamlException(int line, string problem, string remedy) : Exception(problem)
    {
        public int Line { get; } = line;

        public string Remedy { get; } = remedy;
    }
}
