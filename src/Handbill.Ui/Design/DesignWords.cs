namespace Handbill.Ui.Design;

/// <summary>The words of the page that shows the design system.</summary>
public sealed class DesignWords;
