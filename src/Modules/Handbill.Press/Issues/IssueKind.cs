namespace Handbill.Press.Issues;

/// <summary>What an issue folder is made into.</summary>
internal enum IssueKind
{
    /// <summary>A sheet for each workplace.</summary>
    Newsletter,

    /// <summary>One paper of articles.</summary>
    Newspaper,
}
