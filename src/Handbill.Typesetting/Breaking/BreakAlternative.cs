namespace Handbill.Typesetting.Breaking;

/// <summary>The best way found to break a paragraph into so many lines.</summary>
/// <param name="Lines">Number of lines, 1 or more.</param>
/// <param name="Demerits">Sum of the lines' demerits; comparable between alternatives of one paragraph at one setting.</param>
/// <param name="Sound">True when every line is within the tolerance; false when it took the emergency or rescue pass.</param>
/// <param name="Node">The breaker's own mark, good until its next call.</param>
public readonly record struct BreakAlternative(int Lines, double Demerits, bool Sound, int Node);
