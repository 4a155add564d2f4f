using Handbill.Age;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Vault;

/// <summary>What members do with keys on the vault's pages, in a real Chromium that notes every key that passes through it as text.</summary>
internal static class VaultPages
{
    // Notes every key that passes through the page as text.
    public const string Eavesdropping = """
        window.__keys = [];
        const note = text => { if (typeof text === "string") window.__keys.push(...(text.match(/AGE-SECRET-KEY-1[A-Z0-9]+/g) ?? [])); return text; };
        const [encode, decode] = [TextEncoder.prototype.encode, TextDecoder.prototype.decode];
        TextEncoder.prototype.encode = function (text) { return encode.call(this, note(text)); };
        TextDecoder.prototype.decode = function (...bytes) { return note(decode.apply(this, bytes)); };
        window.print = () => { window.__printed = true; };
        """;

    public static async Task<string> MakeKeysAsync(IPage page, string phrase, Func<Task>? onSheet = null)
    {
        await TypeTwiceAsync(page, phrase);
        await PressAsync(page, "Make my keys");
        await page.Locator("[data-sheet]").WaitForAsync();
        var code = await page.Locator("[data-code]").InnerTextAsync();
        code.ShouldMatch("^([A-Z2-9]{4}-?){6}$");
        // The press's own sheet, with the code's letters and its QR code in their blanks.
        (await page.Locator("[data-blank=code] > path").CountAsync()).ShouldBe(code.Length);
        (await page.Locator("[data-blank=qr] > path").GetAttributeAsync("d") ?? "").Length.ShouldBeGreaterThan(1000);
        await (onSheet?.Invoke() ?? Task.CompletedTask);
        await PressAsync(page, "Print the sheet");
        (await page.EvaluateAsync<bool>("() => window.__printed === true")).ShouldBeTrue();
        await page.GetByLabel("I have the sheet on paper").CheckAsync();
        await PressAsync(page, "Save");
        await page.GetByText("Your keys are made.").First.WaitForAsync();
        return code;
    }

    public static async Task TypeTwiceAsync(IPage page, string phrase)
    {
        await page.Locator("#passphrase").FillAsync(phrase);
        await page.Locator("#again").FillAsync(phrase);
    }

    public static async Task UnlockByPassphraseAsync(IPage page, string phrase)
    {
        await page.Locator("#unlock-passphrase").FillAsync(phrase);
        await page.Locator("form:has(#unlock-passphrase) button").ClickAsync();
    }

    public static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    public static async Task<IReadOnlyList<string>> KeysAsync(IPage page) => [.. (await page.EvaluateAsync<string[]>("() => window.__keys")).Distinct()];

    public static string RecipientOf(string identity)
    {
        using var key = AgeX25519Identity.Parse(identity);
        return key.Recipient.ToString();
    }

    public static bool Opens(string recipient, IReadOnlyList<string> identities)
    {
        using var file = new MemoryStream();
        using (var writer = AgeFile.Encrypt(file, AgeX25519Recipient.Parse(recipient)))
        {
            writer.Write("What happened today"u8);
            writer.Finish();
        }

        file.Position = 0;
        var keys = identities.Select(AgeX25519Identity.Parse).ToList();
        try
        {
            using var reader = new StreamReader(AgeFile.Decrypt(file, [.. keys]));
            return reader.ReadToEnd() == "What happened today";
        }
        catch (AgeException)
        {
            return false;
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }
}
