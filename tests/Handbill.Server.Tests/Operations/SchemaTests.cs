using System.Reflection;
using Handbill.Groups.Groups;
using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Handbill.Server.Tests.Operations;

public sealed class SchemaTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task A_newer_schema_is_refused_and_left_as_it_is(StoreKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = await TestStore.MakeAsync(kind);
        await (await HandbillServer.PrepareAsync(store.Instance, "http://127.0.0.1:0", cancellation)).DisposeAsync();
        await using (var db = store.Instance.OpenDb())
        {
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_FromTomorrow', '99')""", cancellation);
        }

        var problem = await Should.ThrowAsync<StoreException>(() => HandbillServer.PrepareAsync(store.Instance, "http://127.0.0.1:0", cancellation));

        problem.Message.ShouldContain("29990101000000_FromTomorrow");
        Directory.Exists(Path.Combine(store.Instance.Data, "before-migration")).ShouldBeFalse();
    }

    // The program of tomorrow, played by today's with one migration more: today's database is then an older one.
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_older_schema_is_changed_after_a_copy_that_can_be_restored(StoreKind kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await TestServer.StartAsync(kind);
        await BackupTests.WriteAsync(server, [], CancellationToken.None, times: 3);
        await using var tomorrow = OfTomorrow(server.Instance);

        var copy = await Schema.PrepareAsync(
            tomorrow, () => CopyBeforeMigration.MakeAsync(server.Instance.Data, tomorrow.Store, TimeProvider.System, cancellation), cancellation);

        (await Schema.IsCurrentAsync(tomorrow, cancellation)).ShouldBeTrue();
        (await tomorrow.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM kernel_tomorrow""").SingleAsync(cancellation)).ShouldBe(0);
        (await tomorrow.Set<Group>().CountAsync(cancellation)).ShouldBe(3);
        using (var browser = server.Visitor())
        {
            (await browser.GetStringAsync("/health", cancellation)).ShouldBe("up");
            (await (await browser.GetAsync("/ready", cancellation)).Content.ReadAsStringAsync(cancellation)).ShouldBe("schema");
        }

        await using var back = await TestStore.MakeAsync(kind);
        await back.Instance.OpenStore().RestoreAsync(copy!, cancellation);
        await using var older = back.Instance.OpenDb();
        (await Schema.IsCurrentAsync(older, cancellation)).ShouldBeTrue();
        (await older.Set<Group>().CountAsync(cancellation)).ShouldBe(3);
        (await Schema.PrepareAsync(tomorrow, () => throw new InvalidOperationException(), cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Postgres_does_not_try_to_pack_bytes_that_are_packed_or_sealed_already()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = await TestStore.MakeAsync(StoreKind.Postgres);
        await (await HandbillServer.PrepareAsync(store.Instance, "http://127.0.0.1:0", cancellation)).DisposeAsync();
        await using var db = store.Instance.OpenDb();

        // A file has no words that a table could shorten; weights of the search are too short for it.
        var tried = await db.Database.SqlQuery<string>(
            $"""
            SELECT relname || '.' || attname AS "Value" FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND atttypid = 'bytea'::regtype AND attnum > 0 AND attstorage NOT IN ('e', 'p')
            """).ToListAsync(cancellation);

        tried.ShouldBe(["site_search_number.weights"]);
    }

    private static HandbillDb OfTomorrow(Instance instance)
    {
        var store = instance.OpenStore();
        var options = new DbContextOptionsBuilder<HandbillDb>();
        store.Configure(options);
        options.ReplaceService<IMigrationsAssembly, WithOneMore>();
        return new HandbillDb(options.Options, Instance.Modules, store, TimeProvider.System);
    }

#pragma warning disable EF1001 // The only way to give a context a migration that its assembly has not.
    private sealed class WithOneMore(
        ICurrentDbContext currentContext,
        IDbContextOptions options,
        IMigrationsIdGenerator idGenerator,
        Microsoft.EntityFrameworkCore.Diagnostics.IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
        : Microsoft.EntityFrameworkCore.Migrations.Internal.MigrationsAssembly(currentContext, options, idGenerator, logger)
    {
        public override IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = Add(
            new Microsoft.EntityFrameworkCore.Migrations.Internal.MigrationsAssembly(currentContext, options, idGenerator, logger).Migrations);

        private static SortedList<string, TypeInfo> Add(IReadOnlyDictionary<string, TypeInfo> ours) =>
            new(ours.ToDictionary(each => each.Key, each => each.Value)) { ["29990101000000_Tomorrow"] = typeof(Tomorrow).GetTypeInfo() };
    }
#pragma warning restore EF1001

    [DbContext(typeof(HandbillDb))]
    [Migration("29990101000000_Tomorrow")]
    private sealed class Tomorrow : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE kernel_tomorrow (id integer)");
    }
}
