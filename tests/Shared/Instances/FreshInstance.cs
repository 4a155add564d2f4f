using System.Collections.Concurrent;
using Handbill.Kernel.Data;
using Handbill.Server;
using Npgsql;

namespace Handbill.Instances;

/// <summary>An empty instance to test or to measure on, gone with it: SQLite in a folder, or a database of its own on a PostgreSQL server.</summary>
internal sealed class FreshInstance : IAsyncDisposable
{
    private const string SqliteFile = "handbill.db";

    private static readonly ConcurrentDictionary<string, Lazy<Task<Instance>>> Patterns = new(StringComparer.Ordinal);

    private readonly string? _server;

    private FreshInstance(Instance instance, string? server) => (Instance, _server) = (instance, server);

    public Instance Instance { get; }

    /// <summary>Makes one.</summary>
    /// <param name="server">Connection string of a user who may make databases; null for SQLite.</param>
    public static async Task<FreshInstance> MakeAsync(string? server)
    {
        var data = Directory.CreateTempSubdirectory("handbill-data-").FullName;
        if (server is null)
        {
            return new FreshInstance(new Instance(data, null), null);
        }

        return new FreshInstance(new Instance(data, await MakeDatabaseAsync(server, "template0")), server);
    }

    /// <summary>Makes one with its tables: a copy of one that is made once by this process, which takes a tenth of the time.</summary>
    /// <param name="server">Connection string of a user who may make databases; null for SQLite.</param>
    public static async Task<FreshInstance> MakePreparedAsync(string? server)
    {
        var pattern = await Patterns.GetOrAdd(server ?? "", _ => new(() => MakePatternAsync(server))).Value;
        var data = Directory.CreateTempSubdirectory("handbill-data-").FullName;
        if (server is null)
        {
            File.Copy(Path.Combine(pattern.Data, SqliteFile), Path.Combine(data, SqliteFile));
            return new FreshInstance(new Instance(data, null), null);
        }

        return new FreshInstance(new Instance(data, await MakeDatabaseAsync(server, DatabaseOf(pattern))), server);
    }

    /// <summary>Its tables, empty.</summary>
    public async Task<IStore> PrepareAsync()
    {
        DataFolder.Prepare(Instance.Data);
        var store = Instance.OpenStore();
        await using var db = Instance.OpenDb(store);
        await Schema.PrepareAsync(db, () => throw new InvalidOperationException("It is empty."), CancellationToken.None);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(_server, $"DROP DATABASE {DatabaseOf(Instance)} WITH (FORCE)");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Instance.Data, recursive: true);
    }

    private static async Task<Instance> MakePatternAsync(string? server)
    {
        var fresh = await MakeAsync(server);
        await fresh.PrepareAsync();

        // Nobody may be connected to what is copied, and what is in a journal beside a file is not in the file.
        NpgsqlConnection.ClearAllPools();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => fresh.DisposeAsync().AsTask().Wait();
        return fresh.Instance;
    }

    private static async Task<string> MakeDatabaseAsync(string server, string template)
    {
        var name = $"handbill_{Guid.NewGuid():N}";
        await RunAsync(server, $"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private static string DatabaseOf(Instance instance) => new NpgsqlConnectionStringBuilder(instance.Database).Database!;

    private static async Task RunAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
