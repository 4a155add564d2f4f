namespace Handbill.Press.Publications;

/// <summary>How far an issue is.</summary>
internal enum IssueStanding
{
    /// <summary>Copy is taken.</summary>
    Open,

    /// <summary>The day for copy is past.</summary>
    CopyClosed,

    /// <summary>It should be locked, and is not.</summary>
    LockLate,

    /// <summary>Its text is locked.</summary>
    Locked,

    /// <summary>It was handed out.</summary>
    HandedOut,
}

/// <summary>Tells how far an issue is. Pure.</summary>
internal static class IssueStandings
{
    public static IssueStanding Of(PlannedIssue issue, DateTimeOffset now) => issue switch
    {
        { LockedAt: not null } when issue.HandOutAt <= now => IssueStanding.HandedOut,
        { LockedAt: not null } => IssueStanding.Locked,
        _ when issue.LockDue <= now => IssueStanding.LockLate,
        _ when issue.CopyDue <= now => IssueStanding.CopyClosed,
        _ => IssueStanding.Open,
    };
}
