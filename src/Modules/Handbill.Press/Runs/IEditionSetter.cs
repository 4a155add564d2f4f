using System.Collections.Immutable;
using Handbill.Typesetting.Fitting;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Setting;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Runs;

/// <summary>Fits copy and sets it, for one issue. Asked from several threads at once.</summary>
internal interface IEditionSetter
{
    /// <summary>Fits and sets an edition.</summary>
    /// <exception cref="CopyException">The copy cannot be set at all.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    SetEdition Set(EditionCopy copy, CancellationToken cancellation);
}

/// <summary>An edition that was set.</summary>
/// <param name="Pages">Its pages.</param>
/// <param name="Front">How the front fits.</param>
/// <param name="Back">How the rest fits.</param>
internal sealed record SetEdition(TypesetEdition Pages, SideFit Front, SideFit Back)
{
    /// <summary>How each page of a newspaper fits.</summary>
    public ImmutableArray<SideFit> PageFits { get; init; } = [];

    /// <summary>How each frame of a newspaper's flatplan fits.</summary>
    public ImmutableArray<FrameFit> Frames { get; init; } = [];
}
