using Handbill.Server;
using Npgsql;

namespace Handbill.Server.Tests.Hosting;

/// <summary>The two stores. What holds on one is tested on the other: take the kind as a theory's data.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// An empty database of either kind, gone with the test. PostgreSQL is the server that HANDBILL_TEST_POSTGRES names by its connection
/// string; where it names none the test is skipped, except under CI.
/// </summary>
internal sealed class TestStore : IAsyncDisposable
{
    private const string Variable = "HANDBILL_TEST_POSTGRES";

    private readonly string? _server;

    private TestStore(Instance instance, string? server)
    {
        Instance = instance;
        _server = server;
    }

    public Instance Instance { get; }

    public static async Task<TestStore> MakeAsync(StoreKind kind)
    {
        var data = Directory.CreateTempSubdirectory("handbill-data-").FullName;
        if (kind == StoreKind.Sqlite)
        {
            return new TestStore(new Instance(data, null), null);
        }

        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", $"{Variable} must name a PostgreSQL server here.");
            Assert.Skip($"{Variable} names no PostgreSQL server.");
        }

        var name = $"handbill_{Guid.NewGuid():N}";
        await RunAsync(server, $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        return new TestStore(new Instance(data, new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString), server);
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
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
