using System.Collections.Immutable;
using Handbill.Press.Issues;

namespace Handbill.Press.Imprints;

/// <summary>Reads imprint rules. What is wrong becomes faults with file, line, what, and what to do; nothing throws, whatever the text.</summary>
internal sealed class ImprintProfileReader
{
    /// <summary>Most fields that rules may ask for.</summary>
    public const int MostFields = 20;

    private const int LongestKey = 40, LongestLabel = 80, LongestSentence = 400, LongestLine = 600;

    private static readonly string[] Known = ["key", "name", "country", "kind", "source", "fields", "line"];
    private static readonly string[] KnownOfField = ["kind", "label", "rule", "required", "by"];

    /// <summary>Kinds of print that rules may be for, beside any.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["newsletter", "newspaper", "leaflet", "election-leaflet"];

    private static readonly Dictionary<string, ImprintFieldKind> FieldKinds = new(StringComparer.Ordinal)
    {
        ["text"] = ImprintFieldKind.Text,
        ["address"] = ImprintFieldKind.Address,
        ["person"] = ImprintFieldKind.Person,
        ["organisation"] = ImprintFieldKind.Organisation,
        ["issn"] = ImprintFieldKind.Issn,
        ["date"] = ImprintFieldKind.Date,
        ["union-mark"] = ImprintFieldKind.UnionMark,
    };

    private readonly string _file;
    private readonly FaultList _faults;

    private ImprintProfileReader(string file, FaultList faults) => (_file, _faults) = (file, faults);

    /// <summary>Reads rules.</summary>
    /// <param name="file">Name for faults.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="faults">Gets the faults.</param>
    /// <returns>Null when there was any fault.</returns>
    public static ImprintProfile? Read(string file, string text, FaultList faults)
    {
        var before = faults.Count;
        var map = YamlReader.Read(file, text, 0, faults);
        var profile = map is null ? null : new ImprintProfileReader(file, faults).Read(map);
        return faults.Count == before ? profile : null;
    }

    /// <summary>Whether a text can name rules or a field.</summary>
    public static bool IsKey(string text) =>
        text.Length is > 0 and <= LongestKey && char.IsAsciiLetterLower(text[0]) && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private ImprintProfile Read(YamlMap map)
    {
        var fields = new Fields(_file, map, Known, _faults);
        var key = fields.RequiredText("key", "own-rules");
        if (key.Length > 0 && !IsKey(key))
        {
            AddBadKey(fields.LineOf("key"), key);
        }

        var asked = ReadFields(map, fields);
        return new ImprintProfile
        {
            Key = key,
            Name = ReadWords(map, fields, "name", LongestLabel),
            Country = ReadCountry(fields),
            Kind = ReadKind(fields),
            Source = ReadWords(map, fields, "source", LongestSentence),
            Fields = asked,
            Lines = ReadLines(map, fields, asked),
        };
    }

    private string ReadCountry(Fields fields)
    {
        var country = fields.OptionalText("country");
        if (country is not "" && !(country.Length == 2 && country.All(char.IsAsciiLetterUpper)))
        {
            Add(fields.LineOf("country"), $"`country` is `{Fields.Shown(country)}`", "write two capitals such as GB or ES, or leave it out for any country");
        }

        return country;
    }

    private string ReadKind(Fields fields)
    {
        var kind = fields.OptionalText("kind");
        if (kind.Length > 0 && !Kinds.Contains(kind))
        {
            Add(fields.LineOf("kind"), $"`kind` is `{Fields.Shown(kind)}`", $"write one of {string.Join(", ", Kinds)}, or leave it out for any");
        }

        return kind;
    }

    private ImmutableArray<ImprintField> ReadFields(YamlMap map, Fields fields)
    {
        if (fields.Node("fields") is not YamlMap { Entries.Count: > 0 } asked)
        {
            Add(map.Find("fields")?.Line ?? map.Line, "`fields` names nothing that is filled in", "write each under it, such as `printer:` with `kind`, `label` and `rule`");
            return [];
        }

        if (asked.Entries.Count > MostFields)
        {
            Add(asked.Line, $"there are {asked.Entries.Count} fields", $"write at most {MostFields}");
        }

        return [.. asked.Entries.Take(MostFields).Select(ReadField)];
    }

    private ImprintField ReadField(YamlEntry entry)
    {
        if (!IsKey(entry.Key))
        {
            AddBadKey(entry.Line, entry.Key);
        }

        if (entry.Value is not YamlMap map)
        {
            Add(entry.Line, $"`{Fields.Shown(entry.Key)}` is no group of fields", "write `kind`, `label` and `rule` under it, indented by two blanks");
            map = new YamlMap(entry.Line, []);
        }

        var fields = new Fields(_file, map, KnownOfField, entry.Value is YamlMap ? _faults : new FaultList());
        var name = fields.OptionalText("kind");
        if (!FieldKinds.TryGetValue(name.Length == 0 ? "text" : name, out var kind))
        {
            Add(fields.LineOf("kind"), $"`kind` is `{Fields.Shown(name)}`", $"write one of {string.Join(", ", FieldKinds.Keys)}");
        }

        var demand = ReadDemand(fields);
        var by = ReadBy(fields);
        return new ImprintField
        {
            Key = entry.Key,
            Kind = kind,
            Label = ReadWords(map, fields, "label", LongestLabel),
            Rule = demand == ImprintDemand.Never && !fields.Has("rule") ? LocalWords.None : ReadWords(map, fields, "rule", LongestSentence),
            Demand = demand,
            IsByLanguage = by.Contains("language", StringComparer.Ordinal),
            IsByMedium = by.Contains("medium", StringComparer.Ordinal),
        };
    }

