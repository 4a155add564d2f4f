namespace Handbill.Groups.Audit;

/// <summary>Beside this name stand the translations of the audit page's words.</summary>
internal sealed class AuditWords;
