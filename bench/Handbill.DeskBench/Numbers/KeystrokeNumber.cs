using Handbill.DeskBench.Served;
using Microsoft.Playwright;

namespace Handbill.DeskBench.Numbers;

/// <summary>From a key in a real Chromium to the frame that shows the new proof, pictures and all.</summary>
internal static class KeystrokeNumber
{
    // Four letters a second: somebody who types without haste. Each is shown before the next comes, or is late.
    private const int Between = 250;

    private const string Listen =
        """
        () => {
          window.__strokes = [];
          let pressed = 0;
          document.addEventListener("keydown", () => { pressed ||= performance.now(); }, true);
          // Once the frame with the proof in it has been painted.
          document.addEventListener("hb:proof", () => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => { if (pressed) window.__strokes.push(performance.now() - pressed); pressed = 0; };
            channel.port2.postMessage(0);
          }));
        }
        """;

    public static async Task<IReadOnlyList<Measured>> MeasureAsync(Bench bench, RunningDesk desk)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("HANDBILL_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"],
        });
        var page = await chromium.NewPageAsync(new() { BaseURL = desk.Server.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync(desk.NextLink());
        await page.Locator("main button.primary, form[method=post] button.primary").First.ClickAsync();
        await page.WaitForURLAsync("**/");
        await page.GotoAsync($"/stories/{desk.Pieces[0].Story}");
        await page.Locator("hb-proof .proof-page").First.WaitForAsync();
        await page.Locator(".ProseMirror").ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.EvaluateAsync(Listen);
        await TypeAsync(page, bench.Turns(120));
        await Task.Delay(bench.IsTrial ? 0 : 11_000);
        await TypeAsync(page, bench.Turns(60));
        await page.EvaluateAsync("() => { window.__strokes.length = 0; }");
        desk.Server.Log.Take();
        var strokes = bench.Turns(300);
        await TypeAsync(page, strokes);
        var times = await page.EvaluateAsync<double[]>("() => window.__strokes");
        var atServer = desk.Server.Log.Take().Where(line => line.Route.StartsWith("/editions/{id}/proof", StringComparison.Ordinal)).Sum(line => line.Milliseconds) / Math.Max(1, times.Length);
        return
        [
            new("keystroke to new proof on screen, Chromium, p95", 120, times.Length == 0 ? double.NaN : times.P95(), "ms", $"middle {times.Middle():0.0}, {times.Length} proofs of {strokes} keys, {atServer:0.0} each at the server"),
        ];
    }

    private static async Task TypeAsync(IPage page, int strokes)
    {
        for (var stroke = 0; stroke < strokes; stroke++)
        {
            // Words of five letters, and now and then some taken back, so that the sheet stays about as long as it is.
            await page.Keyboard.PressAsync((stroke % 40) >= 20 ? "Backspace" : (stroke % 6) == 5 ? "Space" : "abcdefgh"[(stroke * 7) % 8].ToString());
            await Task.Delay(Between);
        }

        await Task.Delay(700);
    }
}
