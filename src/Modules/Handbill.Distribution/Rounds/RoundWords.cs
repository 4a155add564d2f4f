namespace Handbill.Distribution.Rounds;

/// <summary>The words of rounds, bundles and hand-outs; their translations stand beside it.</summary>
internal sealed class RoundWords;
