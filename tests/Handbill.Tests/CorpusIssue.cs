namespace Handbill.Tests;

/// <summary>What one run of the program made of an issue.</summary>
/// <param name="Folder">The issue folder.</param>
/// <param name="Out">Where the sheets are.</param>
/// <param name="Outcome">How the run ended.</param>
/// <param name="Editions">What the account of the run tells.</param>
internal sealed record CorpusIssue(string Folder, string Out, Outcome Outcome, List<CorpusEdition> Editions);
