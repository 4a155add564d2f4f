namespace Handbill.Groups.Accounts;

/// <summary>What kind of browser on what kind of system a session runs in: enough to tell one's own apart, and no more.</summary>
internal static class Device
{
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Reads a User-Agent: `Firefox on Android`; empty when it says nothing known.</summary>
    public static string Of(string? agent)
    {
        var (browser, system) = (Find(Browsers, agent), Find(Systems, agent));
        return browser is null || system is null ? browser ?? system ?? "" : $"{browser} on {system}";
    }

    private static string? Find((string Sign, string Name)[] known, string? agent) =>
        known.FirstOrDefault(one => agent?.Contains(one.Sign, StringComparison.Ordinal) == true).Name;
}
