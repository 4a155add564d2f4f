namespace Handbill.Desk.Variants;

/// <summary>The words of an issue's variants; their translations stand beside it.</summary>
internal sealed class VariantWords;
