namespace Handbill.Floor.Reading;

/// <summary>The words of a group's inbox; their translations stand beside it.</summary>
internal sealed class InboxWords;
