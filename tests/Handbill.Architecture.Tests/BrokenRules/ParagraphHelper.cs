namespace Handbill.Architecture.Tests.BrokenRules;

/// <summary>Breaks the rule on names, to show that it can fail.</summary>
internal static class ParagraphHelper;
