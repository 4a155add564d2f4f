namespace Handbill.Server;

/// <summary>Beside this name stand the translations of what the server itself says.</summary>
internal sealed class ServerWords;
