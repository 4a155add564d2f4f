using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Storage.Sqlite;

/// <summary>Everything in one file, `handbill.db`, in the data folder: for one machine.</summary>
/// <param name="folder">The data folder.</param>
public sealed class SqliteStore(string folder) : IStore
{
    private static readonly SqlitePragmas Pragmas = new();

    /// <inheritdoc/>
    public string Name => "SQLite";

    /// <inheritdoc/>
    public ITextIndex Texts { get; } = new SqliteTexts();

    private string File => Path.Combine(folder, "handbill.db");

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options) => options
        .UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = File, DefaultTimeout = 30 }.ConnectionString,
            sqlite => sqlite.MigrationsAssembly(typeof(SqliteStore).Assembly))
        .AddInterceptors(Pragmas);

    /// <inheritdoc/>
    public Task LockAsync(HandbillDb db, StoreGate gate, CancellationToken cancellation)
    {
        // A transaction of ours holds the only place for a writer from its start: nothing more to ask for.
        return db.Database.CurrentTransaction is null
            ? throw new InvalidOperationException("A lock needs a transaction.")
            : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task CopyToAsync(string file, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task RestoreAsync(string file, CancellationToken cancellation)
    {
        if (System.IO.File.Exists(File))
        {
            throw new StoreException($"{File}: there is a database here already, restore into an empty data folder");
        }

        Span<byte> head = stackalloc byte[16];
        using (var stream = System.IO.File.OpenRead(file))
        {
            if (stream.ReadAtLeast(head, 16, throwOnEndOfStream: false) < 16 || !head.SequenceEqual("SQLite format 3\0"u8))
            {
                throw new StoreException("the backup is not of a SQLite database, restore it with --database into PostgreSQL");
            }
        }

        Directory.CreateDirectory(folder);
        var aside = File + ".restoring";
        System.IO.File.Copy(file, aside, overwrite: true);
        System.IO.File.Move(aside, File);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public bool IsDuplicate(DbUpdateException problem) => problem.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };
}