    private ImprintDemand ReadDemand(Fields fields)
    {
        switch (fields.OptionalText("required"))
        {
            case "" or "false":
                return ImprintDemand.Never;
            case "true":
                return ImprintDemand.Always;
            case ImprintMedium.Print:
                return ImprintDemand.Print;
            case ImprintMedium.Online:
                return ImprintDemand.Online;
            case var other:
                Add(fields.LineOf("required"), $"`required` is `{Fields.Shown(other)}`", "write true, false, print or online");
                return ImprintDemand.Never;
        }
    }

    private List<string> ReadBy(Fields fields)
    {
        IReadOnlyList<YamlNode> nodes = fields.Node("by") switch
        {
            null or YamlScalar { IsNothing: true } => [],
            YamlList list => list.Items,
            var single => [single],
        };
        var by = new List<string>();
        foreach (var node in nodes)
        {
            if (node is YamlScalar { Text: "language" or "medium" } scalar)
            {
                by.Add(scalar.Text);
            }
            else
            {
                Add(node.Line, $"`by` has `{Fields.Shown((node as YamlScalar)?.Text ?? "")}`", "write [language], [medium] or [language, medium]");
            }
        }

        return by;
    }

    // One text for all languages, or a text under each language's tag.
    private LocalWords ReadWords(YamlMap map, Fields fields, string key, int longest)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (fields.Node(key) is not YamlMap byLanguage)
        {
            words[""] = Fit(fields.RequiredText(key, "…"), key, fields.LineOf(key), longest);
            return new LocalWords(words.ToImmutable());
        }

        var written = new Fields(_file, byLanguage, [.. byLanguage.Entries.Select(entry => entry.Key)], _faults);
        foreach (var entry in byLanguage.Entries)
        {
            if (Languages.Find(entry.Key) is not { } language)
            {
                Add(entry.Line, $"the language `{Fields.Shown(entry.Key)}` is not known", Languages.Remedy(entry.Key));
            }
            else if (!words.TryAdd(language, Fit(written.RequiredText(entry.Key, "…"), key, entry.Line, longest)))
            {
                Add(entry.Line, $"the language `{language}` stands twice", "take one of the two out");
            }
        }

        if (byLanguage.Entries.Count == 0)
        {
            Add(map.Find(key)!.Line, $"`{key}` is empty", $"write it out, for instance `{key}: {{en: …}}`");
        }

        return new LocalWords(words.ToImmutable());
    }

    private string Fit(string text, string key, int line, int longest)
    {
        if (text.Length > longest)
        {
            Add(line, $"`{key}` has {text.Length} characters", $"shorten it to {longest}");
        }

        return text;
    }

    private LocalWords ReadLines(YamlMap map, Fields fields, ImmutableArray<ImprintField> asked)
    {
        var lines = ReadWords(map, fields, "line", LongestLine);
        var places = asked.SelectMany(field => ImprintSlot.PlacesOf(field).Select(place => (Place: place, Field: field)))
            .DistinctBy(one => one.Place).ToDictionary(one => one.Place, one => one.Field, StringComparer.Ordinal);
        foreach (var (language, line) in lines.All.Where(one => one.Value.Length > 0))
        {
            var at = (fields.Node("line") as YamlMap)?.Entries.FirstOrDefault(entry => Languages.Find(entry.Key) == language)?.Line ?? fields.LineOf("line");
            if (ImprintTemplate.TryRead(line, out var problem) is { } template)
            {
                CheckPlaces(template, places, asked, at);
            }
            else
            {
                Add(at, $"{problem} in the line", "write places such as {printer}, and brackets around what may be left out");
            }
        }

        return lines;
    }

    private void CheckPlaces(ImprintTemplate template, Dictionary<string, ImprintField> places, ImmutableArray<ImprintField> asked, int at)
    {
        foreach (var part in template.Parts.Where(part => part.Place.Length > 0))
        {
            if (!places.TryGetValue(part.Place, out var field))
            {
                Add(at, $"the line has a place `{{{Fields.Shown(part.Place)}}}` that no field fills", NearestName.Find(part.Place, places.Keys) is { } nearest ? $"write `{{{nearest}}}` if that is meant" : $"write one of {string.Join(", ", places.Keys)}");
            }
            else if (part.Group == 0 && !ImprintSlot.Demands(field, part.Place))
            {
                Add(at, $"`{{{part.Place}}}` may stay empty and the line needs it", "put it and the words around it into square brackets, which are left out when it is empty");
            }
        }

        var said = template.Parts.Select(part => part.Place).ToHashSet(StringComparer.Ordinal);
        foreach (var place in asked.SelectMany(field => ImprintSlot.PlacesOf(field).Where(place => ImprintSlot.Demands(field, place))).Where(place => !said.Contains(place)).Distinct(StringComparer.Ordinal))
        {
            Add(at, $"the line leaves out `{{{place}}}`, which is required", "put it in, or write `required: false`");
        }
    }

    private void AddBadKey(int line, string key) =>
        Add(line, $"`{Fields.Shown(key)}` cannot be a key", $"write up to {LongestKey} lower-case letters, digits and hyphens, a letter first, such as printer-address");

    private void Add(int line, string problem, string remedy) => _faults.Add(_file, line, problem, remedy);
}
