using Handbill.Press.Folders;

namespace Handbill.Press.Contracts;

/// <summary>What stands on an issue's sheets: the publication's settings, and what the issue says otherwise.</summary>
public static class IssueHeads
{
    /// <summary>Where an issue's own settings stand among its other files.</summary>
    public const string OwnSettings = "issue.yaml";

    /// <summary>The head of an issue.</summary>
    public static IssueHead Of(IssueCard issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var head = new IssueHead
        {
            Publication = issue.PublicationName,
            Motto = issue.Motto,
            Number = issue.Number,
            Date = issue.Date,
            Language = issue.Language,
            Sheet = issue.Sheet,
            Imprint = ImprintText.Of(issue.Imprint),
            Submit = issue.Submit,
            Style = issue.Style,
            Inks = [.. issue.Inks],
            IsPaper = issue.IsPaper,
        };
        head = issue.OtherFiles.TryGetValue(OwnSettings, out var own) ? HeadDifference.Apply(head, own) : head;

        // A locked issue keeps the lines that it was locked with: they stand among its own settings.
        return issue.LockedAt is null ? head with { Imprint = LinesOf(issue).With(head.Imprint, head.Language) } : head;
    }

    /// <summary>The lines that the rules of its publication and its own give, without further words.</summary>
    public static ImprintText LinesOf(IssueCard issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return ImprintText.Of(issue.PublicationLines).With(ImprintText.Of(issue.OwnLines), issue.Language);
    }

    /// <summary>The settings that an issue has of its own beside those of its publication; null for none.</summary>
    /// <param name="publication">A head with the publication's settings.</param>
    /// <param name="issue">The issue's.</param>
    public static string? Difference(IssueHead publication, IssueHead issue) => HeadDifference.Of(publication, issue);
}
