namespace Handbill.Groups.Workplaces;

/// <summary>The words of workplaces and groups; their translations stand beside it.</summary>
internal sealed class WorkplaceWords;
