using System.Diagnostics;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Handbill.Storage.Postgres;

/// <summary>A PostgreSQL database, for when one machine is not enough.</summary>
/// <param name="connection">Npgsql's connection string: `Host=…;Database=…;Username=…`.</param>
public sealed class PostgresStore(string connection) : IStore
{
    // Locks share one number space with all that uses the database: ours begin at "HB" and two zero bytes.
    private const long Locks = 0x4842_0000;

    /// <inheritdoc/>
    public string Name => "PostgreSQL";

    /// <inheritdoc/>
    public ITextIndex Texts { get; } = new PostgresTexts();

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(connection, npgsql => npgsql.MigrationsAssembly(typeof(PostgresStore).Assembly));

    /// <inheritdoc/>
    public Task LockAsync(HandbillDb db, StoreGate gate, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Locks + (int)gate})", cancellation);

    /// <inheritdoc/>
    public Task CopyToAsync(string file, CancellationToken cancellation) =>
        RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", file], cancellation);

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
    public bool IsDuplicate(DbUpdateException problem) => problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private NpgsqlConnectionStringBuilder Builder() => new(connection);

    // The password goes through the environment, where other users of the machine do not see it.
    private async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var to = Builder();
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true };
        foreach (var (name, value) in new[]
        {
            ("PGHOST", to.Host), ("PGPORT", $"{to.Port}"), ("PGDATABASE", to.Database), ("PGUSER", to.Username), ("PGPASSWORD", to.Password),
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
