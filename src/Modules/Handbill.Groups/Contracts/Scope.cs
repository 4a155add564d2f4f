namespace Handbill.Groups.Contracts;

/// <summary>What a role is given for.</summary>
public enum ScopeKind
{
    /// <summary>Everything.</summary>
    Organisation = 1,

    /// <summary>One publication with its issues and stories.</summary>
    Publication = 2,

    /// <summary>One group with its workplaces and their items.</summary>
    Group = 3,
}

/// <summary>What a role is given for, or what an act is about.</summary>
/// <param name="Kind">Kind of scope.</param>
/// <param name="Id">Id of the publication or group; null for the organisation.</param>
public readonly record struct Scope(ScopeKind Kind, Guid? Id)
{
    /// <summary>Everything.</summary>
    public static Scope Organisation { get; } = new(ScopeKind.Organisation, null);

    /// <summary>One publication, by the value of its id.</summary>
    public static Scope Publication(Guid id) => new(ScopeKind.Publication, id);

    /// <summary>One group.</summary>
    public static Scope Group(GroupId id) => new(ScopeKind.Group, id.Value);

    /// <summary>True when a role given for this scope reaches what the other is about.</summary>
    public bool Covers(Scope other) => Kind == ScopeKind.Organisation || this == other;
}
