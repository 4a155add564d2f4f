namespace Handbill.Groups.Contracts;

/// <summary>What other modules know of a group.</summary>
public sealed record GroupCard
{
    /// <summary>Its id.</summary>
    public required GroupId Id { get; init; }

    /// <summary>What it is called on screens.</summary>
    public required string Name { get; init; }

    /// <summary>True when it is no longer there to choose.</summary>
    public required bool IsArchived { get; init; }

    /// <summary>True when it said that the sheets that it makes may be on the public site.</summary>
    public required bool ShowsSheets { get; init; }
}
