namespace Handbill.Pdf.Conformance;

/// <summary>Something that is wrong with a file.</summary>
/// <param name="Rule">Identifier of the rule that is broken: see <see cref="ConformanceRules.All"/>.</param>
/// <param name="Message">Where and how.</param>
public sealed record ConformanceFinding(string Rule, string Message);
