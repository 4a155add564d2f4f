using Handbill.Kernel.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Groups.Accounts;

/// <summary>How accounts are kept and how a browser shows whose it is.</summary>
internal static class SigningIn
{
    /// <summary>Where somebody who is not signed in is sent to.</summary>
    public const string Address = "/sign-in";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public static void Add(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(Configure)
            .AddEntityFrameworkStores<HandbillDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddDefaultTokenProviders();

        // OWASP's number for PBKDF2 with HMAC-SHA512 (Password Storage Cheat Sheet, 2023).
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey stands alone: it asks for the finger, the face or the PIN, and brings the name along.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = asked => ValueTask.FromResult(
                PasskeyOrigin.Holds(asked.Origin, asked.CrossOrigin, asked.HttpContext.Request.Scheme, asked.HttpContext.Request.Host));
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(Configure));
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = false;

        // Pseudonym says what one may be, in any script.
        options.User.AllowedUserNameCharacters = "";
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "handbill";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = Address;
        options.ReturnUrlParameter = "then";
        options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = true;
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>().ValidateAsync(context),
            OnRedirectToLogin = LeadToSignIn,

            // Whoever may not open a page is not told that it is there.
            OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            },
        };
    }

    // A program or a script of a page wants to be told; a person is led on, and back afterwards.
    private static Task LeadToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var isPerson = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.HasFormContentType)
            && !request.Headers.ContainsKey("HX-Request")
            && !request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);
        if (isPerson)
        {
            // What was posted cannot be posted again: who comes back begins at the page itself.
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
