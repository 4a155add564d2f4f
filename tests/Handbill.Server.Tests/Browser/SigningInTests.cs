using Handbill.Browser;
using Handbill.Groups.Accounts;
using Handbill.Groups.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Handbill.Server.Tests.Browser;

/// <summary>Setting up, joining and signing in, in a real Chromium.</summary>
public sealed class SigningInTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task From_the_printed_link_to_a_desk_that_a_passkey_opens(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind, isSetUp: false);
        await using var watched = await chromium.OpenAsync(new(1280) { Address = server.Name });
        var page = watched.Page;
        await VirtualKey.PlugInAsync(page);

        await watched.GoAsync(await SetUpLinkAsync(server));
        await page.GetByLabel("Name of the organisation").FillAsync("Harbour Workers");
        await page.GetByLabel("Time zone").SelectOptionAsync("Europe/Lisbon");
        await LookAsync(watched, "set-up");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on", Exact = true }).ClickAsync();
        await page.GetByLabel("Your name here").FillAsync("Heron");
        await LookAsync(watched, "join");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/");
        await LookAsync(watched, "front");

        await page.Locator("summary", new() { HasText = "Heron" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await watched.GoAsync("/account/passkeys");
        await LookAsync(watched, "sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/account/passkeys");

        // The only way in stays.
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.GetByText("This is your only way in.").First.WaitForAsync();
        await LookAsync(watched, "passkeys");
        foreach (var path in new[] { "/account", "/account/passphrase", "/account/sessions", "/people", "/people/invitations", "/organisation" })
        {
            await watched.GoAsync(path);
            await LookAsync(watched, path[1..].Replace('/', '-'));
        }

        watched.Complaints.Where(one => !one.Contains("400", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite, true)]
    [InlineData(StoreKind.Postgres, true)]
    [InlineData(StoreKind.Sqlite, false)]
    public async Task A_passphrase_and_an_app_by_keyboard_alone(StoreKind kind, bool scripts)
    {
        await using var server = await TestServer.StartAsync(kind);
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);
        var made = await secretary.Browser.FillAsync("/people/invitations", "Make", ("Role", "Translator"), ("For", "organisation"), ("Days", "7"));
        await using var watched = await chromium.OpenAsync(new(390) { Address = server.Name, Scripts = scripts });
        var page = watched.Page;
        await watched.GoAsync(new Uri(made.Text.Split("readonly value=\"")[1].Split('"')[0]).AbsolutePath);

        await page.PressUntilAsync("Name");
        await page.Keyboard.TypeAsync("Wren");
        await page.PressUntilAsync("Passphrase");
        await page.Keyboard.TypeAsync("tram late again bring soup");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#Code").WaitForAsync();
        var secret = (await page.Locator(".secret").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await LookAsync(watched, "app");
        await page.PressUntilAsync("Code");
        await page.Keyboard.TypeAsync(Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow)));
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".codes").WaitForAsync();
        await LookAsync(watched, "codes");
        var recovery = await page.Locator(".codes .secret").First.TextContentAsync();

        await page.Context.ClearCookiesAsync();
        await watched.GoAsync("/account");
        await page.PressUntilAsync("Name");
        await page.Keyboard.TypeAsync("wren");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("tram late again bring soup");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#Code").WaitForAsync();
        await page.PressUntilAsync("Code");
        await page.Keyboard.TypeAsync(recovery!);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/account");

        (await page.Locator("h1").TextContentAsync()).ShouldBe("Wren");
        watched.Complaints.ShouldBeEmpty();
    }

    // What every page must have: no fault that axe finds, nothing that sticks out, on a phone too.
    private static async Task LookAsync(WatchedPage watched, string name)
    {
        foreach (var width in new[] { 320, 390, 1280 })
        {
            await watched.Page.SetViewportSizeAsync(width, 900);
            (await watched.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, $"{name} at {width}: {string.Join('\n', await watched.OverhangingAsync())}");
            await watched.PictureAsync($"accounts-{name}-{width}");
        }

        if (await watched.Page.EvaluateAsync<bool>("() => !!document.querySelector('script[type=module]')") && await RunsScriptsAsync(watched))
        {
            (await watched.AxeAsync()).ShouldBeEmpty(name);
        }
    }

    private static async Task<bool> RunsScriptsAsync(WatchedPage watched) => await watched.Page.EvaluateAsync<bool>("() => matchMedia('(scripting: enabled)').matches");

    private static async Task<string> SetUpLinkAsync(TestServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ISetUp>().NewLinkAsync(TestContext.Current.CancellationToken))!;
    }
}
