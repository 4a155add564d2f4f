namespace Handbill.Kernel.Audit;

/// <summary>Something that somebody did: ids and a word for the act, never a name or a text.</summary>
/// <param name="Actor">The account that did it; null for the system itself or somebody who is not signed in.</param>
/// <param name="Act">What was done: lower-case words with points, such as `story.approve`.</param>
/// <param name="Subject">Kind of what it was done to, one lower-case word.</param>
/// <param name="SubjectId">Id of what it was done to.</param>
/// <param name="Detail">A number or code that says more, such as a revision; letters, digits and `-.:=,` only. Empty for none.</param>
public readonly record struct AuditAct(Guid? Actor, string Act, string Subject, Guid SubjectId, string Detail = "");
