using System.Data.Common;
using Handbill.Desk.Contracts;
using Handbill.Groups.Contracts;
using Handbill.Kernel.Data;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Hosting;
using Handbill.Site.Articles;
using Handbill.Site.Contracts;
using Handbill.Site.Issues;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Server.Tests.Operations;

/// <summary>Many new rows at once are the same as those that are saved one by one.</summary>
public sealed class NewRowsTests
{
    private static readonly DateTimeOffset At = new(2024, 3, 7, 6, 5, 4, TimeSpan.FromHours(2));

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_put_is_what_would_be_saved_and_all_of_it_or_nothing(StoreKind kind)
    {
        await using var store = await TestStore.MakePreparedAsync(kind);
        await using var db = store.Instance.OpenDb();
        await Should.ThrowAsync<InvalidOperationException>(() => db.PutNewAsync([Full()], Ending), "There is no transaction.");

        // One with something in every column, one with nothing where nothing may be.
        var (full, empty) = (Full(), Empty());
        await using (var all = await db.Database.BeginTransactionAsync(Ending))
        {
            await db.PutNewAsync([full, empty], Ending);
            await db.PutNewAsync(Array.Empty<OldAddress>(), Ending);
            await all.CommitAsync(Ending);
        }

        var (savedFull, savedEmpty) = (Full("saved-"), Empty("saved-"));
        db.AddRange(savedFull, savedEmpty);
        await db.SaveChangesAsync(Ending);
        await HoldAsync(full, savedFull);
        await HoldAsync(empty, savedEmpty);
        db.ChangeTracker.Clear();
        (await db.Set<Article>().SingleAsync(one => one.Path == full.Path && one.PublishAt == At && one.PublicationId == full.PublicationId, Ending)).Id.ShouldBe(full.Id);

        // The second has the first one's path: neither is there.
        await using (await db.Database.BeginTransactionAsync(Ending))
        {
            await Should.ThrowAsync<DbException>(() => db.PutNewAsync([Full("new-"), Full("new-")], Ending));
        }

        (await db.Set<Article>().CountAsync(one => one.Path.StartsWith("new-"), Ending)).ShouldBe(0);

        // As the database has them, but for what names each.
        async Task HoldAsync(Article put, Article saved)
        {
            var columns = db.Model.FindEntityType(typeof(Article))!.GetProperties().Select(property => property.GetColumnName()).Except(["Id", "Path", "SourceKey", "Translations"]).ToList();
            columns.Count.ShouldBeGreaterThan(15);
            (await ReadAsync(put.Path)).ShouldBe(await ReadAsync(saved.Path));

            async Task<List<object>> ReadAsync(string path)
            {
                await db.Database.OpenConnectionAsync(Ending);
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM site_article WHERE \"Path\" = '{path}'";
                await using var rows = await command.ExecuteReaderAsync(Ending);
                (await rows.ReadAsync(Ending)).ShouldBeTrue();
                return [.. Enumerable.Range(0, columns.Count).Select(rows.GetValue)];
            }
        }
    }

    private static Article Full(string before = "") => Shaped(new Guid("0193c0de-0000-7000-8000-00000000000a"), before + "en/2024/03/full", filled: true);

    private static Article Empty(string before = "") => Shaped(new Guid("0193c0de-0000-7000-8000-00000000000b"), before + "en/2024/03/empty", filled: false);

    private static Article Shaped(Guid of, string path, bool filled) => new()
    {
        Id = ArticleId.From(Guid.NewGuid()), StoryId = filled ? StoryId.From(of) : null, StoryRevision = 3, IsWebForm = filled, PublicationId = filled ? PublicationId.From(of) : null, IssueId = filled ? IssueId.From(of) : null,
        Language = "en", Path = path, Kicker = filled ? "‘Kicker’" : "", Headline = "Zażółć \"gęślą\" 'jaźń' \\ \t – مرحبا 🙂", Standfirst = filled ? "A\nB" : "", Body = filled ? new string('ä', 20_000) : "",
        PublishAt = At, UpdatedAt = filled ? At.AddTicks(1) : null, RetractedAt = filled ? At.AddDays(1) : null, FrontPlace = filled ? 2 : null, Translations = Guid.NewGuid(),
        Source = filled ? "wordpress" : "", SourceKey = Guid.NewGuid().ToString(), CreatedAt = At, Version = 7,
    };
}
