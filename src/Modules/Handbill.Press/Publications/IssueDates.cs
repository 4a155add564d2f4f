namespace Handbill.Press.Publications;

/// <summary>The date of an issue and the moments that lead to it.</summary>
/// <param name="Date">The day of the hand-out, which stands on the sheet.</param>
/// <param name="OpensAt">When copy begins to be taken.</param>
/// <param name="CopyDue">When all copy is to be in.</param>
/// <param name="LockDue">When the text is locked.</param>
/// <param name="PressDue">When the sheets are printed.</param>
/// <param name="HandOutAt">When they are handed out.</param>
internal readonly record struct IssueDates(
    DateOnly Date, DateTimeOffset OpensAt, DateTimeOffset CopyDue, DateTimeOffset LockDue, DateTimeOffset PressDue, DateTimeOffset HandOutAt);
