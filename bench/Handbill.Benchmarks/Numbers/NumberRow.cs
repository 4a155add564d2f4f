namespace Handbill.Benchmarks.Numbers;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Must">What it must be.</param>
/// <param name="Was">What it was.</param>
/// <param name="Share">What it was as a share of what it may be: 1 and less is good.</param>
/// <param name="Beside">A baseline or peer in the same run.</param>
internal sealed record NumberRow(string What, string Must, string Was, double Share, string Beside);
