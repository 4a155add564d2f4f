using System.Net;
using System.Text.RegularExpressions;

namespace Handbill.Server.Tests.Issues;

/// <summary>Fills in the forms of pages, as a browser without scripts does.</summary>
internal static partial class PageForms
{
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(browser, page);
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await browser.PostAsync(action, form, TestContext.Current.CancellationToken);
    }

    /// <summary>Corrects a locked text: looks at what it reaches first, as the page demands, then saves it.</summary>
    public static async Task<HttpResponseMessage> CorrectAsync(this HttpClient browser, string page, params (string Name, string Value)[] fields)
    {
        var looked = await browser.SendAsync(page, page, fields);
        return looked.StatusCode == HttpStatusCode.OK
            ? await browser.SendAsync(page, page, [.. fields, ("Input.Looked", Hidden(await looked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "Input.Looked"))])
            : looked;
    }

    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient browser, string page, string field, byte[] file, string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(browser, page)), "__RequestVerificationToken" },
            { new ByteArrayContent(file), field, name },
        };
        return await browser.PostAsync(page, form, TestContext.Current.CancellationToken);
    }

    public static async Task<string> TokenAsync(this HttpClient browser, string page) => Hidden(await browser.TextAsync(page), "__RequestVerificationToken");

    public static async Task<string> TextAsync(this HttpClient browser, string page)
    {
        using var answer = await browser.GetAsync(page, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        return await answer.TextAsync();
    }

    public static async Task<string> TextAsync(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public static string Hidden(string page, string name) =>
        Input().Matches(page).Select(match => match.Value).First(input => input.Contains($"name=\"{name}\"", StringComparison.Ordinal)) is var found
            ? Value().Match(found).Groups[1].Value
            : "";

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
