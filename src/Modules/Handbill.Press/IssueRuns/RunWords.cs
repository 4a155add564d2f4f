namespace Handbill.Press.IssueRuns;

/// <summary>The words of press runs; their translations stand beside it.</summary>
internal sealed class RunWords;
