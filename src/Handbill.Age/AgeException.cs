namespace Handbill.Age;

/// <summary>A file, a recipient or an identity cannot be used; the message says why in words for whoever gave it, without secrets.</summary>
public sealed class AgeException(string message, Exception? inner = null) : Exception(message, inner);
