using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Groups.Accounts;

/// <summary>The tables of ASP.NET Core Identity that are used, without its roles: ours are given for a scope.</summary>
internal static class AccountTables
{
    public static void Shape(ModelBuilder model)
    {
        var account = model.Entity<Account>();
        account.HasKey(one => one.Id);
        account.Ignore(one => one.AccountId);
        account.HasIndex(one => one.NormalizedUserName).IsUnique();
        account.Property(one => one.UserName).HasMaxLength(80);
        account.Property(one => one.NormalizedUserName).HasMaxLength(80);
        account.Property(one => one.Language).HasMaxLength(35);
        account.Property(one => one.TotpSecret).HasMaxLength(32);
        account.Property(one => one.ConcurrencyStamp).IsConcurrencyToken();

        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.HasKey(one => one.Id);
            claim.HasOne<Account>().WithMany().HasForeignKey(one => one.UserId);
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.HasKey(one => new { one.LoginProvider, one.ProviderKey });
            login.HasOne<Account>().WithMany().HasForeignKey(one => one.UserId);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.HasKey(one => new { one.UserId, one.LoginProvider, one.Name });
            token.HasOne<Account>().WithMany().HasForeignKey(one => one.UserId);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.HasKey(one => one.CredentialId);
            passkey.Property(one => one.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(one => one.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(one => one.UserId);
        });
    }
}
