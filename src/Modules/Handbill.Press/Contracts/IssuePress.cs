using System.Collections.Immutable;
using Handbill.Pdf.Imposition;
using Handbill.Press.Issues;
using Handbill.Press.Runs;

namespace Handbill.Press.Contracts;

/// <summary>
/// The press: makes sheets from issue folders. What is costly to load is loaded when it is first needed and kept, so hold on to
/// one press as long as there is something to make. One run at a time.
/// </summary>
public sealed class IssuePress
{
    private readonly Func<PressOptions, IIssueWork> _open;
    private TypeAssets? _assets;

    /// <summary>A press with the fonts and patterns that stand beside the executable.</summary>
    public IssuePress() => _open = Open;

    internal IssuePress(Func<PressOptions, IIssueWork> open) => _open = open;

    /// <summary>Slugs of the editions that a folder lists, without reading them.</summary>
    /// <param name="folder">The issue folder; it need not exist.</param>
    public static ImmutableArray<string> FindSlugs(string folder) =>
        [.. new DiskFiles(folder).List(IssueFolder.Workplaces).Where(IssueFolder.IsCopy)
            .Select(name => Slug.Of(name[..^".md".Length])).OfType<string>()];

    /// <summary>Writes a first issue to begin from.</summary>
    /// <param name="folder">The folder, which must be new or empty.</param>
    /// <param name="date">Date of the issue.</param>
    /// <returns>Paths of the files in it.</returns>
    /// <exception cref="PressException">It cannot be written there.</exception>
    public static ImmutableArray<string> WriteStarter(string folder, DateOnly date) =>
        StarterFolder.Write(folder, date) is { } refusal
            ? throw new PressException(refusal.ToString())
            : [.. StarterFolder.Files(date).Select(file => file.Path)];

    /// <summary>Makes the sheets of an issue, and `fit.json`.</summary>
    /// <param name="options">What to make.</param>
    /// <param name="observer">Told how it goes, or null.</param>
    /// <param name="cancellation">Ends the run; every file is then whole, old or new.</param>
    /// <exception cref="PressException">An edition that was asked for does not exist, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public PressReport Press(PressOptions options, IPressObserver? observer, CancellationToken cancellation) =>
        Press(options, observer, keepsRefused: false, cancellation);

    private PressReport Press(PressOptions options, IPressObserver? observer, bool keepsRefused, CancellationToken cancellation)
    {
        var work = _open(options);
        var slugs = Choose(work, options.Only);
        if (work.Number is not { } issue)
        {
            return new PressReport { Issue = null, Editions = [], Faults = work.Faults };
        }

        var folder = new OutFolder(options.Out);
        folder.Prepare();
        var report = new PressRun(work, slugs, Products.Reading | Products.Print, (slug, made) => folder.Put(slug, made, keepsRefused), observer)
            .Run(options.Jobs, cancellation);
        Account(folder, issue, work.Slugs, report, isWhole: options.Only.IsEmpty);
        return report;
    }

    /// <summary>Finds all faults of an issue and how its editions fit. Writes nothing.</summary>
    /// <param name="options">What to look at; nothing is put into its folder.</param>
    /// <param name="observer">Told how it goes, or null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PressException">An edition that was asked for does not exist.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public PressReport Check(PressOptions options, IPressObserver? observer, CancellationToken cancellation)
    {
        var work = _open(options);
        return new PressRun(work, Choose(work, options.Only), Products.None, put: null, observer).Run(options.Jobs, cancellation);
    }

    /// <summary>Makes one edition as it would print now, overset copy shown past a marked line.</summary>
    /// <param name="folder">The issue folder.</param>
    /// <param name="slug">The edition.</param>
    /// <param name="file">File to write; a picture of all pages when it ends in `.png`, otherwise the reading file.</param>
    /// <param name="observer">Told how it goes, or null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PressException">There is no such edition, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public PressReport Proof(string folder, string slug, string file, IPressObserver? observer, CancellationToken cancellation)
    {
        var work = _open(new PressOptions { Folder = folder, Out = "", Only = [slug] });
        var slugs = Choose(work, [slug]);
        if (work.Number is null)
        {
            return new PressReport { Issue = null, Editions = [], Faults = work.Faults };
        }

        var product = Path.GetExtension(file).Equals(".png", StringComparison.OrdinalIgnoreCase) ? Products.Picture : Products.Reading;
        return new PressRun(work, slugs, product, Put, observer).Run(jobs: 1, cancellation);

        void Put(string slug, MadeEdition made)
        {
            if (made.Result is not null)
            {
                OutFolder.WriteFile(file, made.Reading.Span);
            }
        }
    }

