using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.Identity;

namespace Handbill.Groups.Accounts;

/// <summary>
/// Somebody who signs in. The user name is a pseudonym of their choice; there need be no e-mail address. An account that is
/// closed keeps its row, since revisions and the audit trail point at it, and loses all that tells who it was.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    public AccountId AccountId => new(Id);

    /// <summary>BCP 47 tag of the language that they read screens in; null for the browser's.</summary>
    public string? Language { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Secret of the app that shows six digits, as <see cref="Base32"/>; null for who signs in by passkey only.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>The latest step of which a code was taken.</summary>
    public long TotpStep { get; set; }
}
