namespace Handbill.Desk.Contracts;

/// <summary>What a meeting can decide.</summary>
public enum DecisionKind
{
    /// <summary>The item is printed as it was read.</summary>
    Approve = 1,

    /// <summary>The item is kept for the next issue.</summary>
    Hold = 2,

    /// <summary>The item is not printed.</summary>
    Kill = 3,

    /// <summary>Somebody does something by some day.</summary>
    Task = 4,

    /// <summary>A decision on an item is taken back.</summary>
    Reopen = 5,

    /// <summary>Words of the item were changed while it was read.</summary>
    Amend = 6,

    /// <summary>The items are read out and printed in another order.</summary>
    Order = 7,
}
