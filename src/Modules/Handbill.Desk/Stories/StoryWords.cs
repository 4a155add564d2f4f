namespace Handbill.Desk.Stories;

/// <summary>The words of story, picture and search pages; their translations stand beside it.</summary>
internal sealed class StoryWords;