    /// <summary>Presses an issue, then after every save the editions that it touches, until it is ended.</summary>
    /// <param name="options">What to press; all editions.</param>
    /// <param name="observer">Told how it goes.</param>
    /// <param name="cancellation">Ends it; every file is then whole.</param>
    public void Watch(PressOptions options, IWatchObserver observer, CancellationToken cancellation)
    {
        using var watch = new PressWatch(
            options,
            wanted => Press(wanted, observer, keepsRefused: true, cancellation),
            () =>
            {
                var issue = IssueFolder.Read(options.Folder);
                return (issue.Language, [.. issue.Editions.Select(entry => entry.Slug)]);
            },
            observer);
        try
        {
            watch.Run(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // That is how a watch ends.
        }
    }

    private IssueWork Open(PressOptions options)
    {
        if (!PrintSpec.TryParse(options.Print ?? "", out var print, out var refusal))
        {
            throw new PressException($"--print: {refusal}");
        }

        var issue = Choose(IssueFolder.Read(options.Folder), options);
        return new IssueWork(issue, new EditionSetter(issue, _assets ??= TypeAssets.BesideExecutable()), print);
    }

    // Which text is meant is asked, not guessed: the wrong one would be printed.
    private static Issue Choose(Issue issue, PressOptions options)
    {
        var names = issue.Settings.Variants;
        if (options.Variant is null)
        {
            return names.IsEmpty || options.Out.Length == 0 ? issue : throw new PressException($"the issue has variants, say which with --variant: {string.Join(", ", names)}");
        }

        return IssueVariant.Find(names, options.Variant) is { } variant
            ? IssueFolder.Read(new VariantFiles(issue.Files, variant.Key))
            : throw new PressException($"--variant: the issue has no variant `{options.Variant}`, {(names.IsEmpty ? "it is made in one text" : $"write one of {string.Join(", ", names)}")}");
    }

    // Writes the account of the run. Entries of editions that were not asked for stay; sheets of workplaces that the issue no
    // longer has are taken away, lest they are printed again.
    private static void Account(OutFolder folder, int issue, ImmutableArray<string> all, PressReport report, bool isWhole)
    {
        var earlier = FitFile.ReadEntries(folder.Fit, out var earlierIssue, wanted: !isWhole);
        if (isWhole)
        {
            foreach (var gone in earlier.Keys.Except(all, StringComparer.Ordinal).Where(slug => string.Equals(Slug.Of(slug), slug, StringComparison.Ordinal)))
            {
                folder.Forget(gone);
            }
        }

        if (isWhole || earlierIssue != issue)
        {
            earlier.Clear();
        }

        foreach (var fault in report.Faults.Where(fault => fault.Slug is not null))
        {
            earlier.Remove(fault.Slug!);
        }

        folder.WriteFit(FitFile.Whole(issue, all, report.Editions, earlier).WrittenSpan);
    }

    private static ImmutableArray<string> Choose(IIssueWork work, ImmutableArray<string> only)
    {
        if (only.IsEmpty || work.Number is null)
        {
            return work.Slugs;
        }

        foreach (var slug in only)
        {
            if (!work.Slugs.Contains(slug, StringComparer.Ordinal))
            {
                throw new PressException(NearestName.Find(slug, work.Slugs) is { } near
                    ? $"there is no edition `{slug}`, did you mean `{near}`?"
                    : $"there is no edition `{slug}`, see the names of the files in `workplaces`");
            }
        }

        return [.. work.Slugs.Where(slug => only.Contains(slug, StringComparer.Ordinal))];
    }
}
