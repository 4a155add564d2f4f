using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Groups.Accounts;

/// <summary>How accounts are kept and how a browser shows whose it is.</summary>
internal static class SignIn
{
    /// <summary>Where somebody who is not signed in is sent to.</summary>
    public const string Address = "/sign-in";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public static void Add(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(Configure)
            .AddEntityFrameworkStores<HandbillDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(Configure));
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = false;

        // A passphrase is long; what kinds of signs it has says little.
        options.Password.RequiredLength = 14;
        options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Password.RequireLowercase = false;
        options.Lockout.MaxFailedAccessAttempts = 10;
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "handbill";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = Address;
        options.AccessDeniedPath = "/no-such-page";
        options.ReturnUrlParameter = "then";
        options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = true;
    }
}
