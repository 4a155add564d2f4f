using System.Collections.Immutable;
using Handbill.Typesetting.Fitting;

namespace Handbill.Press.Contracts;

/// <summary>
/// Sets editions from memory while somebody types, with the engine and the pages of `handbill press`. What an issue's editions share is
/// kept warm; how much is kept is bounded. Safe to use from several threads.
/// </summary>
public interface ILiveProofs
{
    /// <summary>Sets an edition, or gives what was set before of the same text.</summary>
    /// <param name="sharedKey">Names the state of all that the issue's editions share: another state has another key.</param>
    /// <param name="shared">Gives the files of that state; asked only when it is not warm.</param>
    /// <param name="head">The issue's head.</param>
    /// <param name="text">The edition.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask<ProofSheet> SetAsync(
        string sharedKey, Func<CancellationToken, Task<IssueFiles>> shared, IssueHead head, EditionText text, CancellationToken cancellation);

    /// <summary>Says how an edition fits; its pages are neither kept nor named, so that whoever types goes on finding theirs.</summary>
    /// <param name="sharedKey">Names the state of all that the issue's editions share.</param>
    /// <param name="shared">Gives the files of that state; asked only when it is not warm.</param>
    /// <param name="head">The issue's head.</param>
    /// <param name="text">The edition.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask<ProofSheet> FitAsync(
        string sharedKey, Func<CancellationToken, Task<IssueFiles>> shared, IssueHead head, EditionText text, CancellationToken cancellation);

    /// <summary>Names the press itself: another build may set the same text otherwise.</summary>
    string Engine { get; }

    /// <summary>True while somebody waits for a proof, and for a moment after: who sets sheets that nobody waits for gives way.</summary>
    bool IsAskedFor { get; }

    /// <summary>Begins to draw the pages of a sheet, so that they are there by the time that they are asked for.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="width">Width in pixels.</param>
    void DrawAhead(ProofSheet sheet, int width);

    /// <summary>A page as a PNG picture; null when no sheet that has it is kept any longer.</summary>
    /// <param name="pageKey">Name of the page, of <see cref="ProofSheet.PageKeys"/>.</param>
    /// <param name="width">Width in pixels, brought within <see cref="ProofSheet.MinWidth"/> and <see cref="ProofSheet.MaxWidth"/>.</param>
    /// <param name="cancellation">Ends the wait for it.</param>
    /// <returns>Its bytes, one part after the other.</returns>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>?> PictureAsync(string pageKey, int width, CancellationToken cancellation);

    /// <summary>The file for reading, as the command line makes it; null when the sheet is no longer kept or could not be set.</summary>
    /// <param name="key">Key of the sheet.</param>
    ReadOnlyMemory<byte>? Reading(string key);
}

/// <summary>An edition as it would print now.</summary>
public sealed record ProofSheet
{
    /// <summary>Narrowest and widest picture, in pixels.</summary>
    public const int MinWidth = 160, MaxWidth = 2400;

    /// <summary>Names the sheet; the same text has the same key.</summary>
    public required string Key { get; init; }

    /// <summary>How the front fits; null when there are faults.</summary>
    public SideFit? Front { get; init; }

    /// <summary>How the rest fits; null when there are faults.</summary>
    public SideFit? Back { get; init; }

    /// <summary>Names the picture of each page, those past the sheet's end included: what looks the same has the same name. Empty when there are faults.</summary>
    public ImmutableArray<string> PageKeys { get; init; } = [];

    /// <summary>Pages, those past the sheet's end included; 0 when there are faults.</summary>
    public int Pages => PageKeys.Length;

    /// <summary>Width of a page in points.</summary>
    public double PageWidth { get; init; }

    /// <summary>Height of a page in points.</summary>
    public double PageHeight { get; init; }

    /// <summary>For each page how far from its top the line is past which copy does not fit, in points; null where all fits.</summary>
    public ImmutableArray<double?> OversetFrom { get; init; } = [];

    /// <summary>Where each piece stands.</summary>
    public ImmutableArray<ProofBox> Boxes { get; init; } = [];

    /// <summary>How each page of a newspaper fits; empty for a newsletter.</summary>
    public ImmutableArray<SideFit> PageFits { get; init; } = [];

    /// <summary>How each frame of a newspaper's flatplan fits, in its order; empty where there is none.</summary>
    public ImmutableArray<FrameFit> Frames { get; init; } = [];

    /// <summary>Why there is no sheet; empty when there is one.</summary>
    public ImmutableArray<IssueFault> Faults { get; init; } = [];

    /// <summary>True when the edition has no items yet: its back is empty, and how many words there is room for is not known.</summary>
    public bool IsBackEmpty { get; init; }

    /// <summary>`fitted`, `overset` or `underset`; empty when there is no sheet.</summary>
    public string Fit => Front is null || Back is null ? ""
        : Front.Outcome == FitOutcome.Overset || Back.Outcome == FitOutcome.Overset ? "overset"
        : Front.Outcome == FitOutcome.Underset || Back.Outcome == FitOutcome.Underset ? "underset"
        : "fitted";
}

/// <summary>Where a piece of copy stands on a page, in points from its top left corner.</summary>
/// <param name="Item">Index of the item among the edition's; -1 for the editorial.</param>
/// <param name="Page">Index of the page.</param>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct ProofBox(int Item, int Page, double X, double Y, double Width, double Height);
