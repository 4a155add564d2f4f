using Handbill.Typesetting.Breaking;
using Handbill.Typesetting.Pages;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Fitting;

/// <summary>
/// A piece of a flow with all that is needed to set it: the column filler sees only its <see cref="FlowBlock"/>. Never changes, so that
/// the pieces of a story that many editions share are made once.
/// </summary>
internal abstract class FlowPiece
{
    /// <summary>Where its copy stands.</summary>
    public required CopyPlace Place { get; init; }

    /// <summary>Where it stands in the structure, below its story; null for the story itself.</summary>
    public StructurePath? Path { get; init; }

    /// <summary>Words of copy in it.</summary>
    public abstract int Words { get; }

    /// <summary>The copy of one of its lines, for messages.</summary>
    public abstract string TextOf(in BrokenLine line);

    /// <summary>The ways to set it with these knobs.</summary>
    public abstract FlowBlock Options(BreakContext context, in FitTry setting);

    /// <summary>Lines of running text if each took what goes in; 0 for what is not text. Cheap, for comparing settings.</summary>
    public virtual int EstimateLines(BreakContext context, in FitTry setting) => 0;

    /// <summary>Puts it where the column filler found room for it.</summary>
    /// <param name="canvas">Pages, columns, grid.</param>
    /// <param name="option">The way chosen.</param>
    /// <param name="line">Line of the flow that it begins at.</param>
    public abstract void Draw(FlowCanvas canvas, in FlowOption option, int line);
}

/// <summary>A container in the structure that several pieces share: a list, an item, a quotation.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Parent">What it stands in, or null for the story.</param>
internal sealed record StructurePath(StructureRole Role, StructurePath? Parent)
{
    // Two lists are two nodes, however alike.
    public bool Equals(StructurePath? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
