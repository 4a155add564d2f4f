using Handbill.Kernel.Data;
using Handbill.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Handbill.Server.Tests.Operations;

public sealed class CompiledModelTests
{
    /// <summary>After a change to a table it must be compiled anew: CONTRIBUTING.md says how.</summary>
    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task The_compiled_model_is_that_of_the_tables_as_they_are_described(StoreKind kind)
    {
        await using var made = await TestStore.MakeAsync(kind);
        var store = made.Instance.OpenStore();
        var options = new DbContextOptionsBuilder<HandbillDb>();
        store.Configure(options);
        await using var described = new HandbillDb(options.Options, Instance.Modules, store, TimeProvider.System);
        await using var compiled = made.Instance.OpenDb();

        compiled.Model.ShouldBe(store.Model, "the program has the compiled one");
        Lines(compiled.Model).ShouldBe(Lines(described.Model));
        compiled.Model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.LongDefault)
            .ShouldBe(described.Model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.LongDefault));
    }

    private static string[] Lines(IModel model) => model.ToDebugString(MetadataDebugStringOptions.LongDefault).Split('\n');
}
