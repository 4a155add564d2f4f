namespace Handbill.Floor.Writing;

/// <summary>The words of the pages on the floor; their translations stand beside it.</summary>
internal sealed class FloorWords;
