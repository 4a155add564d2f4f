using Handbill.Desk.Contracts;
using Handbill.Desk.Pictures;
using Handbill.Desk.Stories;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Handbill.Server.Tests.Issues;

public sealed class FolderTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite, "samples/fortnight")]
    [InlineData(StoreKind.Postgres, "samples/fortnight")]
    [InlineData(StoreKind.Sqlite, "samples/paper")]
    [InlineData(StoreKind.Postgres, "samples/paper")]
    [InlineData(StoreKind.Sqlite, "corpus/wikinews")]
    [InlineData(StoreKind.Postgres, "corpus/eight-languages")]
    public async Task What_goes_in_as_a_folder_comes_out_the_same_and_prints_the_same_bytes(StoreKind kind, string folder)
    {
        await using var server = await TestServer.StartAsync(kind);
        folder = IssueStage.Folder(folder);
        var text = IssueStage.Text(IssueStage.Read(folder));

        var taken = await IssueStage.TakeInAsync(server, text);
        var files = await IssueStage.TakeOutAsync(server, taken);

        Same(files, text.Write());
        using var work = new WorkFolder();
        files.WriteFolder(work.Path("issue"));
        SamePages(folder, work.Path("issue"), work);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_came_out_goes_in_elsewhere_and_makes_the_same_rows(StoreKind kind)
    {
        await using var first = await TestServer.StartAsync(kind);
        await using var second = await TestServer.StartAsync(kind);
        var one = await IssueStage.TakeInAsync(first, IssueStage.Text(IssueStage.Read(IssueStage.Folder("samples/fortnight"))));

        var other = await IssueStage.TakeInAsync(second, IssueStage.Text(await IssueStage.TakeOutAsync(first, one)));

        (await RowsAsync(second)).ShouldBe(await RowsAsync(first));
        Same(await IssueStage.TakeOutAsync(second, other), await IssueStage.TakeOutAsync(first, one));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_number_that_is_there_is_not_taken_in_twice(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var text = IssueStage.Text(IssueStage.Small());
        await IssueStage.TakeInAsync(server, text);
        var before = await RowsAsync(server);

        await using var scope = server.Services.CreateAsyncScope();
        var folders = scope.ServiceProvider.GetRequiredService<IIssueFolders>();
        (await folders.PlanAsync(text, group: null, TestContext.Current.CancellationToken)).Faults.ShouldHaveSingleItem().File.ShouldBe("issue.yaml");
        (await folders.ImportAsync(text, group: null, by: null, TestContext.Current.CancellationToken)).ShouldBeNull();

        (await RowsAsync(server)).ShouldBe(before);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_a_camera_wrote_into_a_picture_is_not_taken_in(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        using var bitmap = new SKBitmap(40, 30);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        var plain = encoded.ToArray();
        byte[] told = [.. plain[..2], 0xff, 0xfe, 0, 15, .. "At the gate 3"u8, .. plain[2..]];
        var text = IssueStage.Text(IssueStage.Small()) with { Pictures = [new FolderPicture("images/gate.jpg", told, 40, 30)] };

        var taken = await IssueStage.TakeInAsync(server, text);

        var kept = await server.WithAsync(db => db.Set<Picture>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));
        kept.Bytes.ShouldBe(plain);
        (await IssueStage.TakeOutAsync(server, taken)).Find("images/gate.jpg").ShouldBe(plain);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_picture_that_cannot_be_cleaned_is_told_and_nothing_is_taken_in(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        var text = IssueStage.Text(IssueStage.Small()) with { Pictures = [new FolderPicture("images/gate.jpg", "no picture"u8.ToArray(), 40, 30)] };
        var before = await RowsAsync(server);

        await using var scope = server.Services.CreateAsyncScope();
        var folders = scope.ServiceProvider.GetRequiredService<IIssueFolders>();
        (await folders.PlanAsync(text, group: null, TestContext.Current.CancellationToken)).Faults.ShouldHaveSingleItem().File.ShouldBe("images/gate.jpg");
        (await folders.ImportAsync(text, group: null, by: null, TestContext.Current.CancellationToken)).ShouldBeNull();

        (await RowsAsync(server)).ShouldBe(before);
    }

    private static async Task<string[]> RowsAsync(TestServer server)
    {
        var stories = await server.WithAsync(db => db.Set<Story>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        var revisions = await server.WithAsync(db => db.Set<Revision>().CountAsync(TestContext.Current.CancellationToken));
        return
        [
            .. stories.Select(story => $"{story.Kind}|{story.Language}|{story.Position}|{story.State}|{story.MayBeHeld}|{story.Headline}|{story.Kicker}|{story.Byline}|{story.Body}")
                .Append($"{revisions} revisions").Order(StringComparer.Ordinal),
        ];
    }

    private static void Same(IssueFiles files, IssueFiles expected)
    {
        files.Paths.ShouldBe(expected.Paths);
        foreach (var path in files.Paths)
        {
            files.Find(path)!.AsSpan().SequenceEqual(expected.Find(path)).ShouldBeTrue(path);
        }
    }

    private static void SamePages(string folder, string written, WorkFolder work)
    {
        var press = new IssuePress();
        var before = press.Press(new PressOptions { Folder = folder, Out = work.Path("before") }, null, TestContext.Current.CancellationToken);
        var after = press.Press(new PressOptions { Folder = written, Out = work.Path("after") }, null, TestContext.Current.CancellationToken);

        after.Faults.ShouldBeEmpty();
        after.Editions.Length.ShouldBe(before.Editions.Length);
        foreach (var file in Directory.EnumerateFiles(work.Path("before"), "*.pdf", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(work.Path("before"), file);
            File.ReadAllBytes(Path.Combine(work.Path("after"), name)).AsSpan().SequenceEqual(File.ReadAllBytes(file)).ShouldBeTrue(name);
        }
    }
}
