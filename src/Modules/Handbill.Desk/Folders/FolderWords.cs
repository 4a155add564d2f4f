namespace Handbill.Desk.Folders;

/// <summary>The words of taking issues in and out; their translations stand beside it.</summary>
internal sealed class FolderWords;
