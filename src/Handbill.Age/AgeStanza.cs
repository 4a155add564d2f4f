namespace Handbill.Age;

/// <summary>One recipient's part of a file's header.</summary>
/// <param name="Kind">Such as `X25519` or `scrypt`.</param>
/// <param name="Arguments">The words after it.</param>
/// <param name="Body">The wrapped file key.</param>
public sealed record AgeStanza(string Kind, IReadOnlyList<string> Arguments, byte[] Body);
