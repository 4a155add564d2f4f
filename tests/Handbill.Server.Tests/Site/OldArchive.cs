using System.Net;
using System.Text.Json;
using Handbill.Commands;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Server.Tests.Operations;
using Handbill.Site.Settings;
using Handbill.Typesetting.Forms;
using Handbill.Typesetting.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

/// <summary>An older archive in a folder of its own, imported by the command into a server that runs.</summary>
internal sealed class OldArchive : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("handbill-old-").FullName;

    /// <summary>An export of the corpus; missing, it skips the test, or fails it where the gate runs.</summary>
    public static string Export(string name) => Corpus("wxr", name);

    public static string Corpus(string folder, string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Handbill.slnx")))
        {
            at = at.Parent!;
        }

        var path = Path.Combine(Environment.GetEnvironmentVariable("HANDBILL_CORPUS") ?? Path.Combine(at.FullName, "..", "shared", "corpus"), folder, name);
        if (!File.Exists(path))
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", $"{path} must be here.");
            Assert.Skip($"{path} is not here: set HANDBILL_CORPUS.");
        }

        return path;
    }

    /// <summary>A server whose public site is open.</summary>
    public static async Task<TestServer> OpenAsync(StoreKind kind)
    {
        var server = await TestServer.StartAsync(kind);
        await server.WithAsync(async db =>
        {
            db.Add(new SiteSetting { IsOpen = true, Language = "en", Version = 1 });
            return await db.SaveChangesAsync();
        });
        return server;
    }

    /// <summary>A picture that is one.</summary>
    public static byte[] Picture(TestServer server, string title) =>
        server.Services.GetRequiredService<IFormPress>().Picture(new Form { Title = title, Language = "en", Sheet = Sheet.Find("A4")!, Parts = [new FormParagraph("A picture.")] }, 200);

    public OldArchive Put(string path, string text) => Put(path, System.Text.Encoding.UTF8.GetBytes(text));

    public OldArchive Put(string path, byte[] bytes)
    {
        var whole = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        File.WriteAllBytes(whole, bytes);
        return this;
    }

    public static ConsoleOutcome Import(TestServer server, string source, string path, params string[] more) => ConsoleTests.Run(["import", source, path, .. more, .. server.Instance.Arguments]);

    /// <summary>The report as programs have it.</summary>
    public static (int Code, JsonElement Report) Report(TestServer server, string source, string path, params string[] more)
    {
        var outcome = Import(server, source, path, ["--json", .. more]);
        return (outcome.Code, JsonDocument.Parse(outcome.Output).RootElement.Clone());
    }

    /// <summary>Old addresses lead, for ever, to where something stands.</summary>
    public static async Task LeadsAsync(HttpClient visitor, params (string From, string To)[] addresses)
    {
        foreach (var (from, to) in addresses)
        {
            var answer = await visitor.GetAsync(new Uri(from, UriKind.Relative));
            (answer.StatusCode, answer.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.MovedPermanently, to), from);
            (await visitor.GetAsync(new Uri(to, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, to);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
