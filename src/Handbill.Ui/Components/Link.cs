namespace Handbill.Ui.Components;

/// <summary>Words that lead somewhere.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Href">Where it leads.</param>
public sealed record Link(string Words, string Href);
