namespace Handbill.Typesetting.Breaking;

/// <summary>A broken paragraph.</summary>
/// <param name="Lines">Its lines: the first starts at breakpoint 0, each at the end of the one before it, the last ends at the
/// last breakpoint.</param>
/// <param name="Demerits">Sum of the lines' demerits.</param>
/// <param name="Sound">True when every line is within the tolerance; false when it took the emergency or rescue pass.</param>
public sealed record BreakResult(BrokenLine[] Lines, double Demerits, bool Sound)
{
    /// <summary>True when a line sticks out of its measure.</summary>
    public bool Overfull => Array.Exists(Lines, static line => line.Overfull);
}
