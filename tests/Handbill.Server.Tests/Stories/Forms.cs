using System.Net;
using System.Text.RegularExpressions;

namespace Handbill.Server.Tests.Stories;

/// <summary>Fills forms in as a browser without scripts does.</summary>
internal static partial class Forms
{
    public static async Task<string> ReadAsync(this HttpClient browser, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected, $"{path}\n{page[..Math.Min(page.Length, 2000)]}");
        return page;
    }

    /// <summary>Opens a page, and sends a form to it or to another address with the page's token.</summary>
    public static async Task<Answer> SendAsync(this HttpClient browser, string page, string to, params (string Name, string Value)[] fields)
    {
        var opened = await browser.ReadAsync(page);
        return await browser.PostAsync(to, Token(opened), fields);
    }

    public static async Task<Answer> PostAsync(this HttpClient browser, string to, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync(to, form, TestContext.Current.CancellationToken);
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.Location?.ToString());
    }

    public static string Token(string page) => TokenField().Match(page).Groups["token"].Value;

    /// <summary>The value of a hidden or text field.</summary>
    public static string Value(string page, string name)
    {
        var tag = Regex.Match(page, $"<input[^>]*name=\"{Regex.Escape(name)}\"[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(5)).Value;
        return WebUtility.HtmlDecode(Regex.Match(tag, "value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["value"].Value);
    }

    /// <summary>The fields of a story's form as they stand on a page, some changed.</summary>
    public static (string Name, string Value)[] Story(string page, params (string Name, string Value)[] changed)
    {
        string[] names = ["Headline", "Kicker", "Byline", "Language", "BasedOn", "WasLanguage", "WasMayBeHeld", "WasEmbargo"];
        var fields = names.ToDictionary(name => "Input." + name, name => Value(page, "Input." + name), StringComparer.Ordinal);
        fields["Input.Body"] = Body(page);
        foreach (var (name, value) in changed)
        {
            fields["Input." + name] = value;
        }

        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    public static string Body(string page) =>
        WebUtility.HtmlDecode(Regex.Match(page, "<textarea[^>]*name=\"Input.Body\"[^>]*>\r?\n?(?<body>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["body"].Value);

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenField();
}

internal sealed record Answer(HttpStatusCode Status, string Page, string? Location);
