namespace Handbill.Kernel.Data;

/// <summary>The database cannot be used as it is; the message says why and what to do, in words for whoever runs the server.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
