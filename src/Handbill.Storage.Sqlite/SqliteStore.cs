using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Handbill.Storage.Sqlite;

/// <summary>Everything in one file, `handbill.db`, in the data folder: for one machine.</summary>
/// <param name="folder">The data folder.</param>
public sealed class SqliteStore(string folder) : IStore
{
    // Result codes of SQLite (https://www.sqlite.org/rescode.html).
    private const int Busy = 5;
    private const int Locked = 6;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private static readonly SqlitePragmas Pragmas = new();

    /// <inheritdoc/>
    public string Name => "SQLite";

    /// <inheritdoc/>
    public ITextIndex Texts { get; } = new SqliteTexts();

    /// <inheritdoc/>
    public IArchiveIndex Archive { get; } = new ArchiveIndex(new SqliteArchive());

    private string File => Path.Combine(folder, "handbill.db");

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options) => options
        .UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = File, DefaultTimeout = 30 }.ConnectionString,
            sqlite => sqlite.MigrationsAssembly(typeof(SqliteStore).Assembly))
        .AddInterceptors(Pragmas);

    /// <inheritdoc/>
    public IModel Model => CompiledModel.HandbillDbModel.Instance;

    /// <inheritdoc/>
    public async Task OpenAsync(bool mustHoldInstance, CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(File))
        {
            if (mustHoldInstance)
            {
                throw new StoreException($"{folder}: there is no instance in this folder, give another --data, or --database if it is in PostgreSQL");
            }

            return;
        }

        try
        {
            await using var connection = await OpenExistingAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'kernel_audit_entry'";
            if (await command.ExecuteScalarAsync(cancellation) is 0L && mustHoldInstance)
            {
                throw new StoreException($"{File}: there is no instance in this database");
            }
        }
        catch (SqliteException problem)
        {
            throw new StoreException(
                problem.SqliteErrorCode is NotADatabase or Corrupt
                    ? $"{File}: this is not a whole SQLite database, restore a backup into another folder (`handbill restore`)"
                    : $"{File}: the database cannot be opened ({problem.SqliteExtendedErrorCode}), see that this user may write to it and its folder",
                problem);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A transaction of ours holds the only place for a writer from its start: nothing more to ask for.</remarks>
    public Task LockAsync(HandbillDb db, StoreGate gate, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<AuditHead> LockTrailAsync(HandbillDb db, CancellationToken cancellation) =>
        await db.Set<AuditEntry>().OrderByDescending(entry => entry.Number).Select(entry => (AuditHead?)new AuditHead(entry.Number, entry.Hash)).FirstOrDefaultAsync(cancellation)
        ?? AuditHead.None;

    /// <inheritdoc/>
    public Task<IAsyncDisposable?> TryHoldAsync(StoreGate gate, CancellationToken cancellation)
    {
        try
        {
            // The system lets go of it when the process ends. The file stays: taking it away would let two hold two of one name.
            return Task.FromResult<IAsyncDisposable?>(new FileStream(Path.Combine(folder, $"handbill-{(int)gate}.hold"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return Task.FromResult<IAsyncDisposable?>(null);
        }
    }

    /// <inheritdoc/>
    public IChangeFeed OpenFeed() => new SqliteChangeFeed(File);

    /// <inheritdoc/>
    public async Task CopyToAsync(string file, CancellationToken cancellation)
    {
        await using var connection = await OpenExistingAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task RestoreAsync(string file, CancellationToken cancellation)
    {
        if (System.IO.File.Exists(File) || System.IO.File.Exists(File + "-wal"))
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
        using (var written = new FileStream(aside, FileMode.Open, FileAccess.ReadWrite))
        {
            // On the disk before it has its name: a power cut leaves no database, or a whole one.
            written.Flush(flushToDisk: true);
        }

        System.IO.File.Move(aside, File);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>Plans follow the indexes here, whatever the tables' sizes.</remarks>
    public Task ExpectGrowthAsync(HandbillDb db, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PutNewAsync(HandbillDb db, NewRows rows, CancellationToken cancellation)
    {
        using var put = new SqliteStatement((SqliteConnection)db.Database.GetDbConnection(), $"INSERT INTO {rows.Into} VALUES ({string.Join(", ", rows.Columns.Select(_ => "?"))})");
        var values = new object?[rows.Columns.Count];
        foreach (var row in rows.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = rows.Columns[i].Of(row);
            }

            put.Put(values);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public bool IsDuplicate(DbUpdateException problem) => problem.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    /// <inheritdoc/>
    public StoreTrouble TroubleOf(Exception problem)
    {
        for (var at = problem; at is not null; at = at.InnerException)
        {
            if (at is SqliteException sqlite)
            {
                return sqlite.SqliteErrorCode switch
                {
                    Full => StoreTrouble.Full,
                    Busy or Locked => StoreTrouble.Busy,
                    InputOutput or CannotOpen => StoreTrouble.Away,
                    _ => StoreTrouble.None,
                };
            }
        }

        return StoreTrouble.None;
    }

    private async Task<SqliteConnection> OpenExistingAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
