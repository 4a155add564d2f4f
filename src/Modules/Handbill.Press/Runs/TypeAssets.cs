using System.Collections.Concurrent;
using Handbill.Press.Contracts;
using Handbill.Typesetting.Fitting;
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
    // Languages of some issues; another list of divisions is another hyphenation.
    private const int HyphenationsKept = 32;

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, string?> _patterns = new(StringComparer.Ordinal);
    private readonly Recent<(string Language, string Divisions), Hyphenator> _hyphenations = new(HyphenationsKept);

    /// <summary>Lists what a folder has.</summary>
    /// <param name="folder">A folder with `fonts/*.ttf` and `hyphenation/*.txt`.</param>
    /// <exception cref="PressException">There are no fonts.</exception>
    public TypeAssets(string folder)
    {
        _folder = folder;
        var fonts = Path.Combine(folder, "fonts");
        var files = Directory.Exists(fonts) ? Directory.GetFiles(fonts, "*.ttf") : [];
        Array.Sort(files, StringComparer.Ordinal);
        Fonts = FontLibrary.Read(files.Select(path =>
            (Path.GetFileName(path), (Func<ReadOnlyMemory<byte>>)(() => File.ReadAllBytes(path)))));
        if (Fonts.Families.Count == 0)
        {
            throw new PressException($"{folder}: there are no fonts, build again with Node.js at hand so that they are fetched");
        }

        Fitters = new FitterPool(() => new EditionFitter(Fonts, Shaper));
    }

    /// <summary>The fonts.</summary>
    public FontLibrary Fonts { get; }

    /// <summary>Shapes text, and remembers the words.</summary>
    public Shaper Shaper { get; } = new();

    /// <summary>What fits editions with them.</summary>
    public FitterPool Fitters { get; }

    /// <summary>Those beside the executable.</summary>
    public static TypeAssets BesideExecutable() => new(Path.Combine(AppContext.BaseDirectory, "assets"));

    /// <summary>Hyphenation of a language; null where there are no patterns for it.</summary>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="divisions">Words with all their hyphens, which go before the patterns.</param>
    public Hyphenator? Hyphenation(string language, IEnumerable<string> divisions)
    {
        if (HyphenationRules.For(language) is not { } rule || _patterns.GetOrAdd(rule.FileName, Read) is not { } patterns)
        {
            return null;
        }

        // The same one each time: what words were found to have by it is remembered.
        var key = (language, string.Join('\n', divisions));
        return _hyphenations.TryGet(key, out var known) ? known : _hyphenations.Keep(key, Hyphenator.Parse(patterns, divisions, rule.LeftMin, rule.RightMin));
    }

    private string? Read(string file)
    {
        var path = Path.Combine(_folder, "hyphenation", file);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
