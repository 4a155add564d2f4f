using Handbill.Kernel.Outcomes;

namespace Handbill.Site.Settings;

/// <summary>The settings as a form has them.</summary>
internal sealed class SiteForm
{
    public bool IsOpen { get; set; }

    public string? Host { get; set; }

    public string? Title { get; set; }

    public string? Motto { get; set; }

    public string? Language { get; set; }

    public string? Sections { get; set; }

    public string? Hub { get; set; }

    public int Version { get; set; }

    public static SiteForm Of(SiteSetting setting) => new()
    {
        IsOpen = setting.IsOpen, Host = setting.Host, Title = setting.Title, Motto = setting.Motto, Language = setting.Language, Sections = setting.Sections, Hub = setting.Hub, Version = setting.Version,
    };

    public IEnumerable<Refusal> Check()
    {
        if (HostOf(Host) is null)
        {
            yield return new Refusal("Input.Host", "Write https:// and the host, such as https://news.example.org, with nothing behind it.");
        }

        if (!string.IsNullOrWhiteSpace(Hub) && !(Uri.TryCreate(Hub.Trim(), UriKind.Absolute, out var hub) && hub.Scheme is "https" or "http"))
        {
            yield return new Refusal("Input.Hub", "Write the hub’s whole address, with https:// in front.");
        }

        if (!string.IsNullOrWhiteSpace(Language) && !Language.Trim().All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            yield return new Refusal("Input.Language", "Write the tag of a language, such as en, es or pt-BR.");
        }
    }

    public void WriteTo(SiteSetting setting)
    {
        setting.IsOpen = IsOpen;
        setting.Host = HostOf(Host)!;
        setting.Title = Cut(Title, 120);
        setting.Motto = Cut(Motto, 200);
        setting.Language = Cut(Language, 35);
        setting.Sections = Cut(Sections?.ReplaceLineEndings("\n"), 2000);
        setting.Hub = Cut(Hub, 300);
        setting.Version++;
    }

    private static string? HostOf(string? text) =>
        Uri.TryCreate(text?.Trim().TrimEnd('/'), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0 && uri.Host.Length > 0
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;

    private static string Cut(string? text, int most) => text?.Trim() is { } kept ? kept[..Math.Min(kept.Length, most)] : "";
}
