using Microsoft.Playwright;

namespace Handbill.Browser;

/// <summary>
/// A real Chromium for tests that look at pages: start it once a test class (<c>IClassFixture&lt;Chromium&gt;</c>), open a page a case.
/// Where the machine has none, tests are skipped and say so; in the gate (CI=true) they fail, so that none passes for want of it.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Where Debian's package <c>chromium</c> puts it; HANDBILL_CHROMIUM names another.</summary>
    private static readonly string Path = Environment.GetEnvironmentVariable("HANDBILL_CHROMIUM") ?? "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync",
        // A microphone that beeps, and that whoever sits there allows.
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments });
    }

    /// <summary>Opens an empty page in a profile of its own, watched for whatever it complains about.</summary>
    public async Task<WatchedPage> OpenAsync(BrowserLook look)
    {
        if (_browser is null)
        {
            var message = $"Chromium is not at {Path}: install Debian's package chromium, or name another in HANDBILL_CHROMIUM.";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", message);
            Assert.Fail(message);
        }

        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            Locale = look.Language,
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = look.Still ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            ForcedColors = look.ForcedColours ? ForcedColors.Active : ForcedColors.None,
            JavaScriptEnabled = look.Scripts,
            HasTouch = look.Width < 600,
            BaseURL = look.Address?.ToString(),
        });
        return await WatchedPage.OpenAsync(context);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>How a reader sees a page.</summary>
/// <param name="Width">CSS pixels.</param>
/// <param name="Language">The language that the browser asks for.</param>
/// <param name="Dark">Whether the reader prefers a dark page.</param>
public sealed record BrowserLook(int Width = 1280, string Language = "en", bool Dark = false)
{
    /// <summary>CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>Whether scripts run.</summary>
    public bool Scripts { get; init; } = true;

    /// <summary>Whether the reader asked for no motion.</summary>
    public bool Still { get; init; }

    /// <summary>Whether the system sets the colours.</summary>
    public bool ForcedColours { get; init; }

    /// <summary>The server, so that pages can be opened by path.</summary>
    public Uri? Address { get; init; }
}
