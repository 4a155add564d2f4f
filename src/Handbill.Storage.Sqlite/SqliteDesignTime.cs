using Handbill.Desk;
using Handbill.Distribution;
using Handbill.Floor;
using Handbill.Groups;
using Handbill.Kernel.Data;
using Handbill.Press;
using Handbill.Site;
using Handbill.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Handbill.Storage.Sqlite;

/// <summary>Builds the model for `dotnet ef migrations add`; see CONTRIBUTING.md.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<HandbillDb>
{
    /// <inheritdoc/>
    public HandbillDb CreateDbContext(string[] args)
    {
        var store = new SqliteStore("design");
        var options = new DbContextOptionsBuilder<HandbillDb>();
        store.Configure(options);
        return new HandbillDb(options.Options, [new GroupsModule(), new PressModule(), new DeskModule(), new DistributionModule(), new VaultModule(), new FloorModule(), new SiteModule()], store, TimeProvider.System);
    }
}
