namespace Handbill.Ui.Components;

/// <summary>One thing to choose in a list, a set of radio buttons or of boxes to tick.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Words">What is read.</param>
/// <param name="Hint">A line under it; not shown in a drop-down list.</param>
public sealed record Choice(string Value, string Words, string? Hint = null);
