using System.Net;
using System.Net.Sockets;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Handbill.Server.Tests.Operations;

[Collection(nameof(ConsoleTests))]
public sealed class RefusedStartTests
{
    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var outcome = ConsoleTests.Run("serve", "--data", store.Instance.Data, "--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");

        outcome.Code.ShouldBe(1);
        outcome.Error.ShouldContain("another program listens there");
        outcome.Error.TrimEnd().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_server_does_by_itself_ends_quietly_however_it_is_taken_down()
    {
        await using var store = await TestStore.MakePreparedAsync(StoreKind.Sqlite);
        var app = await HandbillServer.PrepareAsync(store.Instance, "http://127.0.0.1:0", TestContext.Current.CancellationToken);
        var rounds = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        rounds.Count.ShouldBeGreaterThan(5);
        foreach (var round in rounds)
        {
            await round.StartAsync(TestContext.Current.CancellationToken);
        }

        // Long enough that those who look at once have looked, and wait.
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        rounds.ForEach(round => round.Dispose());

        foreach (var round in rounds)
        {
            await round.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            round.ExecuteTask.Status.ShouldBe(TaskStatus.RanToCompletion, round.GetType().Name);
        }

        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("Hoast=db;Database=x", "not a connection string")]
    [InlineData("nonsense", "not a connection string")]
    [InlineData("Host=127.0.0.1", "host and a database")]
    [InlineData("Host=127.0.0.1;Port=9;Database=x;Username=y;Password=planted-secret", "does not answer at 127.0.0.1:9")]
    public async Task A_database_that_cannot_be_reached_is_told_without_its_password(string database, string words)
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);

        var problem = await Should.ThrowAsync<StoreException>(() => HandbillServer.PrepareAsync(
            store.Instance with { Database = database }, "http://127.0.0.1:0", TestContext.Current.CancellationToken));

        problem.Message.ShouldContain(words);
        problem.Message.ShouldNotContain("planted-secret");
    }

    [Fact]
    public async Task A_database_that_is_missing_is_told_with_the_command_that_makes_it()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Postgres);
        var missing = store.Instance with { Database = new Npgsql.NpgsqlConnectionStringBuilder(store.Instance.Database) { Database = "no_such_handbill" }.ConnectionString };

        (await Should.ThrowAsync<StoreException>(() => HandbillServer.PrepareAsync(missing, "http://127.0.0.1:0", TestContext.Current.CancellationToken)))
            .Message.ShouldContain("createdb no_such_handbill");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_or_a_database_that_is_none_is_told()
    {
        await using var store = await TestStore.MakeAsync(StoreKind.Sqlite);
        var file = Path.Combine(store.Instance.Data, "a-file");
        await File.WriteAllTextAsync(file, "");
        (await Should.ThrowAsync<StoreException>(() => HandbillServer.PrepareAsync(new Instance(Path.Combine(file, "data"), null), "http://127.0.0.1:0", CancellationToken.None)))
            .Message.ShouldContain("cannot be written");

        await File.WriteAllTextAsync(Path.Combine(store.Instance.Data, "handbill.db"), new string('x', 5000));
        (await Should.ThrowAsync<StoreException>(() => HandbillServer.PrepareAsync(store.Instance, "http://127.0.0.1:0", CancellationToken.None)))
            .Message.ShouldContain("not a whole SQLite database");
    }
}
