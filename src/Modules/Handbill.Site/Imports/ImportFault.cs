namespace Handbill.Site.Imports;

/// <summary>What is not whole in an archive.</summary>
/// <param name="Where">File, and the line or the piece.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record ImportFault(string Where, string Problem, string Remedy);
