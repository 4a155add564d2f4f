namespace Handbill.Desk.Locks;

/// <summary>Somebody tried to change a locked text other than by a correction: nothing was saved.</summary>
internal sealed class LockedException() : Exception("The text is locked: it changes only by a correction.");
