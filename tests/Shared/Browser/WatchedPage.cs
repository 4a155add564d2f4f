using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Handbill.Browser;

/// <summary>A page with what a test asks of every page: that nothing is wrong with it.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _asked = new();

    private WatchedPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>Playwright's page.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about: scripts that failed, what the Content-Security-Policy forbade, files that did not come.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Addresses of all that the page asked for, itself with it.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    internal static async Task<WatchedPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        var watched = new WatchedPage(context, page);
        page.PageError += (_, error) => watched._complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                watched._complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.Request += (_, request) => watched._asked.Enqueue(request.Url);
        page.RequestFailed += (_, request) => watched._complaints.Enqueue($"did not come: {request.Url}");
        // Isolated from the page's own script, which the policy would not let us add.
        await context.AddInitScriptAsync(
            """
            window.__shift = 0;
            window.__moved = [];
            new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) { window.__shift += entry.value;
                const place = rect => [rect.x, rect.y, rect.width, rect.height].map(Math.round).join(" ");
                window.__moved.push(...entry.sources.map(source => (source.node?.outerHTML ?? source.node?.textContent ?? "?").slice(0, 100)
                  + ` from ${place(source.previousRect)} to ${place(source.currentRect)} after ${Math.round(entry.startTime)} ms`)); } })
              .observe({ type: "layout-shift", buffered: true });
            document.addEventListener("securitypolicyviolation", event => console.error("policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
            """);
        return watched;
    }

    /// <summary>Goes to a path or an address and waits until all of it is there.</summary>
    public async Task<IResponse?> GoAsync(string address) => await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>From now on all comes over a line of so many bytes a second, and goes out over one, each answer after the milliseconds.</summary>
    public async Task SlowDownAsync(double down, double up, int latency = 20)
    {
        var line = await Page.Context.NewCDPSessionAsync(Page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = latency, ["downloadThroughput"] = down, ["uploadThroughput"] = up });
    }

    /// <summary>What axe-core finds, one line each: rule, help, and where.</summary>
    public Task<string[]> AxeAsync(params string[] withoutRules) =>
        FoundAsync($"rules: {{ {string.Join(',', withoutRules.Select(rule => $"{JsonSerializer.Serialize(rule)}: {{ enabled: false }}"))} }}");

    /// <summary>What axe-core finds of colours alone, for a page that was looked through before in others.</summary>
    public Task<string[]> ColoursAsync() => FoundAsync("""runOnly: ["cat.color"]""");

    /// <summary>What is too small to be touched (WCAG 2.2, 2.5.8): axe-core asks for that only where one wants it.</summary>
    public Task<string[]> TargetsAsync() => FoundAsync("""runOnly: { type: "rule", values: ["target-size"] }""");

    /// <summary>By how many pixels the page is wider than the window; 0 when nothing has to be scrolled sideways.</summary>
    public Task<int> OverhangAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What sticks out of the window, for a message.</summary>
    public Task<string[]> OverhangingAsync() => Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll("body *")].filter(one => { const box = one.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; })
          .slice(0, 8).map(one => one.outerHTML.slice(0, 120))
        """);

    /// <summary>Cumulative Layout Shift so far.</summary>
    public Task<double> ShiftAsync() => Page.EvaluateAsync<double>("() => window.__shift");

    /// <summary>What has moved so far, for a message.</summary>
    public Task<string[]> MovedAsync() => Page.EvaluateAsync<string[]>("() => window.__moved");

    /// <summary>The face in which the browser set most of each element's letters, and whether it came with the page and is not the machine's own.</summary>
    public async Task<IReadOnlyList<(string Selector, string Family, bool IsSent)>> FacesAsync(params string[] selectors)
    {
        var line = await Page.Context.NewCDPSessionAsync(Page);
        await line.SendAsync("DOM.enable");
        await line.SendAsync("CSS.enable");
        var root = (await line.SendAsync("DOM.getDocument"))!.Value.GetProperty("root").GetProperty("nodeId").GetInt32();
        var faces = new List<(string Selector, string Family, bool IsSent)>();
        foreach (var selector in selectors)
        {
            var node = (await line.SendAsync("DOM.querySelector", new() { ["nodeId"] = root, ["selector"] = selector }))!.Value.GetProperty("nodeId").GetInt32();
            var fonts = (await line.SendAsync("CSS.getPlatformFontsForNode", new() { ["nodeId"] = node }))!.Value.GetProperty("fonts").EnumerateArray();

            // Spaces between Arabic words are those of the first family.
            var most = fonts.MaxBy(font => font.GetProperty("glyphCount").GetDouble());
            faces.Add((selector, most.GetProperty("familyName").GetString()!, most.GetProperty("isCustomFont").GetBoolean()));
        }

        await line.DetachAsync();
        return faces;
    }

    /// <summary>Steps through the page by Tab until it comes round, and gives what took the focus as markup cut short.</summary>
    public async Task<IReadOnlyList<string>> TabThroughAsync(int most = 200)
    {
        var stops = new List<string>();
        for (var i = 0; i < most; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var stop = await Page.EvaluateAsync<string?>(
                """
                () => { const one = document.activeElement; if (!one || one === document.body) return null;
                  // A date is several stops in one; having come round, the first is seen again.
                  if (one.__seen) return one === window.__last ? "" : null; one.__seen = true; window.__last = one; return one.cloneNode(false).outerHTML + "|" + (one.textContent || "").trim().slice(0, 40); }
                """);
            if (stop is null)
            {
                break;
            }

            if (stop.Length > 0)
            {
                stops.Add(stop);
            }
        }

        return stops;
    }

    /// <summary>What can be worked on the page but was not reached by <see cref="TabThroughAsync"/>.</summary>
    public Task<string[]> UnreachedAsync() => Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
          .filter(one => !one.disabled && one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true }) && !one.__seen)
          .filter(one => one.type !== "radio" || ![...document.querySelectorAll(`input[name="${one.name}"]`)].some(other => other.__seen))
          .map(one => one.outerHTML.slice(0, 120))
        """);

    /// <summary>Keeps a picture of the page under <c>artifacts/looks</c>, to be looked at.</summary>
    public async Task<string> PictureAsync(string name, bool whole = true)
    {
        var folder = Path.Combine(Root.Value, "artifacts", "looks");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, name + ".png");
        await Page.ScreenshotAsync(new() { Path = file, FullPage = whole, Animations = ScreenshotAnimations.Disabled });
        return file;
    }

    private async Task<string[]> FoundAsync(string options)
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(AxeSource.Value);
        }

        // It fetches style sheets to look into them; a page of a file may fetch nothing.
        return await Page.EvaluateAsync<string[]>(
            $$"""
            async () => (await axe.run(document, { resultTypes: ["violations"], preload: location.protocol !== "file:", {{options}} })).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help} | ${node.target.join(" ")} | ${node.failureSummary.replace(/\s+/g, " ")}`))
            """);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static Lazy<string> Root { get; } = new(() =>
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Handbill.slnx")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests must run from inside the repository.");
    });

    private static Lazy<string> AxeSource { get; } = new(() =>
    {
        using var stream = typeof(WatchedPage).Assembly.GetManifestResourceStream("axe.min.js")
            ?? throw new InvalidOperationException("axe-core was not built into this test project.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
