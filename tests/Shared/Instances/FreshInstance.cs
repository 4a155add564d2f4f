using Handbill.Kernel.Data;
using Handbill.Server;
using Npgsql;

namespace Handbill.Instances;

/// <summary>An empty instance to test or to measure on, gone with it: SQLite in a folder, or a database of its own on a PostgreSQL server.</summary>
internal sealed class FreshInstance : IAsyncDisposable
{
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

        var name = $"handbill_{Guid.NewGuid():N}";
        await RunAsync(server, $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        return new FreshInstance(new Instance(data, new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString), server);
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
            await RunAsync(_server, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(Instance.Database).Database} WITH (FORCE)");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Instance.Data, recursive: true);
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
