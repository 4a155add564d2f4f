namespace Handbill.Mail;

/// <summary>What became of a mail.</summary>
public enum SendKind
{
    /// <summary>The server has it.</summary>
    Sent,

    /// <summary>Not now: try this reader's mail again later.</summary>
    Later,

    /// <summary>Never: this mail to this reader is refused.</summary>
    Refused,

    /// <summary>Nothing can be sent to anyone; nothing is said about the reader. Stop, and tell who runs the server.</summary>
    Trouble,
}
