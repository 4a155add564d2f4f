using System.Text.Json;
using Handbill.Browser;

namespace Handbill.Ui.Tests.Vault;

/// <summary>The vault's scripts where they need a browser: passkeys that keep keys, recordings of the microphone's kind, and how long sealing takes there.</summary>
public sealed class ClientBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_passkey_keeps_a_key_recordings_lose_their_names_and_sealing_leaves_the_page_alive()
    {
        var script = await ClientCheck.BundleAsync("browser");
        await using var page = await chromium.OpenAsync(new());
        await page.Page.RouteAsync("http://localhost/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Checks</title>" }));
        await page.Page.GotoAsync("http://localhost/");
        await page.Page.AddScriptTagAsync(new() { Content = script, Type = "module" });

        var cdp = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await cdp.SendAsync("WebAuthn.enable");
        await PlugInAsync(cdp, hasPrf: false);
        (await page.Page.EvaluateAsync<string>("() => check.withoutPasskeys()")).ShouldBe("unable");
        await cdp.SendAsync("WebAuthn.disable");
        await cdp.SendAsync("WebAuthn.enable");
        await PlugInAsync(cdp, hasPrf: true);
        (await page.Page.EvaluateAsync<string>("() => check.passkey()")).ShouldBe("AGE-PLUGIN-FIDO2PRF- | AGE-SECRET-KEY-1… | other key");

        var voices = await page.Page.EvaluateAsync<string[]>("() => check.record()");
        voices.ShouldNotBeEmpty();
        foreach (var voice in voices)
        {
            voice.ShouldEndWith(", heard the same, nameless, 0 left");
            TestContext.Current.TestOutputHelper?.WriteLine(voice);
        }

        var weighed = await page.Page.EvaluateAsync<string>("() => check.weigh()");
        weighed.ShouldEndWith(", whole");
        TestContext.Current.TestOutputHelper?.WriteLine(weighed);
        page.Complaints.ShouldBeEmpty();
    }

    private static async Task PlugInAsync(Microsoft.Playwright.ICDPSession cdp, bool hasPrf)
    {
        var options = JsonSerializer.SerializeToElement(new
        {
            protocol = "ctap2", ctap2Version = "ctap2_1", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true, hasPrf,
        });
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object> { ["options"] = options });
    }
}
