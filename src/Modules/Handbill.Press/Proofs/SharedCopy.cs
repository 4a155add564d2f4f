using Handbill.Pdf.Document;
using Handbill.Pdf.Imposition;
using Handbill.Pdf.Proofs;
using Handbill.Press.Contracts;
using Handbill.Press.Folders;
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

    /// <summary>Fits and sets a sheet of it.</summary>
    /// <param name="text">The sheet.</param>
    /// <param name="products">What to make of it.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Its bytes last until this thread makes the next.</returns>
    public MadeEdition Make(SheetText text, Products products, CancellationToken cancellation) => Issue.Kind == IssueKind.Newspaper
        ? Work.Make(IssueFolder.Paper, products, cancellation)
        : Work.Make(new EditionEntry(text.Text.Slug, $"{IssueFolder.Workplaces}/{text.Text.Slug}.md"), FolderText.Edition(text.Text, text.Head), products, cancellation);
}
