namespace Handbill.Desk.Locks;

/// <summary>The words of locking and of corrections; their translations stand beside it.</summary>
internal sealed class LockWords;
