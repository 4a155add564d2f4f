using System.Buffers;
using System.Collections.Concurrent;
using Handbill.Pdf.Document;
using Handbill.Press.Issues;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Fonts;
using Handbill.Typesetting.Shaping;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks;

/// <summary>An open issue with everything loaded that its editions share: what one thread of a press run works with.</summary>
internal sealed class WarmPress
{
    private readonly ConcurrentDictionary<string, Hyphenator?> _hyphenators = new(StringComparer.Ordinal);
    private readonly EditionFitter _fitter;
    private readonly FitMemory _memory = new();
    private readonly PdfCache _cache = new();
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);

    public WarmPress(string folder)
    {
        Fonts = ReadFonts();
        Issue = IssueFolder.Read(folder);
        if (Issue.IsSpoiled)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, Issue.Faults));
        }

        _fitter = new EditionFitter(Fonts, Shaper, HyphenatorOf);
    }

    public Issue Issue { get; }

    public FontLibrary Fonts { get; }

    public Shaper Shaper { get; } = new();

    /// <summary>The fonts beside the executable.</summary>
    public static FontLibrary ReadFonts() => FontLibrary.Read(
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "assets", "fonts"), "*.ttf").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), (ReadOnlyMemory<byte>)File.ReadAllBytes(file))));

    /// <summary>Hyphenation of a language, or null.</summary>
    public Hyphenator? HyphenatorOf(string language) => _hyphenators.GetOrAdd(language, tag =>
        HyphenationRules.For(tag) is { } rule
        && Path.Combine(AppContext.BaseDirectory, "assets", "hyphenation", rule.FileName) is var file && File.Exists(file)
            ? Hyphenator.Parse(File.ReadAllText(file), Issue.DivisionsOf(tag), rule.LeftMin, rule.RightMin)
            : null);

    /// <summary>Reads an edition's copy.</summary>
    /// <exception cref="InvalidDataException">It has faults.</exception>
    public EditionCopy Load(EditionEntry entry)
    {
        var reading = Issue.Load(entry);
        return reading.Copy ?? throw new InvalidDataException(string.Join(Environment.NewLine, reading.Faults));
    }

    /// <summary>Fits copy to the issue's sheet.</summary>
    public FittedEdition Fit(EditionCopy copy) => _fitter.Fit(copy, Issue.Style, Issue.Sheet, _memory);

    /// <summary>Writes the reading file. Good until the next is written.</summary>
    public ReadOnlySpan<byte> Write(FittedEdition edition)
    {
        _output.ResetWrittenCount();
        PdfWriter.WriteReading(edition.Edition, Issue.Pictures, _output, _cache);
        return _output.WrittenSpan;
    }
}
