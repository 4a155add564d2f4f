namespace Handbill.Desk.Boards;

/// <summary>The words of the deadline board; their translations stand beside it.</summary>
internal sealed class BoardWords;
