using System.Collections.Immutable;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>A story in a flow: its pieces stand together.</summary>
/// <param name="Copy">The story.</param>
/// <param name="Pieces">Its pieces in the flow.</param>
/// <param name="Across">Its pictures that run across columns, outside the flow.</param>
internal sealed record FlowStory(Story Copy, ImmutableArray<FlowPiece> Pieces, ImmutableArray<PicturePiece> Across);

/// <summary>A side with its stories fitted, or as near as they come.</summary>
/// <param name="Area">Its columns.</param>
/// <param name="Stories">What stands on it.</param>
/// <param name="Fit">How it fills the columns.</param>
/// <param name="Report">The same in words.</param>
internal sealed record SideSetting(SideArea Area, ImmutableArray<FlowStory> Stories, FlowFit Fit, SideFit Report);
