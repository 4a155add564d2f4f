namespace Handbill.Desk.Meetings;

/// <summary>The form that says who does something by when.</summary>
/// <param name="Here">Address of the meeting's page.</param>
/// <param name="Keep">The query that keeps how it is shown.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The item it is about; null for none.</param>
/// <param name="Typed">What was typed and is not saved.</param>
internal sealed record TaskView(string Here, string Keep, string Meeting, ItemView? Item, MeetingForm? Typed)
{
    /// <summary>What the ids of its fields end in.</summary>
    public string At => Item?.Story.Id.ToString() ?? "end";
}
