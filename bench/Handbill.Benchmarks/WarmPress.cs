using System.Buffers;
using Handbill.Pdf.Document;
using Handbill.Press.Issues;
using Handbill.Press.Runs;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Text;

namespace Handbill.Benchmarks;

/// <summary>An open issue with everything loaded that its editions share: what one thread of a press run works with.</summary>
internal sealed class WarmPress
{
    private readonly EditionSetter _setter;
    private readonly PdfCache _cache = new();
    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);

    /// <summary>Opens an issue.</summary>
    /// <exception cref="InvalidDataException">It has faults that keep every edition from being made.</exception>
    public WarmPress(string folder)
    {
        Issue = IssueFolder.Read(folder);
        if (Issue.IsSpoiled)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, Issue.Faults));
        }

        _setter = new EditionSetter(Issue, Assets);
    }

    public Issue Issue { get; }

    public TypeAssets Assets { get; } = TypeAssets.BesideExecutable();

    /// <summary>Reads an edition's copy.</summary>
    /// <exception cref="InvalidDataException">It has faults.</exception>
    public EditionCopy Load(EditionEntry entry)
    {
        var reading = Issue.Load(entry);
        return reading.Copy ?? throw new InvalidDataException(string.Join(Environment.NewLine, reading.Faults));
    }

    /// <summary>Fits copy to the issue's sheet.</summary>
    public SetEdition Fit(EditionCopy copy) => _setter.Set(copy, CancellationToken.None);

    /// <summary>True when both sides are exactly full.</summary>
    public static bool Fits(SetEdition edition) =>
        edition.Front.Outcome == FitOutcome.Fitted && edition.Back.Outcome == FitOutcome.Fitted;

    /// <summary>Writes the reading file. Good until the next is written.</summary>
    public ReadOnlySpan<byte> Write(SetEdition edition)
    {
        _output.ResetWrittenCount();
        PdfWriter.WriteReading(edition.Pages, Issue.Pictures, _output, _cache);
        return _output.WrittenSpan;
    }
}
