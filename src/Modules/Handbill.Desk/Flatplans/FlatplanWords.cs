namespace Handbill.Desk.Flatplans;

/// <summary>The words of flatplans; their translations stand beside it.</summary>
internal sealed class FlatplanWords;
