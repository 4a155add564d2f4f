using System.Net;
using Handbill.Groups.Accounts;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Accounts;

/// <summary>Joins and signs in by forms, as somebody with an app for codes does.</summary>
internal static class JoinSteps
{
    public const string Passphrase = "tram late again bring soup";

    /// <summary>Makes an account by passphrase and app; the browser is signed in afterwards.</summary>
    /// <returns>The secret of the app, and the recovery codes.</returns>
    public static async Task<(string Secret, IReadOnlyList<string> Codes)> JoinAsync(this HttpClient browser, string page, string name)
    {
        var app = await browser.FillAsync(page, "Passphrase", ("Name", name), ("Passphrase", Passphrase));
        app.Status.ShouldBe(HttpStatusCode.OK, app.Text);
        var secret = SecretOf(app);
        var done = await browser.SendAsync(app, $"{page}?handler=Code", ("Draft", app.Field("Draft")), ("Code", Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow))));
        done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        return (secret, [.. Between(done.Text, "<code class=\"secret\">", "</code>")]);
    }

    public static string SecretOf(Answer app) => Between(app.Text, "<code class=\"secret\">", "</code>").Single().Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Sends name and passphrase.</summary>
    public static Task<Answer> SayPassphraseAsync(this HttpClient browser, string name, string passphrase, string? then = null) =>
        browser.FillAsync("/sign-in", "Passphrase", ("Name", name), ("Passphrase", passphrase), ("Then", then));

    /// <summary>Sends the code after a right passphrase.</summary>
    public static Task<Answer> SayCodeAsync(this HttpClient browser, Answer asked, string code) =>
        browser.SendAsync(asked, "/sign-in?handler=Code", ("Draft", asked.Field("Draft")), ("Then", asked.Field("Then")), ("Code", code));

    private static IEnumerable<string> Between(string text, string start, string end)
    {
        for (var at = text.IndexOf(start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(start, at + 1, StringComparison.Ordinal))
        {
            var from = at + start.Length;
            yield return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
        }
    }
}
