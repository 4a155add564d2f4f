using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Handbill.Pdf.Document;
using Handbill.Pdf.Proofs;
using Handbill.Press.Contracts;
using Handbill.Press.Folders;
using Handbill.Press.Issues;
using Handbill.Press.Runs;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Proofs;

/// <summary>The warm press behind the editor.</summary>
internal sealed class LiveProofs(WarmIssues warm) : ILiveProofs
{
    private const int SheetsKept = 160, PagesKept = 320, PicturesKept = 120;

    // How a sheet fits is small, and asked for once more when the text that was proofed is saved.
    private const int FitsKept = 4000;

    // Widths are brought to steps, so that two windows of nearly one size share a picture.
    private const int WidthStep = 16;

    // An edition without items is a fault to the press, which makes what is printed. The desk shows its front all the same: it is read with an
    // item that is then taken out.
    private const string StandIn = "\n## Item\n\nText\n";

    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(1);

    private readonly Recent<string, SetSheet> _sheets = new(SheetsKept);
    private readonly Recent<string, ProofSheet> _fits = new(FitsKept);
    private readonly Recent<string, (SetSheet Sheet, int Page)> _pages = new(PagesKept);
    private readonly Recent<(string PageKey, int Width), Lazy<Task<IReadOnlyList<ReadOnlyMemory<byte>>>>> _pictures = new(PicturesKept);
    private long _askedAt = Stopwatch.GetTimestamp() - (2 * Stopwatch.Frequency);
    private int _asking;

    public string Engine => WarmIssues.Engine;

    public bool IsAskedFor => Volatile.Read(ref _asking) > 0 || Stopwatch.GetElapsedTime(Volatile.Read(ref _askedAt)) < AMoment;

    public async ValueTask<ProofSheet> SetAsync(
        string sharedKey, Func<CancellationToken, Task<IssueFiles>> shared, IssueHead head, EditionText text, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asking);
        try
        {
            var file = FolderText.Edition(text, head);
            var key = KeyOf(sharedKey, text, file);
            if (!_sheets.TryGet(key, out var set))
            {
                set = _sheets.Keep(key, Named(Set(key, await warm.OpenAsync(sharedKey, shared, cancellation), text, file, cancellation)));
                _fits.Keep(key, set.Sheet);
            }

            // Again for a sheet that is known: pages are forgotten before the sheets that they are of, where a sheet has many.
            foreach (var (page, pageKey) in set.Sheet.PageKeys.Index())
            {
                _pages.Keep(pageKey, (set, page));
            }

            return set.Sheet;
        }
        finally
        {
            Volatile.Write(ref _askedAt, Stopwatch.GetTimestamp());
            Interlocked.Decrement(ref _asking);
        }
    }

    public async ValueTask<ProofSheet> FitAsync(
        string sharedKey, Func<CancellationToken, Task<IssueFiles>> shared, IssueHead head, EditionText text, CancellationToken cancellation)
    {
        var file = FolderText.Edition(text, head);
        var key = KeyOf(sharedKey, text, file);
        return _fits.TryGet(key, out var known) ? known : Set(key, await warm.OpenAsync(sharedKey, shared, cancellation), text, file, cancellation).Sheet;
    }

    private static string KeyOf(string sharedKey, EditionText text, string file) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sharedKey}\n{text.Slug}\n{file}")).AsSpan(0, 16));

    public void DrawAhead(ProofSheet sheet, int width)
    {
        foreach (var pageKey in sheet.PageKeys)
        {
            _ = Drawing(pageKey, width)?.Value;
        }
    }

    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>?> PictureAsync(string pageKey, int width, CancellationToken cancellation) =>
        Drawing(pageKey, width) is { } drawing ? await drawing.Value.WaitAsync(cancellation) : null;

    public ReadOnlyMemory<byte>? Reading(string key)
    {
        if (!_sheets.TryGet(key, out var sheet) || sheet.Set is not { } set)
        {
            return null;
        }

        var file = new ArrayBufferWriter<byte>(1 << 17);
        PdfWriter.WriteReading(set.Pages, sheet.Shared.Issue.Pictures, file, sheet.Shared.Pdf, EditionFonts.Gather(set.Pages, sheet.Shared.Pdf));
        return file.WrittenMemory;
    }

    // Who asks while it is being drawn waits for the same drawing.
    private Lazy<Task<IReadOnlyList<ReadOnlyMemory<byte>>>>? Drawing(string pageKey, int width)
    {
        width = (Math.Clamp(width, ProofSheet.MinWidth, ProofSheet.MaxWidth) + WidthStep - 1) / WidthStep * WidthStep;
        if (_pictures.TryGet((pageKey, width), out var known))
        {
            return known;
        }

        return _pages.TryGet(pageKey, out var page)
            ? _pictures.Keep((pageKey, width), new Lazy<Task<IReadOnlyList<ReadOnlyMemory<byte>>>>(() => Task.Run(() => page.Sheet.Draw(page.Page, width))))
            : null;
    }

    private static SetSheet Named(SetSheet sheet)
    {
        if (sheet.Set is not { } set)
        {
            return sheet;
        }

        ImmutableArray<PageLook> looks = [.. set.Pages.Pages.Select(sheet.Shared.Painter.LookOf)];
        return sheet with { Looks = looks, Sheet = sheet.Sheet with { PageKeys = [.. looks.Select(look => look.Name)] } };
    }

    private static SetSheet Set(string key, SharedCopy shared, EditionText text, string file, CancellationToken cancellation)
    {
        var isPaper = shared.Issue.Kind == IssueKind.Newspaper;
        var (slug, isEmpty) = (text.Slug, text.Items.IsEmpty && !isPaper);
        var reading = isPaper ? shared.Issue.Load(shared.Issue.Editions[0]) : shared.Issue.Load(new EditionEntry(slug, $"{IssueFolder.Workplaces}/{slug}.md"), isEmpty ? file + StandIn : file);
        if (reading.Copy is not { } copy)
        {
            return Refused([.. reading.Faults, .. shared.Issue.Faults]);
        }

        if (isEmpty)
        {
            // Notices of the house fill up what items leave; they are no back by themselves.
            copy = copy with { Items = [], Fillers = [] };
        }

        try
        {
            var set = shared.Setter.Set(copy, cancellation);
            return new SetSheet(
                new ProofSheet
                {
                    Key = key,
                    Front = set.Front,
                    Back = set.Back,
                    PageWidth = set.Pages.Pages[0].Width,
                    PageHeight = set.Pages.Pages[0].Height,
                    OversetFrom = [.. set.Pages.Pages.Select(page => page.OversetFrom)],
                    PageFits = set.PageFits,
                    Frames = set.Frames,
                    Boxes = SetSheet.Boxes(copy, set),
                    IsBackEmpty = isEmpty,
                },
                shared,
                set);
        }
        catch (CopyException refused)
        {
            return Refused([new Fault(refused.Place, refused.Problem, refused.Remedy)]);
        }

        SetSheet Refused(Fault[] faults) =>
            new(new ProofSheet { Key = key, Faults = [.. faults.Select(fault => IssueFiles.Told(fault, slug))] }, shared, Set: null);
    }
}
