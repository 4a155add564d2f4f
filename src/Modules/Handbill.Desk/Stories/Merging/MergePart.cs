namespace Handbill.Desk.Stories.Merging;

/// <summary>A piece of a text that two wrote at once: as both have it, or with the two sides where they touch.</summary>
/// <param name="Agreed">The text where they do not touch; null where they do.</param>
/// <param name="Before">What both began with.</param>
/// <param name="Mine">What the one made of it.</param>
/// <param name="Theirs">What the other made of it.</param>
internal sealed record MergePart(string? Agreed, string Before = "", string Mine = "", string Theirs = "")
{
    public bool IsTouched => Agreed is null;
}
