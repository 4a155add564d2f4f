namespace Handbill.Press.Imprints;

/// <summary>The words of imprint rules; their translations stand beside it.</summary>
internal sealed class ImprintWords;
