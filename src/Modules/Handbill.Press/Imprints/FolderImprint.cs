using System.Collections.Immutable;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;

namespace Handbill.Press.Imprints;

/// <summary>
/// The imprint of an issue folder: the words of `imprint`, and before them the lines that the rules of `imprint-rules` give. What the rules
/// ask for and the folder does not say is a fault, so that nothing is printed without it.
/// </summary>
internal sealed class FolderImprint
{
    /// <summary>The field with words, one text or a text a language.</summary>
    public const string Words = "imprint";

    /// <summary>The field with rules and what is filled in.</summary>
    public const string Rules = "imprint-rules";

    private const string File = IssueSettings.File;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly IIssueFiles _files;
    private readonly FaultList _faults;

    private FolderImprint(IIssueFiles files, FaultList faults) => (_files, _faults) = (files, faults);

    /// <summary>Reads it.</summary>
    /// <param name="files">The issue's files: where its own rules stand, and which languages it has.</param>
    /// <param name="fields">The fields of `issue.yaml`.</param>
    /// <param name="language">BCP 47 tag of the issue.</param>
    /// <param name="day">Its date: a licence must hold on it.</param>
    /// <param name="faults">Gets the faults.</param>
    public static ImprintText Read(IIssueFiles files, Fields fields, string language, DateOnly day, FaultList faults)
    {
        var words = ReadWords(fields, faults);
        return fields.Node(Rules) switch
        {
            null or YamlScalar { IsNothing: true } => words,
            YamlMap rules => new FolderImprint(files, faults).Read(rules, language, day).With(words, language),
            var other => Refused(other),
        };

        ImprintText Refused(YamlNode node)
        {
            faults.Add(File, node.Line, $"`{Rules}` is no group of fields", "name the rules under it, such as `printer-and-publisher:`, and their fields under them");
            return words;
        }
    }

    /// <summary>The lines that rules give, kept as text as in <see cref="IssueHead.ImprintRules"/>.</summary>
    /// <param name="head">The issue's head.</param>
    /// <param name="files">Its other files.</param>
    /// <param name="languages">BCP 47 tags of its editions.</param>
    /// <param name="faults">Gets what the rules find lacking.</param>
    public static ImprintText Read(IssueHead head, IReadOnlyDictionary<string, string> files, IEnumerable<string> languages, FaultList faults)
    {
        var folder = new MemoryFiles();
        foreach (var (path, text) in files)
        {
            folder.Set(path, text);
        }

        foreach (var language in languages)
        {
            folder.Set($"editorial.{language}.md", "");
        }

        return head.ImprintRules.Length > 0 && YamlReader.Read(File, head.ImprintRules, 0, faults) is { } rules
            ? new FolderImprint(folder, faults).Read(rules, head.Language, head.Date).With(head.Imprint, head.Language)
            : head.Imprint;
    }

    /// <summary>Reads the words: one text, or a map by language. Where there are rules, they may be left out.</summary>
    public static ImprintText ReadWords(Fields fields, FaultList faults)
    {
        if (fields.Node(Words) is not YamlMap map)
        {
            return ImprintText.Of(fields.Has(Rules) && !fields.Has(Words) ? "" : fields.RequiredText(Words, "Printed and published by …", mayBeEmpty: true));
        }

        var written = new Fields(File, map, [.. map.Entries.Select(entry => entry.Key)], faults);
        var byLanguage = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (Languages.Find(entry.Key) is not { } language)
            {
                faults.Add(File, entry.Line, $"the language `{Fields.Shown(entry.Key)}` is not known", Languages.Remedy(entry.Key));
            }
            else if (!byLanguage.TryAdd(language, written.RequiredText(entry.Key, "Printed and published by …", mayBeEmpty: true)))
            {
                faults.Add(File, entry.Line, $"the language `{language}` stands twice", "take one of the two out");
            }
        }

