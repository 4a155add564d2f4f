using System.Net;
using System.Text.RegularExpressions;

namespace Handbill.DeskBench.Served;

/// <summary>Somebody who is signed in, in a browser that asks for what the desk's page asks for. Connections are kept alive.</summary>
internal sealed partial class Editor : IDisposable
{
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private HashSet<string> _shown = [];

    private Editor(Uri address) => _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None })
    {
        BaseAddress = address,
    };

    public static async Task<Editor> SignInAsync(Uri address, string link)
    {
        var editor = new Editor(address);
        await editor.PostAsync(link, [("__RequestVerificationToken", await editor.TokenAsync(link))], HttpStatusCode.Redirect);
        return editor;
    }

    public async Task<string> TokenAsync(string page) => Field(await TextAsync(page), "__RequestVerificationToken");

    /// <summary>What stands in fields of a page.</summary>
    public async Task<(string Name, string Value)[]> FieldsAsync(string page, params string[] names)
    {
        var text = await TextAsync(page);
        return [.. names.Select(name => (name, WebUtility.HtmlDecode(Field(text, name))))];
    }

    public async Task<string> TextAsync(string page)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, page), HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Takes a file away.</summary>
    public async Task<byte[]> GetBytesAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Opens a page as a browser does, packed, and gives how many bytes came.</summary>
    public async Task<int> OpenAsync(string page)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, page);
        ask.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var answer = await SendAsync(ask, HttpStatusCode.OK);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>What the page beside the text does at a pause in typing: asks for the proof, then for those of its pictures that are not on screen yet.</summary>
    /// <returns>How many pictures were new.</returns>
    public async Task<int> ProveAsync(Piece piece, string body, string token)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, $"/editions/{piece.Edition}/proof")
        {
            Content = new FormUrlEncodedContent(Pairs([("story", piece.Story.ToString()), ("Input.Headline", piece.Headline), ("Input.Body", body), ("width", "700"), ("__RequestVerificationToken", token)])),
        };
        ask.Headers.Add("X-Part", "proof");
        using var answer = await SendAsync(ask, HttpStatusCode.OK);
        var pictures = Picture().Matches(await answer.Content.ReadAsStringAsync()).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var fresh = pictures.Where(picture => !_shown.Contains(picture)).ToList();
        await Task.WhenAll(fresh.Select(async picture =>
        {
            using var drawn = await SendAsync(new HttpRequestMessage(HttpMethod.Get, picture), HttpStatusCode.OK);
            await drawn.Content.ReadAsByteArrayAsync();
        }));
        _shown = pictures;
        return pictures.Count > 0 ? fresh.Count : throw new InvalidOperationException("The proof has no pictures.");
    }

    /// <summary>Saves a story's text, and gives the new revision.</summary>
    public async Task<int> SaveAsync(Piece piece, string body, int basedOn, string token)
    {
        var mayBeHeld = piece.MayBeHeld ? "true" : "false";
        var to = await PostAsync(
            $"/stories/{piece.Story}",
            [
                ("Input.Headline", piece.Headline), ("Input.Body", body), ("Input.Language", piece.Language), ("Input.WasLanguage", piece.Language), ("Input.MayBeHeld", mayBeHeld),
                ("Input.WasMayBeHeld", mayBeHeld), ("Input.WasEmbargo", "0"), ("Input.BasedOn", $"{basedOn}"), ("__RequestVerificationToken", token),
            ],
            HttpStatusCode.Redirect);
        return int.Parse(to[(to.LastIndexOf('=') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sends a form that leads on to another page.</summary>
    public Task SendFormAsync(string page, (string Name, string Value)[] fields) => PostAsync(page, fields, HttpStatusCode.Redirect);

    public void Dispose() => _http.Dispose();

    private async Task<string> PostAsync(string page, (string, string)[] fields, HttpStatusCode wanted)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent(Pairs(fields)) }, wanted);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.Headers.Location?.ToString() ?? "";
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage ask, HttpStatusCode wanted)
    {
        lock (_cookies)
        {
            ask.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await _http.SendAsync(ask);
        if (answer.Headers.TryGetValues("Set-Cookie", out var fresh))
        {
            lock (_cookies)
            {
                foreach (var cookie in fresh)
                {
                    var pair = cookie[..cookie.IndexOf(';', StringComparison.Ordinal)];
                    _cookies[pair[..pair.IndexOf('=', StringComparison.Ordinal)]] = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
                }
            }
        }

        return answer.StatusCode == wanted
            ? answer
            : throw new InvalidOperationException($"{ask.Method} {ask.RequestUri}: {(int)answer.StatusCode} instead of {(int)wanted}. {await answer.Content.ReadAsStringAsync()}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs((string Name, string Value)[] fields) => fields.Select(field => KeyValuePair.Create(field.Name, field.Value));

    private static string Field(string page, string name) => Input().Matches(page).Select(match => match.Value)
        .First(input => input.Contains($"name=\"{name}\"", StringComparison.Ordinal)) is var found ? Value().Match(found).Groups[1].Value : "";

    [GeneratedRegex("<image href=\"([^\"]+)\"")]
    private static partial Regex Picture();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
