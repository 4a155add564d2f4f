namespace Handbill.Desk.Proofs;

/// <summary>The words of the proof; their translations stand beside it.</summary>
internal sealed class ProofWords;
