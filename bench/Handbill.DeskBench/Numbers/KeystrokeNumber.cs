using System.Diagnostics;
using Handbill.DeskBench.Served;
using Microsoft.Playwright;

namespace Handbill.DeskBench.Numbers;

/// <summary>From a key in a real Chromium to the frame that shows the new proof, pictures and all.</summary>
internal static class KeystrokeNumber
{
    // Four letters a second: somebody who types without haste.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    // A message that is sent in the frame of the proof arrives when that has been painted. Keys are listened for all the time: one may come before
    // the page is asked for its proof.
    private const string Listen =
        """
        () => {
          let pressed = 0;
          document.addEventListener("keydown", () => { pressed = performance.now(); }, { capture: true });
          window.__shown = () => new Promise(done => {
            document.addEventListener("hb:proof", () => requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => done(performance.now() - pressed);
              channel.port2.postMessage(0);
            }), { once: true });
          });
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
        var strokes = 0;
        await bench.WarmAsync(desk.Server, _ => PressAsync(page, strokes++));
        desk.Log.Take();
        var times = new List<double>();
        for (var turn = 0; turn < bench.Turns(300); turn++)
        {
            var began = Stopwatch.GetTimestamp();
            times.Add(await PressAsync(page, strokes++));
            var rest = Between - Stopwatch.GetElapsedTime(began);
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        }

        var atServer = desk.Log.Take().Where(line => line.Route.StartsWith("/editions/{id}/proof", StringComparison.Ordinal)).Sum(line => line.Milliseconds) / times.Count;
        return
        [
            new("keystroke to new proof on screen, Chromium, p95", 120, times.P95(), "ms", $"middle {times.Middle():0.0}, of which requests at the server {atServer:0.0}"),
        ];
    }

    // One key, until its proof is on screen. Words of five letters, and now and then some taken back, so that the sheet stays about as long as it is.
    private static async Task<double> PressAsync(IPage page, int stroke)
    {
        var shown = page.EvaluateAsync<double>("() => window.__shown()");
        await page.Keyboard.PressAsync((stroke % 40) >= 20 ? "Backspace" : (stroke % 6) == 5 ? "Space" : "abcdefgh"[(stroke * 7) % 8].ToString());
        return await shown.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
