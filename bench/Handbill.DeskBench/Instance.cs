using Handbill.Desk;
using Handbill.Groups;
using Handbill.Kernel.Data;
using Handbill.Press;
using Handbill.Storage.Postgres;
using Handbill.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Handbill.DeskBench;

/// <summary>An empty database to measure on: SQLite in a folder that goes with it, or the PostgreSQL database that was named.</summary>
internal sealed class Instance : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("handbill-bench-").FullName;

    public Instance(string? database) => Store = database is null ? new SqliteStore(_folder) : new PostgresStore(database);

    public IStore Store { get; }

    public HandbillDb Open()
    {
        var options = new DbContextOptionsBuilder<HandbillDb>();
        Store.Configure(options);
        return new HandbillDb(options.Options, [new GroupsModule(), new PressModule(), new DeskModule()], Store, TimeProvider.System);
    }

    public async Task PrepareAsync()
    {
        await using var db = Open();
        await db.Database.MigrateAsync();
        await Store.Texts.PrepareAsync(db, CancellationToken.None);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
