using Handbill.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Kernel.Search.Archive;

/// <summary>The archive on either store, which is asked only for the newest texts that have something.</summary>
/// <remarks>
/// The best of up to a thousand texts are the best (of up to three hundred that have a phrase): all of them are weighed. Of more, three hundred each are weighed of those that have the words in their title, of those
/// that are about them, and of all, each time the newest; the others follow them by date. So a word that stands everywhere costs no more than one that stands in a thousand
/// texts, and what is passed over is old and says what was looked for once or twice. A word weighs the same however many texts have it (all must be there), but those
/// that a language has everywhere weigh a tenth.
/// </remarks>
internal sealed class ArchiveIndex(IArchiveRows rows) : IArchiveIndex
{
    private const int MostOfEach = 300;

    // So many are counted of the newest first, or as many as the page needs.
    private const int MostByDate = 200;

    // A form of more words is found in these; a beginning of more is left to the store.
    private const int MostOfForms = 200, MostOfBeginning = 60;

    public async Task PrepareAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var line = await Line.OpenAsync(db, cancellation);
        await rows.PrepareAsync(db, cancellation);
    }

    public Task PutAsync(HandbillDb db, IReadOnlyCollection<ArchiveText> texts, CancellationToken cancellation) => PutAsync(db, ArchiveBatch.Of(texts), cancellation);

    public async Task PutAsync(HandbillDb db, ArchiveBatch texts, CancellationToken cancellation)
    {
        if (texts.Entries.Count == 0)
        {
            return;
        }

        await using var line = await Line.OpenAsync(db, cancellation);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await rows.PutAsync(db, texts, cancellation);
        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }
    }

    public async Task RemoveAsync(HandbillDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var line = await Line.OpenAsync(db, cancellation);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await rows.RemoveAsync(db, ids, cancellation);
        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }
    }

    public async Task TidyAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var line = await Line.OpenAsync(db, cancellation);
        await rows.TidyAsync(db, cancellation);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var line = await Line.OpenAsync(db, cancellation);
        return await rows.IdsAsync(db, cancellation);
    }

    public async Task<ArchivePage> FindAsync(HandbillDb db, ArchiveQuery query, CancellationToken cancellation)
    {
        await using var line = await Line.OpenAsync(db, cancellation);
        var terms = await KnowingAsync(db, ArchiveTerms.Of(query.Text, query.Language), cancellation);
        if (terms.Match(query.Marks) is not { } match)
        {
            return ArchivePage.Empty;
        }

        // In order of their dates, those behind the page need not be known: they are only counted, and not far. Whether words follow one another is looked at text by text.
        var isByDate = query.Order == ArchiveOrder.Newest || query.Text.IsEmpty;
        var least = isByDate ? MostByDate : match.HasPhrases ? MostOfEach : ArchivePage.MostTotal;
        var counted = (int)Math.Clamp((long)query.Offset + query.Most, least, ArchivePage.MostTotal);
        var without = query.Without.Count == 0 ? [] : (await rows.NumbersAsync(db, query.Without, cancellation)).ToHashSet();
        var asked = isByDate ? new Asked(match, without) : Asked.Best(query, match, terms, without);
        using var look = await rows.LookAsync(db, [.. asked.All], cancellation);
        var (newest, areMore) = await NewestAsync(look, asked, match, counted + 1, cancellation);
        var ordered = isByDate ? newest.Select(number => (Number: number, Score: 0.0)) : await BestAsync(db, look, asked, terms, newest, areMore, cancellation);
        var page = ordered.Take(counted).Skip(Math.Max(0, query.Offset)).Take(query.Most).ToList();
        var ids = (await rows.RowsAsync(db, page.ConvertAll(hit => hit.Number), cancellation)).ToDictionary(row => row.Number, row => row.Id);
        return new ArchivePage(
            [.. page.Where(hit => ids.ContainsKey(hit.Number)).Select(hit => new ArchiveHit(ids[hit.Number], hit.Score))],
            Math.Min(newest.Count, counted),
            areMore);
    }

    private async Task<ArchiveTerms> KnowingAsync(HandbillDb db, ArchiveTerms terms, CancellationToken cancellation)
    {
        var forms = terms.Wanted.SelectMany(term => term.Forms).ToHashSet(StringComparer.Ordinal);
        var withForm = (forms.Count > 0 ? await rows.WithFormAsync(db, forms, MostOfForms, cancellation) : []).ToLookup(known => known.Form, StringComparer.Ordinal);
        var known = new List<IReadOnlyList<KnownWord>?>();
        foreach (var term in terms.Wanted)
        {
            var beginning = term.IsBeginning ? await rows.BeginningAsync(db, term.Words[^1], MostOfBeginning + 1, cancellation) : null;
            known.Add(beginning is null ? [.. term.Forms.SelectMany(form => withForm[form])] : beginning.Count <= MostOfBeginning ? beginning : null);
        }

        return terms.Knowing(known);
    }

    // The newest that match, but for those that are not wanted: the store knows nothing of these, and there are never many.
    private static async Task<(IReadOnlyList<long> Numbers, bool IsFull)> NewestAsync(IArchiveLook look, Asked asked, ArchiveMatch match, int most, CancellationToken cancellation)
    {
        var all = await look.NewestAsync(match, most + asked.Without.Count, cancellation);
        IReadOnlyList<long> found = asked.Without.Count == 0 ? all : [.. all.Where(number => !asked.Without.Contains(number)).Take(most)];
        return (found, found.Count >= most);
    }

    private async Task<IEnumerable<(long Number, double Score)>> BestAsync(
        HandbillDb db, IArchiveLook look, Asked asked, ArchiveTerms terms, IReadOnlyList<long> newest, bool areMore, CancellationToken cancellation)
    {
        var weighed = (areMore ? newest.Take(MostOfEach) : newest).ToHashSet();
        IReadOnlyList<long> titled = areMore || terms.HasBeginnings ? await SignedAsync(asked.Titled) : [];
        if (areMore)
        {
            weighed.UnionWith(titled);
            weighed.UnionWith(await SignedAsync(asked.About));
        }

        var exact = asked.Exact is { } asTyped ? await ExactAsync(asTyped) : (_ => true);
        var score = new ArchiveScore(terms, newest.Count > 0 ? newest[0] : 0, titled.ToHashSet());
        var best = (await rows.RowsAsync(db, weighed, cancellation))
            .Select(row => (row.Number, Score: score.Of(row, exact(row.Number))))
            .OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Number).ToList();
        return best.Concat(newest.Where(number => !weighed.Contains(number)).Select(number => (number, 0.0)));

        // Which of the newest have the words as they were typed; of those before them it is not known.
        async Task<Func<long, bool?>> ExactAsync(ArchiveMatch asTyped)
        {
            var most = areMore ? MostOfEach : newest.Count;
            var (found, isFull) = await NewestAsync(look, asked, asTyped, most, cancellation);
            var (known, oldest) = (found.ToHashSet(), isFull && found.Count > 0 ? found[^1] : long.MinValue);
            return number => number >= oldest ? known.Contains(number) : null;
        }

        async Task<IReadOnlyList<long>> SignedAsync(ArchiveMatch? signed) => signed is null ? [] : (await NewestAsync(look, asked, signed, MostOfEach, cancellation)).Numbers;
    }

    // All that one search asks the store.
    private sealed record Asked(ArchiveMatch Match, IReadOnlySet<long> Without)
    {
        public ArchiveMatch? Titled { get; private init; }

        public ArchiveMatch? About { get; private init; }

        public ArchiveMatch? Exact { get; private init; }

        public IEnumerable<ArchiveMatch> All => new[] { Match, Titled, About, Exact }.OfType<ArchiveMatch>();

        public static Asked Best(ArchiveQuery query, ArchiveMatch match, ArchiveTerms terms, IReadOnlySet<long> without) => new(match, without)
        {
            Titled = terms.MatchSign($"{Signs.Title}", query.Marks),
            About = terms.MatchSign(Signs.AboutOrTitle, query.Marks),
            Exact = terms.HasForms ? terms.MatchExact(query.Marks) : null,
        };
    }

    // All questions of one call go by one connection.
    private sealed class Line(HandbillDb db) : IAsyncDisposable
    {
        public static async Task<Line> OpenAsync(HandbillDb db, CancellationToken cancellation)
        {
            await db.Database.OpenConnectionAsync(cancellation);
            return new Line(db);
        }

        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }
}
