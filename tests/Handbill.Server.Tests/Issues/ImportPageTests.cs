using System.IO.Compression;
using System.Net;
using Handbill.Desk.Stories;
using Handbill.Groups.Contracts;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Issues;

public sealed class ImportPageTests
{
    private const string Page = "/issues/import";

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_packed_folder_is_looked_at_first_and_taken_in_on_a_word(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        var look = await secretary.Browser.UploadAsync(Page, "folder", Pack(IssueStage.Small()), "issue.zip");
        var page = await look.TextAsync();
        look.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        page.ShouldContain("A new publication: The Early Shift.");
        (await StoriesAsync(server)).ShouldBe(0);

        var taken = await secretary.Browser.SendAsync(Page, $"{Page}?handler=Take", ("Ticket", PageForms.Hidden(page, "Ticket")), ("Group", ""));
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect, await taken.TextAsync());
        (await StoriesAsync(server)).ShouldBeGreaterThan(5);
        (await secretary.Browser.TextAsync(taken.Headers.Location!.ToString())).ShouldContain("Riverside");
    }

    [Theory]
    [InlineData("no zip")]
    [InlineData("way up")]
    [InlineData("link")]
    [InlineData("bomb")]
    [InlineData("twice")]
    [InlineData("faults")]
    [InlineData("nothing")]
    public async Task A_bad_folder_answers_400_and_leaves_nothing(string what)
    {
        await using var server = await TestServer.StartAsync();
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        var answer = await secretary.Browser.UploadAsync(Page, "folder", Bad(what), "issue.zip");

        var page = await answer.TextAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, page);
        page.ShouldContain("taken in");
        (await StoriesAsync(server)).ShouldBe(0);
    }

    [Fact]
    public async Task A_hundred_megabytes_are_refused_in_words()
    {
        await using var server = await TestServer.StartAsync();
        var secretary = await server.SignInAsync(Role.OrganisationSecretary, Scope.Organisation);

        var answer = await secretary.Browser.UploadAsync(Page, "folder", new byte[100 << 20], "issue.zip");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.TextAsync()).ShouldContain("64");
    }

    [Fact]
    public async Task Who_may_take_in_nowhere_finds_no_page()
    {
        await using var server = await TestServer.StartAsync();
        var member = await server.SignInAsync(Role.GroupMember, Scope.Group(new GroupId(Guid.NewGuid())));
        var editor = await server.SignInAsync(Role.DeskEditor, Scope.Publication(Guid.NewGuid()));

        (await member.Browser.GetAsync(Page, TestContext.Current.CancellationToken)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await editor.Browser.GetAsync(Page, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<int> StoriesAsync(TestServer server) => server.WithAsync(db => db.Set<Story>().CountAsync(TestContext.Current.CancellationToken));

    private static byte[] Pack(IssueFiles files)
    {
        using var archive = new MemoryStream();
        files.WriteArchive(archive);
        return archive.ToArray();
    }

    private static byte[] Bad(string what)
    {
        if (what == "no zip")
        {
            return "PK, or so it says"u8.ToArray();
        }

        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            switch (what)
            {
                case "way up":
                    Put(zip, "issue.yaml", "publication: A\n");
                    Put(zip, "workplaces/../../../etc/passwd.md", "root");
                    break;
                case "link":
                    Put(zip, "issue.yaml", "publication: A\n");
                    Put(zip, "workplaces/depot.md", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000);
                    break;
                case "bomb":
                    Put(zip, "issue.yaml", "publication: A\n");
                    using (var stream = zip.CreateEntry("workplaces/depot.md").Open())
                    {
                        var zeros = new byte[1 << 20];
                        for (var turn = 0; turn < 80; turn++)
                        {
                            stream.Write(zeros);
                        }
                    }

                    break;
                case "twice":
                    Put(zip, "issue.yaml", "publication: A\n");
                    Put(zip, "issue.yaml", "publication: B\n");
                    break;
                case "faults":
                    Put(zip, "issue.yaml", "publication: A\nnumber: none\n");
                    break;
            }
        }

        return archive.ToArray();
    }

    private static ZipArchiveEntry Put(ZipArchive zip, string path, string text)
    {
        var entry = zip.CreateEntry(path);
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
        return entry;
    }
}
