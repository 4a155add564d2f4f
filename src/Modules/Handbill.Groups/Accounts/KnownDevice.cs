using System.Security.Cryptography;
using Handbill.Groups.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Handbill.Groups.Accounts;

/// <summary>
/// A cookie that a device keeps after signing out: it says which session was the last here. It opens nothing; wrong tries from such a
/// device are counted apart from strangers' (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
/// </summary>
internal sealed class KnownDevice(IDataProtectionProvider protection)
{
    private const string Cookie = "handbill-device";

    private readonly IDataProtector _protector = protection.CreateProtector("Handbill.Groups.KnownDevice");

    public void Remember(HttpContext http, Session session) =>
        http.Response.Cookies.Append(Cookie, _protector.Protect(session.Id.ToString()), new CookieOptions
        {
            HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = SigningIn.Address,
        });

    /// <summary>The last session of the device that asks; null when none is known.</summary>
    public SessionId? Of(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 } kept && SessionId.TryParse(_protector.Unprotect(kept), null, out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
