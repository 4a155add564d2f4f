using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Handbill.Words;

/// <summary>Checks a project's words: every key that its pages and classes use is translated, well formed, and still used.</summary>
/// <remarks>
/// Keys are found where they stand as text: <c>T["…"]</c>, <c>words["…"]</c>, <c>.Count(n, "…|…")</c> <c>ErrorMessage = "…"</c> and
/// <c>new Refusal(field, "…")</c>. A key put
/// together while running is not found, and so not allowed to be: write the whole sentence out.
/// </remarks>
public static partial class UntranslatedWords
{
    private static readonly Dictionary<string, int> FormsOf = new(StringComparer.Ordinal) { ["es"] = 2, ["fr"] = 2, ["ar"] = 6 };

    /// <summary>What is wrong with the words of a project, one line each.</summary>
    /// <param name="folder">The project's folder, relative to the repository's root: <c>src/Modules/Handbill.Desk</c>.</param>
    /// <param name="languages">The languages that it is to speak beside English.</param>
    public static IReadOnlyList<string> In(string folder, params IReadOnlyList<string> languages) => In([folder], languages);

    /// <summary>What is wrong with the words of some folders that have them together, one line each.</summary>
    /// <param name="folders">The folders, relative to the repository's root.</param>
    /// <param name="languages">The languages that they are to speak beside English.</param>
    public static IReadOnlyList<string> In(IReadOnlyList<string> folders, IReadOnlyList<string> languages)
    {
        var projects = folders.Select(folder => Path.Combine(Root(), folder)).ToList();
        var sources = projects.SelectMany(project => Files(project, "*.cs").Concat(Files(project, "*.cshtml"))).ToList();
        var used = sources.SelectMany(KeysIn).ToLookup(key => key.Key, key => key.File, StringComparer.Ordinal);

        // A key that is handed on before it is looked up stands somewhere as a text all the same.
        var texts = string.Join('\n', sources.Select(File.ReadAllText));
        var faults = new List<string>();
        foreach (var language in languages)
        {
            var translations = projects.SelectMany(project => Files(project, $"*.{language}.resx")).SelectMany(Entries).ToLookup(entry => entry.Key, entry => entry.Text, StringComparer.Ordinal);
            faults.AddRange(used.Where(key => !translations.Contains(key.Key)).Select(key => $"{language}: not translated: \"{key.Key}\" ({Path.GetFileName(key.First())})"));
            faults.AddRange(translations.Where(entry => !used.Contains(entry.Key) && !texts.Contains($"\"{entry.Key}\"", StringComparison.Ordinal)).Select(entry => $"{language}: no longer used: \"{entry.Key}\""));
            faults.AddRange(translations.SelectMany(entry => entry.Select(text => Fault(language, entry.Key, text))).Where(fault => fault is not null)!);
        }

        return faults;
    }

    /// <summary>The keys in a source file's text.</summary>
    public static IEnumerable<string> KeysOf(string source) =>
        Key().Matches(source).Select(match => Regex.Unescape(match.Groups["key"].Value));

    /// <summary>What is wrong with one translation; null if nothing is.</summary>
    public static string? Fault(string language, string key, string text)
    {
        var forms = text.Split('|').Length;
        return text.Trim().Length == 0 ? $"{language}: empty: \"{key}\""
            : !Holes(key).SetEquals(Holes(text)) ? $"{language}: other holes than the English: \"{key}\" → \"{text}\""
            : key.Contains('|') && forms != FormsOf[language] ? $"{language}: {forms} forms, not {FormsOf[language]}: \"{key}\""
            : null;
    }

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(match => match.Value)];

    private static IEnumerable<(string Key, string File)> KeysIn(string file) => KeysOf(File.ReadAllText(file)).Select(key => (key, file));

    private static IEnumerable<(string Key, string Text)> Entries(string file) =>
        XDocument.Load(file).Root!.Elements("data").Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Handbill.slnx")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests must run from inside the repository: they read its files.");
    }

    // Not in documentation comments, whose examples are of other modules.
    [GeneratedRegex("""(?<!///.*)(?:\b(?:T|words)\[|\.Count\((?:[^"()]|\([^()]*\))*,\s*|\bErrorMessage\s*=\s*|\bnew Refusal\((?:nameof\(\w+\)|\w+|\$?"[^"]*"), )"(?<key>(?:[^"\\]|\\.)+)""" + "\"")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();
}
