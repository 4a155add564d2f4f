using System.Collections.Concurrent;
using Handbill.Press.Issues;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Runs;

/// <summary>Sets the editions of one issue, with a fitter for each thread and one memory for all.</summary>
internal sealed class EditionSetter : IEditionSetter, IDisposable
{
    private readonly Issue _issue;
    private readonly FitMemory _memory = new();
    private readonly ConcurrentDictionary<string, Lazy<Hyphenator?>> _hyphenators = new(StringComparer.Ordinal);
    private readonly ThreadLocal<EditionFitter> _fitters;

    /// <summary>Prepares for an issue.</summary>
    public EditionSetter(Issue issue, TypeAssets assets)
    {
        _issue = issue;
        _fitters = new ThreadLocal<EditionFitter>(() => new EditionFitter(assets.Fonts, assets.Shaper, Hyphenation));

        Hyphenator? Hyphenation(string language) => _hyphenators.GetOrAdd(
            language,
            tag => new Lazy<Hyphenator?>(() => assets.Hyphenation(tag, issue.DivisionsOf(tag)))).Value;
    }

    /// <inheritdoc/>
    public SetEdition Set(EditionCopy copy, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var fitted = _fitters.Value!.Fit(copy, _issue.Style, _issue.Sheet, _memory);
        return new SetEdition(fitted.Edition, fitted.Front, fitted.Back) { PageFits = fitted.Pages, Frames = fitted.Frames };
    }

    /// <inheritdoc/>
    public void Dispose() => _fitters.Dispose();
}
