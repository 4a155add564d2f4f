using System.Collections.Immutable;

namespace Handbill.Press.Issues;

/// <summary>
/// Finds the files that the editions of a language share: `editorial.md` and `fillers.md` in the issue's own language, and
/// `editorial.LANGUAGE.md`, `fillers.LANGUAGE.md`, `hyphenation.LANGUAGE.txt`.
/// </summary>
internal static class CommonFiles
{
    /// <summary>Reads them all.</summary>
    public static ImmutableSortedDictionary<string, CommonCopy> Read(
        IIssueFiles files, IssueSettings settings, IssuePictures pictures, FaultList faults)
    {
        var common = ImmutableSortedDictionary.CreateBuilder<string, CommonCopy>(StringComparer.Ordinal);
        var read = new Dictionary<(string Kind, string Language), string>();
        foreach (var name in files.List(""))
        {
            var (kind, language) = Take(name, settings, faults);
            if (kind is null || language is null)
            {
                continue;
            }

            if (!read.TryAdd((kind, language), name))
            {
                faults.Add(name, 0, $"the language `{language}` has this file and {read[(kind, language)]}", "take one of the two out");
                Spoil(name);
                continue;
            }

            var before = faults.Count;
            var copy = common.GetValueOrDefault(language) ?? new CommonCopy { Language = language };
            common[language] = kind switch
            {
                "editorial" => copy with { Editorial = CommonCopy.ReadEditorial(name, language, files, pictures, faults) },
                "fillers" => copy with { Fillers = CommonCopy.ReadFillers(name, language, files, pictures, faults) },
                _ => copy with { Divisions = CommonCopy.ReadDivisions(name, files, faults) },
            };
            if (faults.Count > before)
            {
                Spoil(name);
            }

            void Spoil(string file) => common[language] = common[language] with { SpoiledBy = common[language].SpoiledBy ?? file };
        }

        return common.ToImmutable();
    }

    // What a file in the issue folder is by its name; nothing where it is none of these.
    private static (string? Kind, string? Language) Take(string name, IssueSettings settings, FaultList faults)
    {
        var parts = name.Split('.');
        var isKnown = (parts[0], parts[^1]) is ("editorial", "md") or ("fillers", "md") or ("hyphenation", "txt");
        if (!isKnown || parts.Length is < 2 or > 3)
        {
            return default;
        }

        if (parts.Length == 2)
        {
            return (parts[0], settings.Language);
        }

        var language = Languages.Find(parts[1]);
        if (language is null)
        {
            faults.Add(name, 0, $"the language `{Fields.Shown(parts[1])}` is not known", Languages.Remedy(parts[1]));
        }

        return (parts[0], language);
    }
}
