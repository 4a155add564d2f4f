using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Handbill.Kernel.Search.Archive;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Archive;

/// <summary>An archive of a few texts on one store. Texts are called by their titles.</summary>
internal sealed class SmallArchive : IAsyncDisposable
{
    private readonly TestStore _fresh;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, string> _titles = [];

    private SmallArchive(TestStore fresh) => (_fresh, Store) = (fresh, fresh.Instance.OpenStore());

    public IStore Store { get; }

    public static async Task<SmallArchive> MakeAsync(StoreKind kind)
    {
        var fresh = await TestStore.MakePreparedAsync(kind);
        return new SmallArchive(fresh);
    }

    public async Task<Guid> PutAsync(string title, string body, string language = "en", string published = "2020-01-01", Guid? id = null, params string[] marks)
    {
        var text = new ArchiveText(id ?? Guid.CreateVersion7(), title, "", body, language, DateTimeOffset.Parse(published + "T00:00Z", System.Globalization.CultureInfo.InvariantCulture), marks);
        await PutAsync(text);
        return text.Id;
    }

    public async Task PutAsync(params ArchiveText[] texts)
    {
        foreach (var text in texts)
        {
            _titles[text.Id] = text.Title;
        }

        await using var db = Instance.OpenDb(Store);
        await Store.Archive.PutAsync(db, texts, TestContext.Current.CancellationToken);
    }

    public async Task RemoveAsync(params Guid[] ids)
    {
        await using var db = Instance.OpenDb(Store);
        await Store.Archive.RemoveAsync(db, ids, TestContext.Current.CancellationToken);
    }

    public async Task<ArchivePage> AskAsync(ArchiveQuery query)
    {
        await using var db = Instance.OpenDb(Store);
        return await Store.Archive.FindAsync(db, query, TestContext.Current.CancellationToken);
    }

    /// <summary>The titles of what is found.</summary>
    public async Task<string[]> FindAsync(string query, string language = "en", ArchiveOrder order = ArchiveOrder.Best, params string[][] marks) =>
        [.. (await AskAsync(new ArchiveQuery(TextQuery.Parse(query), language) { Order = order, Marks = marks })).Hits.Select(hit => _titles[hit.Id])];

    public async Task<IReadOnlyList<Guid>> IdsAsync()
    {
        await using var db = Instance.OpenDb(Store);
        return await Store.Archive.IdsAsync(db, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _fresh.DisposeAsync();
}
