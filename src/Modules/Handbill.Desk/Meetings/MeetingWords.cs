namespace Handbill.Desk.Meetings;

/// <summary>The words of the meeting, its minutes and the reading copy; their translations stand beside it.</summary>
internal sealed class MeetingWords;
