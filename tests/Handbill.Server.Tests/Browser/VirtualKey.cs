using System.Text.Json;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Browser;

/// <summary>An authenticator in Chromium that holds passkeys and says yes to everything (WebAuthn's own automation).</summary>
internal static class VirtualKey
{
    public static async Task PlugInAsync(IPage page)
    {
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        var options = JsonSerializer.SerializeToElement(new
        {
            protocol = "ctap2", ctap2Version = "ctap2_1", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true, hasPrf = true,
        });
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object> { ["options"] = options });
    }
}
