namespace Handbill.Ui.Errors;

/// <summary>The words of the error pages.</summary>
public sealed class ErrorWords;
