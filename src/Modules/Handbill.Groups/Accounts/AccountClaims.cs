using System.Security.Claims;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Handbill.Groups.Accounts;

/// <summary>What the cookie says of an account: its id, its pseudonym and its language.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    /// <summary>The claim that says which session a cookie is of.</summary>
    public const string Session = "handbill:session";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.Language is { } language)
        {
            identity.AddClaim(new Claim(RequestLanguage.Claim, language));
        }

        return identity;
    }
}
