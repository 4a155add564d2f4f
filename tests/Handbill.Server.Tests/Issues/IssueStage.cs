using System.Runtime.CompilerServices;
using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Issues;

/// <summary>Issues of the samples and the corpus in a server.</summary>
internal static class IssueStage
{
    public static IssueFiles Read(string folder)
    {
        var faults = new List<IssueFault>();
        var files = IssueFiles.ReadFolder(folder, faults);
        faults.ShouldBeEmpty();
        return files;
    }

    public static IssueText Text(IssueFiles files)
    {
        var faults = new List<IssueFault>();
        var text = IssueText.Read(files, faults);
        faults.ShouldBeEmpty();
        return text.ShouldNotBeNull();
    }

    /// <summary>A small issue: one workplace that is just full, a second that has no copy yet.</summary>
    public static IssueFiles Small() => Read(Folder("samples/fortnight")).Only("issue.yaml", "editorial.md", "fillers.md", "workplaces/bus-depot.md", "workplaces/paper-mill.md");

    public static async Task<IssueId> TakeInAsync(TestServer server, IssueText text)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var folders = scope.ServiceProvider.GetRequiredService<IIssueFolders>();
        return (await folders.ImportAsync(text, group: null, by: null, TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    public static async Task<IssueFiles> TakeOutAsync(TestServer server, IssueId issue)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IIssueFolders>().ExportAsync(issue, TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    public static async Task<T> AskAsync<T>(TestServer server, Func<IIssues, Task<T>> ask)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IIssues>());
    }

    public static Task<IReadOnlyList<EditionCard>> EditionsAsync(TestServer server, IssueId issue) =>
        AskAsync(server, issues => issues.EditionsAsync(issue, TestContext.Current.CancellationToken));

    public static IssueFiles Only(this IssueFiles files, params string[] paths)
    {
        var few = new IssueFiles();
        foreach (var path in files.Paths.Where(path => paths.Contains(path, StringComparer.Ordinal) || path.StartsWith("images/", StringComparison.Ordinal)))
        {
            few.Set(path, files.Find(path)!);
        }

        return few;
    }

    /// <summary>A folder of the repository, or `corpus/NAME` for an issue of the corpus; the test is skipped where that is not at hand.</summary>
    public static string Folder(string name, [CallerFilePath] string? here = null)
    {
        var root = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(root, "Handbill.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var folder = name.StartsWith("corpus/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetEnvironmentVariable("HANDBILL_CORPUS") ?? Path.Combine(root, "..", "shared", "corpus"), "issues", name["corpus/".Length..])
            : Path.Combine(root, name);
        if (!Directory.Exists(folder))
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", folder);
            Assert.Skip($"{folder} is not here: set HANDBILL_CORPUS.");
        }

        return folder;
    }
}
