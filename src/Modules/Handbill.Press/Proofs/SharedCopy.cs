using Handbill.Pdf.Document;
using Handbill.Pdf.Imposition;
using Handbill.Pdf.Proofs;
using Handbill.Press.Issues;
using Handbill.Press.Runs;

namespace Handbill.Press.Proofs;

/// <summary>What the editions of one issue share, in one state, ready for the next keystroke.</summary>
internal sealed class SharedCopy
{
    public SharedCopy(MemoryFiles files, TypeAssets assets, DrawnStrips drawn)
    {
        Issue = IssueFolder.Read(files);
        Setter = new EditionSetter(Issue, assets);
        Painter = new ProofPicture(Issue.Pictures, drawn: drawn);
        Work = new IssueWork(Issue, Setter, new PrintSpec(), Pdf);
    }

    public Issue Issue { get; }

    public EditionSetter Setter { get; }

    public ProofPicture Painter { get; }

    public PdfCache Pdf { get; } = new();

    /// <summary>Makes what goes to readers and to the duplicator.</summary>
    public IssueWork Work { get; }
}
