namespace Handbill.Press.Contracts;

/// <summary>How an edition fitted.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="CopyVersion">The copy version that was set.</param>
/// <param name="Fit">`fitted`, `overset` or `underset`; empty when it could not be set.</param>
/// <param name="Words">Words to cut when overset, room for words when underset, otherwise 0.</param>
/// <param name="Mark">Names what was set and what set it, in 64 characters at most; empty when that is not to be relied on.</param>
/// <param name="Variants">How it fitted in each variant, as <see cref="VariantFit.Write"/> has it; empty without variants.</param>
public readonly record struct NotedFit(EditionId Edition, int CopyVersion, string Fit, int Words, string Mark, string Variants = "");
