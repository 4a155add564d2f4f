using System.Collections.Immutable;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;

namespace Handbill.Press.Runs;

/// <summary>Presses an issue, waits for a save, presses what it touched, and so on.</summary>
internal sealed class PressWatch : IDisposable
{
    // Editors write a file in several steps; a save is over when nothing happened for so long.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);

    // How often to look where the system does not tell of saves.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly PressOptions _options;
    private readonly Func<PressOptions, PressReport> _press;
    private readonly Func<(string IssueLanguage, ImmutableArray<string> Slugs)> _list;
    private readonly IWatchObserver _observer;
    private readonly SemaphoreSlim _saved = new(0);
    private readonly FileSystemWatcher? _watcher;
    private readonly Dictionary<string, string?> _languages = new(StringComparer.Ordinal);

    /// <summary>Begins to listen for saves.</summary>
    /// <param name="options">What to press.</param>
    /// <param name="press">Presses.</param>
    /// <param name="list">Gives the issue's language and editions.</param>
    /// <param name="observer">Told how it goes.</param>
    public PressWatch(
        PressOptions options, Func<PressOptions, PressReport> press,
        Func<(string IssueLanguage, ImmutableArray<string> Slugs)> list, IWatchObserver observer)
    {
        _options = options;
        _press = press;
        _list = list;
        _observer = observer;
        _watcher = Listen(options.Folder);
    }

    /// <summary>Goes on until it is ended.</summary>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public void Run(CancellationToken cancellation)
    {
        var state = new FolderState(_options.Folder);
        var all = !Press([], only: []);
        while (true)
        {
            WaitForSave(cancellation);
            var files = state.Look();
            if (files.IsEmpty && !all)
            {
                continue;
            }

            // A workplace that is gone has sheets to be taken away: only a whole run does that.
            ImmutableArray<string>? only = all || !files.All(state.Has) ? null : Touched(files);
            if (only is { IsEmpty: true })
            {
                continue;
            }

            all = !Press(files, only ?? []);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher?.Dispose();
        _saved.Dispose();
    }

    // False when it could not go on, and everything must be pressed next time.
    private bool Press(ImmutableArray<string> files, ImmutableArray<string> only)
    {
        _observer.Changed(files);
        try
        {
            var report = _press(_options with { Only = only });
            foreach (var edition in report.Editions)
            {
                _languages[edition.Slug] = edition.Language;
            }

            _observer.Settled(report);
            return report.Issue is not null;
        }
        catch (PressException problem)
        {
            _observer.Failed(problem);
            return false;
        }
    }

    private ImmutableArray<string>? Touched(ImmutableArray<string> files)
    {
        var (language, slugs) = _list();
        var languages = slugs.ToDictionary(slug => slug, slug => _languages.GetValueOrDefault(slug), StringComparer.Ordinal);
        var folder = new DiskFiles(_options.Folder);
        List<string> copy = [.. folder.List("").Where(IssueFolder.IsCopy),
            .. folder.List(IssueFolder.Workplaces).Where(IssueFolder.IsCopy).Select(name => $"{IssueFolder.Workplaces}/{name}")];
        return new TouchedEditions(language, languages, Names).Find(files, copy);

        bool Names(string path, string picture) =>
            CopyText.ReadOptional(folder, path, new FaultList())?.Contains(Path.GetFileName(picture), StringComparison.Ordinal) ?? false;
    }

    private void WaitForSave(CancellationToken cancellation)
    {
        _saved.Wait(_watcher is null ? Look : Timeout.InfiniteTimeSpan, cancellation);
        while (_saved.Wait(Quiet, cancellation))
        {
            // More of the same save.
        }
    }

    // Null where the system has no watches left, or the folder is on a file system that tells nothing.
    private FileSystemWatcher? Listen(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => _saved.Release();
            watcher.Created += (_, _) => _saved.Release();
            watcher.Deleted += (_, _) => _saved.Release();
            watcher.Renamed += (_, _) => _saved.Release();
            watcher.Error += (_, _) => _saved.Release();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
