namespace Handbill.Desk.Stories;

/// <summary>The views of one story.</summary>
internal enum StoryTab
{
    Text,
    Comments,
    Revisions,
    Pictures,
}
