using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handbill.Ui.Words;

/// <summary>Which language a request is answered in, and the form by which a reader chooses one.</summary>
public static class RequestLanguage
{
    /// <summary>The claim of an account that says which language it is to be spoken to in.</summary>
    public const string Claim = "handbill:language";

    internal const string Cookie = "hb-language";

    /// <summary>Where the form of the language switch posts to: fields <c>language</c> and <c>back</c>.</summary>
    public const string SwitchPath = "/language";

    /// <summary>The language of a request: what its address says where that chooses it, else the account's, else the one chosen on this device, else what the browser asks for, else English.</summary>
    /// <remarks>The account goes first because devices are shared; pages show the switch to those whose account does not say.</remarks>
    public static Language Of(HttpContext http) =>
        InAddress(http)
        ?? Language.Find(http.User.FindFirst(Claim)?.Value)
        ?? Language.Find(http.Request.Cookies[Cookie])
        ?? http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(entry => entry.Quality ?? 1)
            .Where(entry => entry.Quality is not 0)
            .Select(entry => Language.Find(entry.Value.Value))
            .FirstOrDefault(language => language is not null)
        ?? Language.English;

    private static Language? InAddress(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<LanguageInAddressAttribute>() is not null
        ? Language.Find(http.Request.Query[LanguageInAddressAttribute.Name])
        : null;

    internal static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var language = Of(http);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = language.Culture;
        http.Response.OnStarting(() =>
        {
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && http.GetEndpoint()?.Metadata.GetMetadata<OwnLanguageAttribute>() is null)
            {
                http.Response.Headers.ContentLanguage = language.Code;
                http.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept-Language", "Cookie");
            }

            return Task.CompletedTask;
        });
        await next(http);
    });

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(SwitchPath, async http =>
    {
        if (!http.Request.HasFormContentType)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Language.Find(form["language"]) is not { } language)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        http.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
        http.Response.Headers.Location = LocalPath.OrRoot(form["back"]);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
    }).AllowAnonymous().WithDisplayName("The language switch");
}
