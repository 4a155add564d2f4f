namespace Handbill.Ui.Words;

/// <summary>The design system's own words; their translations stand beside it, in <c>UiWords.es.resx</c> and so on.</summary>
public sealed class UiWords;
