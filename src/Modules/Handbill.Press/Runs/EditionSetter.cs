using Handbill.Press.Issues;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Runs;

/// <summary>Sets the editions of one issue, with one memory for all. Safe to use from several threads.</summary>
internal sealed class EditionSetter(Issue issue, TypeAssets assets) : IEditionSetter
{
    private readonly FitMemory _memory = new(language => assets.Hyphenation(language, issue.DivisionsOf(language)));

    /// <inheritdoc/>
    public SetEdition Set(EditionCopy copy, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var fitted = assets.Fitters.Use(fitter => fitter.Fit(copy, issue.Style, issue.Sheet, _memory));
        return new SetEdition(fitted.Edition, fitted.Front, fitted.Back) { PageFits = fitted.Pages, Frames = fitted.Frames };
    }
}
