using System.Collections.Concurrent;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Runs;

/// <summary>
/// Fonts, shaping and hyphenation patterns that came with the program. A file is read when it is first needed. Safe to use
/// from several threads.
/// </summary>
internal sealed class TypeAssets
{
    private readonly Dictionary<string, string> _patterns;
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Lists what a folder has.</summary>
    /// <param name="folder">A folder with `fonts/*.ttf` and `hyphenation/LANGUAGE.txt`.</param>
    /// <exception cref="PressException">There are no fonts.</exception>
    public TypeAssets(string folder)
    {
        Fonts = FontLibrary.Read(List(folder, "fonts", "*.ttf").Select(path =>
            (Path.GetFileName(path), (Func<ReadOnlyMemory<byte>>)(() => File.ReadAllBytes(path)))));
        if (Fonts.Families.Count == 0)
        {
            throw new PressException($"{folder}: there are no fonts, build again with Node.js at hand so that they are fetched");
        }

        _patterns = List(folder, "hyphenation", "*.txt")
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The fonts.</summary>
    public FontLibrary Fonts { get; }

    /// <summary>Shapes text, and remembers the words.</summary>
    public Shaper Shaper { get; } = new();

    /// <summary>Those beside the executable.</summary>
    public static TypeAssets BesideExecutable() => new(Path.Combine(AppContext.BaseDirectory, "assets"));

    /// <summary>Hyphenation of a language: of exactly this tag, else of its language without region; null where there is none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="divisions">Words with all their hyphens, which go before the patterns.</param>
    public Hyphenator? Hyphenation(string language, IEnumerable<string> divisions) =>
        Patterns(language) is { } text ? Hyphenator.Parse(text, divisions) : null;

    private string? Patterns(string language)
    {
        var path = _patterns.GetValueOrDefault(language) ?? _patterns.GetValueOrDefault(Languages.Primary(language));
        return path is null ? null : _texts.GetOrAdd(path, File.ReadAllText);
    }

    private static string[] List(string folder, string kind, string pattern)
    {
        var path = Path.Combine(folder, kind);
        var files = Directory.Exists(path) ? Directory.GetFiles(path, pattern) : [];
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
