namespace Handbill.Distribution.Rounds;

/// <summary>The words of labels and route sheets, which are printed in the language; their translations stand beside it.</summary>
internal sealed class SheetWords;
