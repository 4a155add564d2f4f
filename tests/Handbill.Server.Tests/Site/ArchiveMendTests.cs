using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handbill.Server.Tests.Site;

/// <summary>The archive's index holds nothing that the articles do not, and comes back from them.</summary>
public sealed class ArchiveMendTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task An_index_that_was_lost_or_is_another_programs_is_made_anew_from_the_articles(StoreKind kind)
    {
        await using var stage = await SiteStage.StartAsync(kind);
        var one = await stage.WriteAsync("The rota goes up", "The canteen list hangs in hall two.", null);
        var two = await stage.WriteAsync("Six minutes a day", "From the gate to the canteen.", null, ("Topics", "rota"));
        var mend = stage.Server.Services.GetRequiredService<ArchiveMend>();
        (await mend.MendAsync(Ending)).ShouldBe(0);

        // One is missing, and one is there that is nobody's.
        await stage.Server.WithAsync(async db =>
        {
            await db.Store.Archive.RemoveAsync(db, [one.Id.Value], Ending);
            await db.Store.Archive.PutAsync(db, [new ArchiveText(Guid.NewGuid(), "Nobody's canteen", "", "", "en", DateTimeOffset.UtcNow, [])], Ending);
            return 0;
        });
        (await mend.MendAsync(Ending)).ShouldBe(2);
        (await FindAsync(stage, "canteen")).ShouldBe([one.Id.Value, two.Id.Value], ignoreOrder: true);

        // As a program of before left it, which knew no words' forms.
        await stage.Server.WithAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE site_search_word", Ending);
            await db.Store.Archive.PrepareAsync(db, Ending);
            return 0;
        });
        (await FindAsync(stage, "canteen")).ShouldBeEmpty();
        (await mend.MendAsync(Ending)).ShouldBe(2);
        (await FindAsync(stage, "\"the canteen\" rota")).ShouldBe([two.Id.Value, one.Id.Value], ignoreOrder: true);
        await stage.Server.WithAsync(async db =>
        {
            await db.Store.Archive.TidyAsync(db, Ending);
            return 0;
        });
        (await FindAsync(stage, "minute")).ShouldBe([two.Id.Value]);
    }

    private static Task<Guid[]> FindAsync(SiteStage stage, string query) => stage.Server.WithAsync(async db =>
        (await db.Store.Archive.FindAsync(db, new ArchiveQuery(TextQuery.Parse(query), "en"), Ending)).Hits.Select(hit => hit.Id).ToArray());
}
