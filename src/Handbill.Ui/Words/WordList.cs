using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Handbill.Ui.Words;

/// <summary>The translations of one assembly's words, read once a language from its satellites. English needs none: a key is its own text.</summary>
internal sealed class WordList(Assembly assembly, string baseName)
{
    private readonly FrozenDictionary<string, Lazy<FrozenDictionary<string, string>>> _byLanguage = Language.All
        .Where(language => language != Language.English)
        .ToFrozenDictionary(language => language.Code, language => new Lazy<FrozenDictionary<string, string>>(() => Read(assembly, baseName, language)));

    public string? Find(Language language, string key) =>
        _byLanguage.TryGetValue(language.Code, out var words) ? words.Value.GetValueOrDefault(key) : null;

    public IEnumerable<KeyValuePair<string, string>> All(Language language) =>
        _byLanguage.TryGetValue(language.Code, out var words) ? words.Value : [];

    private static FrozenDictionary<string, string> Read(Assembly assembly, string baseName, Language language)
    {
        Assembly satellite;
        try
        {
            satellite = assembly.GetSatelliteAssembly(language.Culture);
        }
        catch (Exception missing) when (missing is FileNotFoundException or CultureNotFoundException)
        {
            // A module need not speak every language; its words then stand in English.
            return FrozenDictionary<string, string>.Empty;
        }

        using var stream = satellite.GetManifestResourceStream($"{baseName}.{language.Code}.resources");
        if (stream is null)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        using var reader = new ResourceReader(stream);
        return reader.Cast<System.Collections.DictionaryEntry>()
            .Where(entry => entry.Value is string)
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
