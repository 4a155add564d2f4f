using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using Handbill.Pdf.Document;
using Handbill.Pdf.Imposition;
using Handbill.Pdf.Print;
using Handbill.Pdf.Proofs;
using Handbill.Press.Contracts;
using Handbill.Press.Issues;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Runs;

/// <summary>Makes editions of an issue folder: reads the copy, has it set, writes the PDFs into memory.</summary>
internal sealed class IssueWork : IIssueWork
{
    // Enough to read the smallest type on a screen.
    private const double ProofDpi = 110;

    private const int RoomForFile = 1 << 17;

    // One for each thread: an edition's bytes are on disk before the thread begins the next.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _readingBuffer;

    // One for each ink.
    [ThreadStatic]
    private static List<ArrayBufferWriter<byte>>? _printBuffers;

    private readonly Issue _issue;
    private readonly IEditionSetter _setter;
    private readonly PrintSpec _print;
    private readonly PdfCache _cache;
    private readonly ImmutableArray<(string Ink, PlateContent Content)> _plates;
    private readonly Dictionary<string, EditionEntry> _entries;

    /// <summary>Takes an opened issue.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="setter">Sets its editions.</param>
    /// <param name="print">How print files are imposed.</param>
    /// <param name="cache">What files have in common, where others write of the same issue too; null for one of its own.</param>
    public IssueWork(Issue issue, IEditionSetter setter, PrintSpec print, PdfCache? cache = null)
    {
        _cache = cache ?? new PdfCache();
        _issue = issue;
        _setter = setter;
        _print = print;
        _plates = InkPlates.Of(issue.Settings.Inks);
        _entries = issue.Editions.ToDictionary(entry => entry.Slug, StringComparer.Ordinal);
        Slugs = [.. issue.Editions.Select(entry => entry.Slug)];
        Faults = [.. issue.Faults.Select(fault => Told(fault, slug: null))];
    }

    public int? Number => _issue.IsSpoiled ? null : _issue.Furniture.Number;

    public ImmutableArray<IssueFault> Faults { get; }

    public ImmutableArray<string> Slugs { get; }

    public MadeEdition Make(string slug, Products products, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        return Make(_entries[slug], _issue.Load(_entries[slug]), began, products, cancellation);
    }

    /// <summary>Fits and sets an edition whose text is in no file.</summary>
    /// <param name="entry">Which it is.</param>
    /// <param name="text">Its file as it would be.</param>
    /// <param name="products">What to make of it.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Its bytes last until this thread makes the next.</returns>
    public MadeEdition Make(EditionEntry entry, string text, Products products, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        return Make(entry, _issue.Load(entry, text), began, products, cancellation);
    }

    private MadeEdition Make(EditionEntry entry, EditionReading reading, long began, Products products, CancellationToken cancellation)
    {
        var slug = entry.Slug;
        if (reading.Copy is not { } copy)
        {
            return new MadeEdition { Faults = [.. reading.Faults.Select(fault => Told(fault, slug))] };
        }

        try
        {
            var set = _setter.Set(copy, cancellation);
            var result = new EditionResult
            {
                Slug = slug,
                Workplace = copy.Workplace,
                Language = copy.Language,
                Pages = set.Pages.Pages.Count,
                Front = set.Front,
                Back = set.Back,
                Milliseconds = 0,
            };
            var made = products == Products.None ? new MadeEdition() : Write(set, result, products);
            return made with
            {
                Result = result with { Milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds, Bytes = made.Reading.Length },
            };
        }
        catch (CopyException refused)
        {
            var fault = new IssueFault(refused.Place.File, refused.Place.Line, $"{refused.Problem}, {refused.Remedy}", slug);
            return new MadeEdition { Faults = [fault] };
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            // A fault of ours in one edition must not keep the others from their readers.
            var problem = $"the press itself failed ({broken.GetType().Name}: {broken.Message.ReplaceLineEndings(" ")})";
            var fault = new IssueFault(entry.Path, 0, $"{problem}, report this with the file", slug);
            return new MadeEdition { Faults = [fault] };
        }
    }

    private ReadOnlyMemory<byte> Draw(SetEdition set)
    {
        using var picture = new ProofPicture(_issue.Pictures);
        using var png = new MemoryStream();
        picture.Draw(set.Pages, [.. Enumerable.Range(0, set.Pages.Pages.Count)], ProofDpi, png);
        return png.ToArray();
    }

    private MadeEdition Write(SetEdition set, EditionResult result, Products products)
    {
        var fonts = EditionFonts.Gather(set.Pages, _cache);
        ReadOnlyMemory<byte> reading = default;
        if (products.HasFlag(Products.Picture))
        {
            reading = Draw(set);
        }
        else if (products.HasFlag(Products.Reading))
        {
            var buffer = _readingBuffer ??= new ArrayBufferWriter<byte>(RoomForFile);
            buffer.ResetWrittenCount();
            PdfWriter.WriteReading(set.Pages, _issue.Pictures, buffer, _cache, fonts);
            reading = buffer.WrittenMemory;
        }

        if (!products.HasFlag(Products.Print) || !result.IsFitted)
        {
            return new MadeEdition { Reading = reading };
        }

        var direction = LanguageFacts.Direction(result.Language);
        var sides = Imposer.Impose(_print, set.Pages.Sheet, set.Pages.Pages.Count, direction);
        var prints = ImmutableArray.CreateBuilder<PrintFile>(_plates.Length);
        var buffers = _printBuffers ??= [];
        foreach (var (ink, content) in _plates)
        {
            if (buffers.Count == prints.Count)
            {
                buffers.Add(new ArrayBufferWriter<byte>(RoomForFile));
            }

            var buffer = buffers[prints.Count];
            buffer.ResetWrittenCount();
            PdfWriter.WritePrint(set.Pages, _issue.Pictures, sides, content, buffer, _cache, fonts);
            prints.Add(new PrintFile(_plates.Length == 1 ? result.Slug : $"{result.Slug}.{ink}", buffer.WrittenMemory));
        }

        return new MadeEdition { Reading = reading, Prints = prints.MoveToImmutable() };
    }

    private static IssueFault Told(Fault fault, string? slug) =>
        new(fault.Place.File, fault.Place.Line, $"{fault.Problem}, {fault.Remedy}", slug);
}
