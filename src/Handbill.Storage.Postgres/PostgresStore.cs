using System.Diagnostics;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Changes;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Handbill.Storage.Postgres.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Handbill.Storage.Postgres;

/// <summary>A PostgreSQL database, for when one machine is not enough.</summary>
/// <param name="connection">Npgsql's connection string: `Host=…;Database=…;Username=…`.</param>
public sealed class PostgresStore(string connection) : IStore
{
    // Locks share one number space with all that uses the database: ours begin at "HB" and two zero bytes.
    private const long Locks = 0x4842_0000;

    // Of each connection; a page asks a dozen questions, all pages together some two hundred.
    private const int PreparedStatements = 200;

    // Bytes that each connection reads at once: lists of the archive have up to some hundred thousand.
    private const int ReadAtOnce = 32 * 1024;

    /// <inheritdoc/>
    public string Name => "PostgreSQL";

    /// <inheritdoc/>
    public ITextIndex Texts { get; } = new PostgresTexts();

    /// <inheritdoc/>
    public IArchiveIndex Archive { get; } = new ArchiveIndex(new PostgresArchive());

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(Preparing(connection), npgsql => npgsql.MigrationsAssembly(typeof(PostgresStore).Assembly));

    /// <inheritdoc/>
    public IModel Model => CompiledModel.HandbillDbModel.Instance;

    /// <inheritdoc/>
    public async Task OpenAsync(bool mustHoldInstance, CancellationToken cancellation)
    {
        var to = Builder();
        try
        {
            await using var source = NpgsqlDataSource.Create(to);
            await using var command = source.CreateCommand("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'kernel_audit_entry'");
            if (await command.ExecuteScalarAsync(cancellation) is 0L && mustHoldInstance)
            {
                throw new StoreException($"there is no instance in the PostgreSQL database {to.Database}, see --database");
            }
        }
        catch (PostgresException problem)
        {
            throw new StoreException(
                problem.SqlState switch
                {
                    PostgresErrorCodes.InvalidCatalogName => $"PostgreSQL has no database {to.Database}: make it with `createdb {to.Database}`, or give another in --database",
                    PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                        $"PostgreSQL does not let {to.Username} in: see Username and Password in --database",
                    PostgresErrorCodes.TooManyConnections => "PostgreSQL has no connection left: raise its max_connections, or give a Maximum Pool Size in --database",
                    PostgresErrorCodes.CannotConnectNow => "PostgreSQL is starting or stopping: try again in a moment",
                    _ => $"PostgreSQL cannot be used ({problem.SqlState})",
                },
                problem);
        }
        catch (Exception problem) when (problem is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw new StoreException($"PostgreSQL does not answer at {to.Host}:{to.Port}: see that it runs, and Host and Port in --database", problem);
        }
    }

