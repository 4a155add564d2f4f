using System.Net;
using System.Text.RegularExpressions;

namespace Handbill.Server.Tests.Hosting;

/// <summary>Fills in forms as a browser without scripts does.</summary>
internal static partial class Forms
{
    /// <summary>Opens a page, takes its token, and posts the fields to where they go.</summary>
    /// <param name="browser">Whose browser.</param>
    /// <param name="page">The page with the form.</param>
    /// <param name="action">Where it is posted to; the page itself if null. A bare word names a handler of the page.</param>
    /// <param name="fields">What is filled in.</param>
    public static async Task<Answer> FillAsync(this HttpClient browser, string page, string? action, params (string Name, string? Value)[] fields)
    {
        var opened = await browser.OpenAsync(page);
        return await browser.SendAsync(opened, action is null ? page : action.StartsWith('/') ? action : $"{page}?handler={action}", fields);
    }

    /// <summary>Posts fields with the token of a page that is open.</summary>
    public static async Task<Answer> SendAsync(this HttpClient browser, Answer opened, string action, params (string Name, string? Value)[] fields)
    {
        var all = fields.Append((Name: "__RequestVerificationToken", Value: opened.Field("__RequestVerificationToken")));
        using var form = new FormUrlEncodedContent(all.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
        using var response = await browser.PostAsync(action, form, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public static async Task<Answer> OpenAsync(this HttpClient browser, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    [GeneratedRegex("<input(?=[^>]*name=\"(?<name>[^\"]+)\")(?=[^>]*value=\"(?<value>[^\"]*)\")[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Inputs();
}

/// <summary>What a server answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Location, string Text)
{
    /// <summary>Value of the first field of this name; null when there is none.</summary>
    public string? Field(string name) =>
        Forms.Inputs().Matches(Text).Where(match => match.Groups["name"].Value == name).Select(match => WebUtility.HtmlDecode(match.Groups["value"].Value)).FirstOrDefault();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
