namespace Handbill.Kernel.Data;

/// <summary>The instance's own folder on this machine, for what a process must know after its sudden end and cannot wait for the database to note.</summary>
/// <param name="Path">The folder. Files whose name begins with a dot are in no backup.</param>
public sealed record LocalFolder(string Path);