    /// <inheritdoc/>
    public Task LockAsync(HandbillDb db, StoreGate gate, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Locks + (int)gate})", cancellation);

    /// <inheritdoc/>
    /// <remarks>Both questions go in one turn: whoever stands behind waits for it. The second sees what was committed while the first waited.</remarks>
    public async Task<AuditHead> LockTrailAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(PostgresCommand.Connection(db), PostgresCommand.Transaction(db))
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock($1)") { Parameters = { new() { Value = Locks + (int)StoreGate.Audit } } },
                new NpgsqlBatchCommand("""SELECT "Number", "Hash" FROM kernel_audit_entry ORDER BY "Number" DESC LIMIT 1"""),
            },
        };
        await using var found = await batch.ExecuteReaderAsync(cancellation);
        await found.NextResultAsync(cancellation);
        return await found.ReadAsync(cancellation) ? new AuditHead(found.GetInt64(0), found.GetString(1)) : AuditHead.None;
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable?> TryHoldAsync(StoreGate gate, CancellationToken cancellation)
    {
        // The lock lives as long as its session: a connection of its own, that closes when it is disposed of.
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        try
        {
            await session.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", session) { Parameters = { new() { Value = Locks + (int)gate } } };
            if (await command.ExecuteScalarAsync(cancellation) is true)
            {
                return session;
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    public IChangeFeed OpenFeed() => new PostgresChangeFeed(connection);

    /// <inheritdoc/>
    /// <remarks>Without the queue of work: rows say what is to be done.</remarks>
    public Task CopyToAsync(string file, CancellationToken cancellation) =>
        RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--exclude-schema=hangfire", "--file", file], cancellation);

    /// <inheritdoc/>
    public async Task RestoreAsync(string file, CancellationToken cancellation)
    {
        await using (var source = NpgsqlDataSource.Create(connection))
        await using (var command = source.CreateCommand("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"))
        {
            if (await command.ExecuteScalarAsync(cancellation) is not 0L)
            {
                throw new StoreException("there are tables in this database already, restore into an empty one");
            }
        }

        await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--dbname", Builder().Database!, file], cancellation);
    }

    /// <inheritdoc/>
    /// <remarks>A plan of a prepared statement is kept: made for an empty table it reads all rows, however many there are by then.</remarks>
    public Task ExpectGrowthAsync(HandbillDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync("SET LOCAL plan_cache_mode = force_custom_plan", cancellation);

    /// <inheritdoc/>
    public async Task PutNewAsync(HandbillDb db, NewRows rows, CancellationToken cancellation)
    {
        await using var copy = await PostgresCommand.Connection(db).BeginBinaryImportAsync($"COPY {rows.Into} FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows.Rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var column in rows.Columns)
            {
                await (column.Of(row) is { } value ? copy.WriteAsync(value, column.Type, cancellation) : copy.WriteNullAsync(cancellation));
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <inheritdoc/>
    public bool IsDuplicate(DbUpdateException problem) => problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    public StoreTrouble TroubleOf(Exception problem)
    {
        for (var at = problem; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case PostgresException { SqlState: PostgresErrorCodes.DiskFull }:
                    return StoreTrouble.Full;
                case PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.TooManyConnections }:
                    return StoreTrouble.Busy;
                case PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow }:
                    return StoreTrouble.Away;
                case PostgresException:
                    return StoreTrouble.None;
                case NpgsqlException { InnerException: TimeoutException }:
                    return StoreTrouble.Busy;
                case NpgsqlException:
                    return StoreTrouble.Away;
            }
        }

        return StoreTrouble.None;
    }

    // What is asked again and again the server plans once, and nothing that a connection could take along to whoever has it next is ever set:
    // unless the connection string says otherwise.
    private static string Preparing(string connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        if (!connection.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
        {
            to.MaxAutoPrepare = PreparedStatements;
        }

        if (!connection.Contains("Read Buffer", StringComparison.OrdinalIgnoreCase))
        {
            to.ReadBufferSize = ReadAtOnce;
        }

        if (!connection.Contains("No Reset", StringComparison.OrdinalIgnoreCase))
        {
            to.NoResetOnClose = true;
        }

        return to.ConnectionString;
    }

    // What stands in it is not repeated: there may be a password.
    private NpgsqlConnectionStringBuilder Builder()
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(connection);
            return !string.IsNullOrEmpty(read.Host) && !string.IsNullOrEmpty(read.Database)
                ? read
                : throw new StoreException("--database: name at least a host and a database, such as `Host=127.0.0.1;Database=handbill;Username=handbill`");
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            throw new StoreException("--database: this is not a connection string, give `Host=…;Database=…;Username=…` with semicolons between", problem);
        }
    }

    // The password goes through the environment, where other users of the machine do not see it.
    private async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var to = Builder();
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("PGHOST", to.Host), ("PGPORT", $"{to.Port}"), ("PGDATABASE", to.Database), ("PGUSER", to.Username), ("PGPASSWORD", to.Password),
            ("PGSSLMODE", SslModeOf(to.SslMode)), ("PGSSLROOTCERT", to.RootCertificate), ("PGPASSFILE", to.Passfile),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                start.Environment[name] = value;
            }
        }

        using var process = Start(start);
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new StoreException($"{program} failed: {errors.Trim()}");
        }
    }

    private static string SslModeOf(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new StoreException($"{start.FileName} is not installed, install PostgreSQL's client programs", missing);
        }
    }
}
