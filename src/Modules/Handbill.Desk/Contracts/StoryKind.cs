namespace Handbill.Desk.Contracts;

/// <summary>What a story is for.</summary>
public enum StoryKind
{
    /// <summary>A short story of one workplace.</summary>
    Item = 1,

    /// <summary>The common piece on the front of every edition.</summary>
    Editorial = 2,

    /// <summary>A story of a newspaper.</summary>
    Article = 3,

    /// <summary>A short standing notice of the house.</summary>
    Filler = 4,
}
