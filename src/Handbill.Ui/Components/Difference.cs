namespace Handbill.Ui.Components;

/// <summary>One value that two people changed, side by side.</summary>
/// <param name="Field">What it is called on the form.</param>
/// <param name="Yours">What the reader typed.</param>
/// <param name="Theirs">What somebody else saved meanwhile.</param>
public sealed record Difference(string Field, string Yours, string Theirs);
