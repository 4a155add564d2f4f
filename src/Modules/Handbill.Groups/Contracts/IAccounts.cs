namespace Handbill.Groups.Contracts;

/// <summary>Accounts, for programs: the command line and the demonstration. People make theirs by invitation.</summary>
public interface IAccounts
{
    /// <summary>Makes an account that can be signed in to by link only, until its owner adds a passkey.</summary>
    /// <param name="pseudonym">Its pseudonym.</param>
    /// <param name="roles">The roles it has, each for a scope.</param>
    /// <param name="cancellation">Ends it; nothing is made.</param>
    /// <exception cref="ArgumentException">The pseudonym is taken or cannot be one, or a role cannot be given for such a scope.</exception>
    Task<AccountId> MakeAsync(string pseudonym, IReadOnlyList<(Role Role, Scope Scope)> roles, CancellationToken cancellation);

    /// <summary>A new link that signs its holder in as somebody, once. It is audited.</summary>
    /// <param name="pseudonym">Who is to be signed in.</param>
    /// <param name="lasts">How long the link can be used.</param>
    /// <param name="cancellation">Ends it; nothing is made.</param>
    /// <returns>The path of the link on this server; null when there is no such account.</returns>
    Task<string?> SignInLinkAsync(string pseudonym, TimeSpan lasts, CancellationToken cancellation);

    /// <summary>The pseudonyms of some accounts, for screens of other modules. Closed ones have a name that says so.</summary>
    Task<IReadOnlyDictionary<AccountId, string>> NamesAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellation);

    /// <summary>The open accounts that have a role in a group itself, by pseudonym.</summary>
    Task<IReadOnlyList<(AccountId Id, string Pseudonym)>> OfGroupAsync(GroupId group, CancellationToken cancellation);
}
