using Microsoft.Playwright;

namespace Handbill.Server.Tests.Browser;

/// <summary>Goes through a page by Tab.</summary>
internal static class Tabbing
{
    /// <summary>Presses Tab until the control of this id has the focus, where it has not yet.</summary>
    public static async Task PressUntilAsync(this IPage page, string id)
    {
        for (var press = 0; press < 60; press++)
        {
            if (await page.EvaluateAsync<string>("() => document.activeElement?.id ?? ''") == id)
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{id} is not reached by Tab.");
    }
}
