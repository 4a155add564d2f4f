namespace Handbill.Kernel.Modules;

/// <summary>
/// Marks an address of which no log and no count is kept, so that nobody can tell from them that somebody wrote in:
/// <c>routes.MapPost(…).WithMetadata(new LeavesNoTraceAttribute())</c>, or the attribute on a page model.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LeavesNoTraceAttribute : Attribute;
