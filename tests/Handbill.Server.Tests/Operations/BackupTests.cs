using System.Collections.Concurrent;
using Handbill.Age;
using Handbill.Backups;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Data;
using Handbill.Kernel.Ids;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Operations;

/// <summary>Backing up while people work, and getting everything back: on every change, on both stores.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly AgeX25519Identity Mine = AgeX25519Identity.Generate();

    private readonly string _folder = Directory.CreateTempSubdirectory("handbill-backup-").FullName;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_was_confirmed_before_a_backup_is_in_it_though_others_go_on_writing(StoreKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await TestServer.StartAsync(kind);
        using var visitor = server.Visitor();
        await visitor.GetAsync("/health", cancellation);
        using var enough = new CancellationTokenSource();
        var confirmed = new ConcurrentBag<GroupId>();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(server, confirmed, enough.Token), cancellation)).ToArray();
        while (confirmed.Count < 20)
        {
            await Task.Delay(5, cancellation);
        }

        GroupId[] before = [.. confirmed];
        var manifest = await BackupFile.WriteAsync(server.Instance, At("it.age"), [Mine.Recipient], TimeProvider.System, cancellation);
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        manifest.Files.Count.ShouldBe(1 + InstanceFiles.Find(server.Instance.Data).Count);
        Directory.GetFiles(server.Instance.Data, "database", SearchOption.AllDirectories).ShouldBeEmpty();

        await using var elsewhere = await TestStore.MakeAsync(kind);
        await RestoredBackup.PutInPlaceAsync(At("it.age"), elsewhere.Instance, [Mine], cancellation);

        await using var db = elsewhere.Instance.OpenDb();
        var there = (await db.Set<Group>().Select(group => group.Id).ToListAsync(cancellation)).ToHashSet();
        before.Except(there).ShouldBeEmpty();
        var verdict = await AuditChain.VerifyAsync(db.Set<AuditEntry>().OrderBy(entry => entry.Number).AsAsyncEnumerable());
        (verdict.Entries, verdict.BrokenAt).ShouldBe((there.Count, null));
        var app = await HandbillServer.PrepareAsync(elsewhere.Instance, "http://127.0.0.1:0", cancellation);
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_backup_that_is_damaged_or_for_others_restores_nothing(StoreKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using (var server = await TestServer.StartAsync(kind))
        {
            await WriteAsync(server, [], new CancellationToken(canceled: false), times: 3);
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(server.Instance.Data, "keys")).FullName, "one.xml"), "<key/>");
            await BackupFile.WriteAsync(server.Instance, At("it.age"), [Mine.Recipient], TimeProvider.System, cancellation);
        }

        var whole = await File.ReadAllBytesAsync(At("it.age"), cancellation);
        await using var elsewhere = await TestStore.MakeAsync(kind);
        var last = (byte[])whole.Clone();
        last[^1] ^= 1;
        foreach (var bad in (byte[][])[whole[..^1], whole[..(whole.Length / 2)], [.. whole, 0], last])
        {
            await File.WriteAllBytesAsync(At("bad.age"), bad, cancellation);
            await Should.ThrowAsync<AgeException>(() => RestoredBackup.PutInPlaceAsync(At("bad.age"), elsewhere.Instance, [Mine], cancellation));
            await HoldsNothingAsync(elsewhere.Instance);
        }

        using var other = AgeX25519Identity.Generate();
        await Should.ThrowAsync<AgeException>(() => RestoredBackup.PutInPlaceAsync(At("it.age"), elsewhere.Instance, [other], cancellation));
        await HoldsNothingAsync(elsewhere.Instance);

        await RestoredBackup.PutInPlaceAsync(At("it.age"), elsewhere.Instance, [Mine], cancellation);
        File.ReadAllText(Path.Combine(elsewhere.Instance.Data, "keys", "one.xml")).ShouldBe("<key/>");
        (await Should.ThrowAsync<StoreException>(() => RestoredBackup.PutInPlaceAsync(At("it.age"), elsewhere.Instance, [Mine], cancellation))).Message.ShouldContain("empty");
    }

    [Fact]
    public async Task A_backup_goes_only_into_the_store_that_it_is_of_and_over_no_other_file()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await TestServer.StartAsync();
        await BackupFile.WriteAsync(server.Instance, At("it.age"), [new AgePassphrase("five words of the canteen", 10)], TimeProvider.System, cancellation);
        (await Should.ThrowAsync<StoreException>(() => BackupFile.WriteAsync(server.Instance, At("it.age"), [Mine.Recipient], TimeProvider.System, cancellation)))
            .Message.ShouldContain("already");

        await using var elsewhere = await TestStore.MakeAsync(StoreKind.Postgres);
        (await Should.ThrowAsync<StoreException>(() => RestoredBackup.PutInPlaceAsync(
            At("it.age"), elsewhere.Instance, [new AgePassphrase("five words of the canteen")], cancellation))).Message.ShouldContain("without --database");
        (await Should.ThrowAsync<StoreException>(() => BackupFile.WriteAsync(new Instance(At("nowhere"), null), At("no.age"), [Mine.Recipient], TimeProvider.System, cancellation)))
            .Message.ShouldContain("no instance");
        File.Exists(At("no.age")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("keys/one.xml", true)]
    [InlineData("../one", false)]
    [InlineData("keys/../../one", false)]
    [InlineData("/etc/one", false)]
    [InlineData("keys//one", false)]
    [InlineData("handbill.db", false)]
    [InlineData("handbill.db-wal", false)]
    [InlineData("partial/one", false)]
    [InlineData("before-migration/one", false)]
    public void Only_plain_paths_of_the_data_folder_are_restored(string path, bool isPlain) => InstanceFiles.IsPlain(path).ShouldBe(isPlain);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal static async Task WriteAsync(TestServer server, ConcurrentBag<GroupId> confirmed, CancellationToken enough, int times = int.MaxValue)
    {
        for (var turn = 0; turn < times && !enough.IsCancellationRequested; turn++)
        {
            var id = NewId.Of<GroupId>(TimeProvider.System);
            await server.WithAsync(async db =>
            {
                db.Add(new Group { Id = id, Name = $"Group {turn}", CreatedAt = DateTimeOffset.UtcNow });
                db.Record(new AuditAct(null, "group.make", "group", id.Value));
                return await db.SaveChangesAsync(CancellationToken.None);
            });
            confirmed.Add(id);
        }
    }

    private static async Task HoldsNothingAsync(Instance instance)
    {
        InstanceFiles.Find(instance.Data).ShouldBeEmpty();
        Directory.GetFiles(instance.Data).ShouldBeEmpty();
        await Should.ThrowAsync<StoreException>(() => instance.OpenStore().OpenAsync(mustHoldInstance: true, TestContext.Current.CancellationToken));
    }

    private string At(string name) => Path.Combine(_folder, name);
}