        return ImprintText.Of(byLanguage);
    }

    private ImprintText Read(YamlMap rules, string language, DateOnly day)
    {
        var languages = LanguagesOf(language);
        var profiles = ImmutableArray.CreateBuilder<ImprintProfile>();
        foreach (var entry in rules.Entries)
        {
            if (Find(entry) is { } profile)
            {
                profiles.Add(profile);
                ReadValues(profile, entry);
                Check(profile, entry, languages, day);
            }
        }

        return ImprintText.Of(new ImprintValues(_values).Lines(profiles.ToImmutable(), languages, language));
    }

    // An edition needs an editorial in its language, so these are all that an edition can be in.
    private List<string> LanguagesOf(string language) =>
    [
        .. _files.List("").Select(name => name.Split('.')).Where(parts => parts is ["editorial", _, "md"]).Select(parts => Languages.Find(parts[1])).OfType<string>()
            .Prepend(language).Distinct(StringComparer.Ordinal),
    ];

    private ImprintProfile? Find(YamlEntry entry)
    {
        var path = $"{ShippedProfiles.Folder}/{entry.Key}.yaml";
        if (ImprintProfileReader.IsKey(entry.Key) && CopyText.ReadOptional(_files, path, _faults) is { } text)
        {
            var profile = ImprintProfileReader.Read(path, text, _faults);
            if (profile is not null && profile.Key != entry.Key)
            {
                _faults.Add(path, 1, $"`key` is `{profile.Key}` and the file is named after `{entry.Key}`", "make the two the same");
            }

            return profile;
        }

        if (ShippedProfiles.Default.Find(entry.Key) is { } shipped)
        {
            return shipped;
        }

        var known = ShippedProfiles.Default.All.Select(one => one.Key).ToList();
        var remedy = NearestName.Find(entry.Key, known) is { } nearest ? $"write `{nearest}` if that is meant" : $"write one of {string.Join(", ", known)}, or put {ShippedProfiles.Folder}/{Fields.Shown(entry.Key)}.yaml into the folder";
        _faults.Add(File, entry.Line, $"the imprint rules `{Fields.Shown(entry.Key)}` are not known", remedy);
        return null;
    }

    private void ReadValues(ImprintProfile profile, YamlEntry entry)
    {
        if (entry.Value is not YamlMap map)
        {
            if (entry.Value is not YamlScalar { IsNothing: true })
            {
                _faults.Add(File, entry.Line, $"`{profile.Key}` is no group of fields", $"write {string.Join(", ", profile.Fields.Select(field => field.Key))} under it");
            }

            return;
        }

        foreach (var asked in map.Entries)
        {
            if (profile.Fields.FirstOrDefault(field => field.Key == asked.Key) is { } field)
            {
                ReadValue(new ImprintSlot(profile, field, "", "", ""), asked);
            }
            else
            {
                _faults.Add(File, asked.Line, $"`{profile.Key}` has no field `{Fields.Shown(asked.Key)}`", Fields.UnknownRemedy(asked.Key, [.. profile.Fields.Select(one => one.Key)]));
            }
        }
    }

    // A field by language is a map of languages, one by medium a map of media, a mark a map of its parts, in this order inside each other.
    private void ReadValue(ImprintSlot slot, YamlEntry entry)
    {
        _lines[slot.Key] = entry.Line;
        var next = Next(slot);
        if (next is null)
        {
            SetValue(slot, entry);
        }
        else if (entry.Value is YamlMap map)
        {
            foreach (var inner in map.Entries)
            {
                if (next.Value.Read(inner.Key) is { } deeper)
                {
                    ReadValue(deeper, inner);
                }
                else
                {
                    _faults.Add(File, inner.Line, $"`{slot.Key}` has `{Fields.Shown(inner.Key)}` under it", $"write {next.Value.Accepts} there");
                }
            }
        }
        else
        {
            _faults.Add(File, entry.Line, $"`{slot.Key}` is one text", $"write {next.Value.Accepts} under it, each with its own");
        }
    }

    private static (Func<string, ImprintSlot?> Read, string Accepts)? Next(ImprintSlot slot) => slot switch
    {
        { Field.IsByLanguage: true, Language: "" } => (key => Languages.Find(key) is { } language ? slot with { Language = language } : null, "languages such as `es:`"),
        { Field.IsByMedium: true, Medium: "" } => (key => ImprintMedium.All.Contains(key) ? slot with { Medium = key } : null, string.Join(" and ", ImprintMedium.All.Select(medium => $"`{medium}:`"))),
        { Field.Kind: ImprintFieldKind.UnionMark, Part: "" } => (key => ImprintPart.All.Contains(key) ? slot with { Part = key } : null, string.Join(", ", ImprintPart.All.Select(part => $"`{part}:`"))),
        _ => null,
    };

    private void SetValue(ImprintSlot slot, YamlEntry entry)
    {
        if (entry.Value is not YamlScalar scalar)
        {
            _faults.Add(File, entry.Line, $"`{slot.Key}` is not one text", "write it on one line after the colon");
            return;
        }

        var value = scalar.IsNothing ? "" : Folders.CopyTrim.OneLine(scalar.Text);
        _values[slot.Key] = value;
        if (ImprintValues.MistakeOf(slot, value) is { } mistake)
        {
            _faults.Add(File, entry.Line, $"`{slot.Key}` is `{Fields.Shown(value)}`", RemedyOf(slot, mistake));
        }
    }

    private static string RemedyOf(ImprintSlot slot, ImprintMistake mistake) =>
        slot.Part == ImprintPart.Ends || slot.Field.Kind == ImprintFieldKind.Date ? "write year, month and day, such as 2027-03-31"
        : slot.Field.Kind == ImprintFieldKind.Issn && mistake.Values is [string] ? "write four digits, a hyphen, three digits and the check digit that fits them, such as 2049-3630"
        : mistake.Values is [int longest] ? $"shorten it to {longest} characters"
        : "type it anew";

    private void Check(ImprintProfile profile, YamlEntry entry, IReadOnlyCollection<string> languages, DateOnly day)
    {
        foreach (var (slot, kind) in ImprintCheck.Of(profile, new ImprintValues(_values), languages, day))
        {
            // What cannot be right was told where it was read.
            if (kind != ImprintGapKind.Bad)
            {
                _faults.Add(
                    File,
                    LineOf(slot) ?? entry.Line,
                    kind == ImprintGapKind.Ended ? $"the licence of `{slot.Field.Key}` ends before the issue's date" : $"`{slot.Key}` is missing; {profile.Key} asks for it: {slot.Field.Rule.For("en").TrimEnd('.')}",
                    kind == ImprintGapKind.Ended ? "renew it, or take the mark out" : $"write it under `{profile.Key}:`");
            }
        }
    }

    private int? LineOf(ImprintSlot slot)
    {
        foreach (var near in new[] { slot, slot with { Part = "" }, slot with { Part = "", Medium = "" }, slot with { Part = "", Medium = "", Language = "" } })
        {
            if (_lines.TryGetValue(near.Key, out var line))
            {
                return line;
            }
        }

        return null;
    }
}
