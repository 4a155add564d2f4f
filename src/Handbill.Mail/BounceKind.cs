namespace Handbill.Mail;

/// <summary>What came back.</summary>
public enum BounceKind
{
    /// <summary>Nothing to act on: a receipt, or a mail that is no answer to one of ours.</summary>
    None,

    /// <summary>The address is no good: forget it.</summary>
    Hard,

    /// <summary>This mail did not arrive, or is late: forget the address if it goes on so.</summary>
    Soft,

    /// <summary>The reader called it spam: unsubscribe them at once.</summary>
    Complaint,

    /// <summary>A program answered that its owner is away.</summary>
    AutoReply,
}
