using System.Collections.Immutable;
using Handbill.Press.Styles;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Issues;

/// <summary>Opens an issue folder and writes it back.</summary>
internal static class IssueFolder
{
    /// <summary>Where workplaces' files are kept.</summary>
    public const string Workplaces = "workplaces";

    /// <summary>The slug of a newspaper's one edition.</summary>
    public const string Paper = "paper";

    private const string StyleFile = "style.yaml";

    /// <summary>Opens a folder on disk. Whatever is wrong with it, an issue is given; its faults say what.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="styles">The house styles that come with the program; null for those beside the executable.</param>
    public static Issue Read(string path, ShippedStyles? styles = null)
    {
        var files = new DiskFiles(path);
        return Read(files, styles, files.Exists);
    }

    /// <summary>Opens an issue wherever its files are.</summary>
    /// <param name="files">The files.</param>
    /// <param name="styles">The house styles that come with the program; null for those beside the executable.</param>
    /// <param name="exists">False when the folder itself is missing.</param>
    public static Issue Read(IIssueFiles files, ShippedStyles? styles = null, bool exists = true)
    {
        styles ??= ShippedStyles.Default;
        var faults = new FaultList();
        if (!exists)
        {
            faults.Add(".", 0, "there is no such folder", "check its name, or begin one with `handbill new FOLDER`");
        }

        var settings = exists ? IssueSettings.Read(files, faults) : IssueSettings.Read(new MemoryFiles(), new FaultList());
        var style = ReadStyle(files, settings, styles, faults);
        var entries = List(files, settings.Kind, exists, faults);
        var isSpoiled = faults.Count > 0;
        foreach (var fault in NotEditions(files, settings.Kind))
        {
            faults.Add(fault.Place, fault.Problem, fault.Remedy);
        }

        var pictures = new IssuePictures(files);
        var common = CommonFiles.Read(files, settings, pictures, faults);
        return new Issue(files, pictures, new EditionReader(settings, common, isSpoiled, files, pictures))
        {
            Settings = settings,
            Style = style,
            Editions = entries,
            Common = common,
            IsSpoiled = isSpoiled,
            Faults = faults.ToSorted(),
        };
    }

    /// <summary>
    /// Writes an issue's files as they are, byte for byte, into a new folder: whole, or not at all.
    /// </summary>
    /// <param name="issue">The issue.</param>
    /// <param name="path">The folder, which must be new or empty.</param>
    /// <returns>What kept it from being written; null when it was.</returns>
    public static Fault? Write(Issue issue, string path)
    {
        var names = issue.Files.List("").Where(name => !name.StartsWith('.'))
            .Concat(new[] { Workplaces, ArticleFiles.Folder, IssuePictures.Folder, Folders.FolderText.Held, VariantFiles.Folder, Imprints.ShippedProfiles.Folder }.SelectMany(issue.Files.ListDeep))
            .ToList();
        var files = new List<(string Path, Func<byte[]> Content)>(names.Count);
        foreach (var name in names)
        {
            files.Add((name, () => issue.Files.Read(name, int.MaxValue) is { Outcome: FileOutcome.Found } reading
                ? reading.Content
                : throw new IOException($"{name} cannot be read")));
        }

        return FolderWriter.Write(path, files);
    }

    /// <summary>True for a name that is copy: not what editors and file systems leave behind.</summary>
    public static bool IsCopy(string name) => name.EndsWith(".md", StringComparison.Ordinal) && !name.StartsWith('.');

    private static HouseStyle ReadStyle(IIssueFiles files, IssueSettings settings, ShippedStyles styles, FaultList faults)
    {
        if (settings.Style is { } named && !named.EndsWith(".yaml", StringComparison.Ordinal))
        {
            if (styles.Find(named, faults) is { } shipped)
            {
                return shipped;
            }

            var remedy = NearestName.Find(named, styles.Names) is { } nearest
                ? $"write `{nearest}` if that is meant"
                : $"write one of {string.Join(", ", styles.Names)}, or the name of a file that ends in .yaml";
            faults.Add(IssueSettings.File, settings.StyleLine, $"the house style `{Fields.Shown(named)}` is not known", remedy);
            return new HouseStyle();
        }

        var file = settings.Style ?? StyleFile;
        if (CopyText.ReadOptional(files, file, faults) is { } text)
        {
            return StyleReader.Read(file, text, styles, faults);
        }

        if (settings.Style is not null && faults.Count == 0)
        {
            faults.Add(IssueSettings.File, settings.StyleLine, $"there is no file {Fields.Shown(file)}", "put it into the issue folder, or name a house style that comes with the program");
        }

        return styles.Find(settings.Kind == IssueKind.Newspaper ? "newspaper" : "bulletin", faults) ?? new HouseStyle();
    }

    // The editions that there are, without reading them. Adds a fault when there are none.
    private static ImmutableArray<EditionEntry> List(IIssueFiles files, IssueKind kind, bool exists, FaultList faults)
    {
        if (kind == IssueKind.Newspaper)
        {
            return [new EditionEntry(Paper, ArticleFiles.Folder)];
        }

        var bySlug = new SortedDictionary<string, EditionEntry>(StringComparer.Ordinal);
        foreach (var name in files.List(Workplaces).Where(IsCopy))
        {
            var path = $"{Workplaces}/{name}";
            if (Slug.Of(name[..^".md".Length]) is not { } slug)
            {
                var fault = new Fault(new(path, 0), "the file's name cannot name an edition", "use letters a to z, digits and hyphens in it");
                bySlug[path] = new EditionEntry(path, path) { Faults = [fault] };
            }
            else if (bySlug.TryGetValue(slug, out var other))
            {
                var fault = new Fault(new(path, 0), $"two workplaces have the slug `{slug}`, this one and {other.Path}", "rename one of the two files");
                bySlug[slug] = other with { Faults = other.Faults.Add(fault) };
            }
            else
            {
                bySlug.Add(slug, new EditionEntry(slug, path));
            }
        }

        if (bySlug.Count == 0 && exists)
        {
            faults.Add(Workplaces, 0, "there are no workplaces", $"put a file such as {Workplaces}/depot.md there");
        }

        return [.. bySlug.Values];
    }

    // Files that were surely meant to be editions and would otherwise be passed over in silence.
    private static IEnumerable<Fault> NotEditions(IIssueFiles files, IssueKind kind)
    {
        var folder = kind == IssueKind.Newspaper ? ArticleFiles.Folder : Workplaces;
        return files.List(folder)
            .Where(name => !name.StartsWith('.') && Path.GetExtension(name).ToLowerInvariant() is ".txt" or ".markdown" or ".md" or ".mdown" && !IsCopy(name))
            .Select(name => new Fault(new($"{folder}/{name}", 0), "the file is passed over, for its name does not end in .md", "rename it, or move it elsewhere"));
    }
}
