using Handbill.Groups.Contracts;

namespace Handbill.Vault.Contracts;

/// <summary>What one member of a group asks for and another agrees to. Both must be members of the group when they do so.</summary>
public interface ITwoPersonActs
{
    /// <summary>Those that are open or were agreed to and have not run out, the newest first.</summary>
    Task<IReadOnlyList<AskedAct>> OfAsync(GroupId group, CancellationToken cancellation);

    /// <summary>Asks for an act.</summary>
    /// <param name="group">The group whose members decide.</param>
    /// <param name="kind">The key under which an <see cref="IAgreedAct"/> is registered.</param>
    /// <param name="subject">What it is done to.</param>
    /// <param name="detail">What it needs to know besides: at most 100 signs, nothing secret.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">Ends it; nothing is asked then.</param>
    Task<ActOutcome> AskAsync(GroupId group, string kind, Guid subject, string detail, AccountId by, CancellationToken cancellation);

    /// <summary>Agrees to an act, which is then done in the same transaction.</summary>
    Task<ActOutcome> AgreeAsync(ActId act, AccountId by, CancellationToken cancellation);

    /// <summary>Takes back what was asked for and nobody agreed to. Any member of the group may.</summary>
    Task<ActOutcome> WithdrawAsync(ActId act, AccountId by, CancellationToken cancellation);
}

/// <summary>What is done once two have agreed. A module registers its own under a key of its own, such as `floor.delete`.</summary>
public interface IAgreedAct
{
    /// <summary>Whether somebody may ask for it, or agree to it, as things stand.</summary>
    Task<bool> MayAsync(AskedAct act, AccountId who, CancellationToken cancellation);

    /// <summary>Does it. The caller's transaction is saved afterwards: what is changed is changed with the agreement or not at all.</summary>
    Task DoAsync(AskedAct act, CancellationToken cancellation);
}

/// <summary>An act that was asked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Group">The group whose members decide.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">What it is done to.</param>
/// <param name="Detail">What it needs to know besides.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="ExpiresAt">When it runs out: nobody can agree any more, and what was agreed to can no longer be used.</param>
/// <param name="AgreedBy">Who agreed; null while it waits.</param>
public sealed record AskedAct(ActId Id, GroupId Group, string Kind, Guid Subject, string Detail, AccountId AskedBy, DateTimeOffset ExpiresAt, AccountId? AgreedBy);

/// <summary>What became of it.</summary>
public enum ActOutcome
{
    /// <summary>It was asked for, agreed to or taken back.</summary>
    Done,

    /// <summary>Somebody asked for the same before, or has agreed or taken it back meanwhile.</summary>
    AlreadySo,

    /// <summary>The same person does not count twice.</summary>
    SamePerson,

    /// <summary>It has run out.</summary>
    Expired,

    /// <summary>There is no such act, or it is not theirs to decide.</summary>
    NotTheirs,
}
