using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Ui.Layout;

/// <summary>What a message is about: said in a word and drawn as a shape, not only in a colour.</summary>
public enum Tone
{
    /// <summary>Something to know.</summary>
    Note,

    /// <summary>Something was done, and is safe.</summary>
    Done,

    /// <summary>Something wants attention.</summary>
    Attention,

    /// <summary>Something went wrong.</summary>
    Wrong,
}

/// <summary>A message that the next page shows once.</summary>
/// <param name="Words">The message in the reader's language; put nothing in it that must stay secret from who holds the device.</param>
/// <param name="Tone">What it is about.</param>
public sealed record FlashMessage(string Words, Tone Tone);

/// <summary>Carries a message over a redirect in a cookie that only this server can read or write, for a minute.</summary>
public static class Flash
{
    internal const string Cookie = "hb-flash";
    private const string Purpose = "Handbill.Ui.Flash";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Says something on the next page that this reader sees.</summary>
    public static void Say(HttpContext http, string words, Tone tone = Tone.Done)
    {
        var sealedMessage = Protector(http).Protect(JsonSerializer.Serialize(new FlashMessage(words, tone)), Kept);
        http.Response.Cookies.Append(Cookie, sealedMessage, Options(http));
    }

    /// <summary>Takes the message, if there is one, so that it is shown once.</summary>
    internal static FlashMessage? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } sealedMessage)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return JsonSerializer.Deserialize<FlashMessage>(Protector(http).Unprotect(sealedMessage));
        }
        catch (CryptographicException)
        {
            // Forged, outlived, or from before the keys were changed.
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose).ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        MaxAge = Kept,
    };
}
