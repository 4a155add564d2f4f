using System.Collections.Concurrent;
using Handbill.Pdf.Document;
using Handbill.Pdf.Proofs;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Press.Runs;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Proofs;

/// <summary>What the editions of issues share, in the states that were asked for last, ready for the next sheet. Safe to use from several threads.</summary>
internal sealed class WarmIssues
{
    // A desk works on an issue or two at a time; while an editorial is typed at, each pause is another state of what editions share. A run makes some languages in some variants by turns.
    private const int StatesKept = 24;

    private readonly Lazy<TypeAssets> _assets = new(TypeAssets.BesideExecutable);
    private readonly Recent<string, Task<SharedCopy>> _shared = new(StatesKept);
    private readonly DrawnStrips _drawn = new();
    private readonly ConcurrentDictionary<Guid, bool> _asked = new();

    /// <summary>Names the press itself, all that reads copy, sets it and writes files: another build may do it otherwise.</summary>
    public static string Engine { get; } = string.Concat(
        typeof(WarmIssues).Module.ModuleVersionId.ToString("N"), typeof(EditionCopy).Module.ModuleVersionId.ToString("N"), typeof(PdfCache).Module.ModuleVersionId.ToString("N"));

    /// <summary>True the first time that this process is to get ready for something, false ever after.</summary>
    public bool IsFirstAsked(Guid subject) => _asked.TryAdd(subject, true);

    /// <summary>Opens what an issue's editions share.</summary>
    /// <param name="sharedKey">Names its state: another state has another key.</param>
    /// <param name="shared">Gives its files; asked only when it is not warm.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<SharedCopy> OpenAsync(string sharedKey, Func<CancellationToken, Task<IssueFiles>> shared, CancellationToken cancellation)
    {
        if (!_shared.TryGet(sharedKey, out var warm) || warm.IsFaulted || warm.IsCanceled)
        {
            // Whoever waits with us for the same state waits for one opening; the first one's leaving must not end it for the others.
            var files = await shared(cancellation);
            warm = _shared.Keep(sharedKey, Task.Run(() => new SharedCopy(Placed(files), _assets.Value, _drawn), CancellationToken.None));
        }

        return await warm.WaitAsync(cancellation);
    }

    // An issue without workplaces is at fault as a whole, which is not what is to be said about an edition that is typed at.
    private static MemoryFiles Placed(IssueFiles files) => files.ToReader().Set($"{IssueFolder.Workplaces}/edition.md", "");
}
