using System.Text.RegularExpressions;

namespace Handbill.Server.Tests.Hosting;

/// <summary>Fills forms in as a browser without scripts does: the page first, with its token, then the answers.</summary>
internal static partial class FormPosts
{
    /// <summary>Opens a page and sends its form.</summary>
    /// <param name="browser">Who does it.</param>
    /// <param name="path">Path of the page.</param>
    /// <param name="fields">The answers; they win over what the page's form holds.</param>
    /// <param name="handler">Which of the page's forms, where it has several.</param>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient browser, string path, IReadOnlyDictionary<string, string> fields, string? handler = null)
    {
        var token = await browser.TokenAsync(path);
        var all = new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["__RequestVerificationToken"] = token };
        using var content = new FormUrlEncodedContent(all);
        var address = handler is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
        return await browser.PostAsync(address, content, TestContext.Current.CancellationToken);
    }

    /// <summary>The antiforgery token of a page.</summary>
    public static async Task<string> TokenAsync(this HttpClient browser, string path)
    {
        var page = await browser.GetStringAsync(path, TestContext.Current.CancellationToken);
        var token = Token().Match(page);
        token.Success.ShouldBeTrue($"{path} has no form with a token");
        return token.Groups[1].Value;
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
