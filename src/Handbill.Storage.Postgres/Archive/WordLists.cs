using System.Data;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;
using Npgsql;
using NpgsqlTypes;

namespace Handbill.Storage.Postgres.Archive;

/// <summary>
/// Which texts have a word: for each word a list of their numbers, the newest first. What is put in together is a part with lists of its own that never change; when there are
/// eight parts of about one size they are made one, so there are few however many texts there are, and each text is written some times in its life. Numbers of texts that were taken out stay
/// in their lists until then, and are known.
/// </summary>
internal static class WordLists
{
    /// <summary>Its tables.</summary>
    public const string Tables =
        """
        CREATE TABLE site_search_part (part bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, texts bigint NOT NULL);
        CREATE TABLE site_search_list (part bigint, word text COLLATE "C", numbers bytea NOT NULL, PRIMARY KEY (part, word));
        ALTER TABLE site_search_list ALTER numbers SET STORAGE EXTERNAL;
        CREATE TABLE site_search_gone (number bigint PRIMARY KEY);
        """;

    // So many parts of one size are made one, and that is eight times as large or more. Whoever puts in many texts tidies afterwards, and until then there may be more parts.
    private const int Parts = 8, PartsMeanwhile = 48, ManyTexts = 500;

    // More numbers than these that are in lists for nothing are taken out of them.
    private const int MostGone = 10_000;

    private const int RowsAtOnce = 4000;

    /// <summary>Which of a batch's texts have each word, by their places in it. Asks no table.</summary>
    public static Dictionary<string, List<int>> Group(IReadOnlyList<ArchiveEntry> texts)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);

        // The newest first, so that what is numbered by then is mostly in its order.
        foreach (var (text, at) in texts.Select((text, at) => (text, at)).OrderByDescending(one => one.text.FirstNumber))
        {
            foreach (var word in text.Words.Concat(WordPairs.Of(text.Order)))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(places, word, out _);
                (list ??= []).Add(at);
            }
        }

        return places;
    }

    /// <summary>Adds texts.</summary>
    /// <param name="db">Where.</param>
    /// <param name="places">What <see cref="Group"/> says of them.</param>
    /// <param name="numbers">Their numbers, which are in no list.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task PutAsync(HandbillDb db, Dictionary<string, List<int>> places, long[] numbers, CancellationToken cancellation)
    {
        var part = await NewPartAsync(db, numbers.Length, cancellation);
        var falling = new List<long>();
        await WriteAsync(db, part, places.OrderBy(word => word.Key, StringComparer.Ordinal).Select(word => (word.Key, ListOf(word.Value))), cancellation);
        await SettleAsync(db, numbers.Length >= ManyTexts ? PartsMeanwhile : Parts, cancellation);

        byte[] ListOf(List<int> texts)
        {
            falling.Clear();
            var isFalling = true;
            foreach (var at in texts)
            {
                isFalling &= falling.Count == 0 || falling[^1] > numbers[at];
                falling.Add(numbers[at]);
            }

            if (!isFalling)
            {
                falling.Sort(static (one, other) => other.CompareTo(one));
            }

            return NumberList.Of(CollectionsMarshal.AsSpan(falling));
        }
    }

    /// <summary>Makes all parts one.</summary>
    public static async Task TidyAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(db, "SELECT part FROM site_search_part ORDER BY part FOR UPDATE");
        var parts = await command.ReadAsync(row => row.GetInt64(0), cancellation);
        if (parts.Count > 1 || (parts.Count == 1 && await GoneAsync(db, cancellation) > 0))
        {
            await MergeAsync(db, parts, cancellation);
        }
    }

    /// <summary>Reads the lists of words, in one question: what others put in or make one meanwhile is there whole, or not at all.</summary>
    public static async Task<FoundLists> ReadAsync(HandbillDb db, IEnumerable<MatchedWord> words, CancellationToken cancellation)
    {
        const string Of = "SELECT l.word, l.numbers, NULL::bigint FROM site_search_part p";
        var (whole, begun) = (words.Where(word => !word.IsBeginning).Select(word => word.Word).Distinct().ToArray(), words.Where(word => word.IsBeginning).Select(word => word.Word).Distinct().ToArray());
        var sql = new StringBuilder(
            $"""
            {Of}, LATERAL (SELECT word, numbers FROM site_search_list l WHERE l.part = p.part AND l.word = ANY($1) OFFSET 0) l
            UNION ALL SELECT NULL, NULL, number FROM site_search_gone
            """);
        object[] values = [whole];
        if (begun.Length > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $" UNION ALL {Of}, unnest($2, $3) b (first, after), LATERAL (SELECT word, numbers FROM site_search_list l WHERE l.part = p.part AND l.word >= b.first AND l.word < b.after OFFSET 0) l");
            values = [whole, begun, Array.ConvertAll(begun, beginning => beginning + KnownWord.LastLetter)];
        }

        var lists = new FoundLists();
        await using var command = PostgresCommand.Of(db, sql.ToString(), values);
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            if (await rows.IsDBNullAsync(0, cancellation))
            {
                lists.AddGone(rows.GetInt64(2));
            }
            else
            {
                var word = rows.GetString(0);
                await using var numbers = await rows.GetStreamAsync(1, cancellation);
                await numbers.ReadExactlyAsync(lists.Add(word, (int)numbers.Length), cancellation);
            }
        }

        return lists;
    }

    /// <summary>Makes parts one where there are many of a size, or where much is in lists for nothing.</summary>
    public static Task SettleAsync(HandbillDb db, CancellationToken cancellation) => SettleAsync(db, Parts, cancellation);

    private static async Task SettleAsync(HandbillDb db, int most, CancellationToken cancellation)
    {
        if (await GoneAsync(db, cancellation) > MostGone)
        {
            await TidyAsync(db, cancellation);
            return;
        }

        List<long>? many;
        do
        {
            await using var command = PostgresCommand.Of(db, "SELECT part, texts FROM site_search_part");
            var parts = await command.ReadAsync(row => (Part: row.GetInt64(0), Texts: row.GetInt64(1)), cancellation);
            many = parts.GroupBy(part => SizeOf(part.Texts)).OrderBy(size => size.Key).FirstOrDefault(size => size.Count() >= most)?.Select(part => part.Part).ToList();
        }
        while (many is not null && await TryMergeAsync(db, many, cancellation));
    }

    // False when somebody else makes them one.
    private static async Task<bool> TryMergeAsync(HandbillDb db, List<long> parts, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(db, "SELECT part FROM site_search_part WHERE part = ANY($1) ORDER BY part FOR UPDATE SKIP LOCKED", parts.ToArray());
        var ours = await command.ReadAsync(row => row.GetInt64(0), cancellation);
        if (ours.Count < parts.Count)
        {
            return false;
        }

        await MergeAsync(db, ours, cancellation);
        return true;
    }

    // Some thousand words at once: so much of all parts is in memory at a time, and the longest lists.
    private static async Task MergeAsync(HandbillDb db, IReadOnlyList<long> parts, CancellationToken cancellation)
    {
        await using var all = PostgresCommand.Of(db, "SELECT number, 0::bigint FROM site_search_gone UNION ALL SELECT NULL, sum(texts)::bigint FROM site_search_part WHERE part = ANY($1)", parts.ToArray());
        var known = await all.ReadAsync(row => (Gone: row.IsDBNull(0) ? -1 : row.GetInt64(0), Texts: row.GetInt64(1)), cancellation);
        var (gone, met) = (known.Select(row => row.Gone).Where(number => number >= 0).ToHashSet(), new HashSet<long>());
        var part = await NewPartAsync(db, known.Sum(row => row.Texts), cancellation);
        var ofEach = string.Join(" UNION ALL ", parts.Select(one => string.Create(CultureInfo.InvariantCulture, $"(SELECT word, numbers FROM site_search_list WHERE part = {one} ORDER BY word)")));
        await PostgresCommand.RunAsync(db, $"DECLARE site_search_lists NO SCROLL CURSOR FOR SELECT word, numbers FROM ({ofEach}) lists ORDER BY word", cancellation);
        await using var fetch = PostgresCommand.Of(db, string.Create(CultureInfo.InvariantCulture, $"FETCH {RowsAtOnce} FROM site_search_lists"));
        var waiting = new List<(string Word, byte[] Numbers)>();
        for (var isMore = true; isMore;)
        {
            var read = await fetch.ReadAsync(row => (Word: row.GetString(0), Numbers: row.GetFieldValue<byte[]>(1)), cancellation);
            isMore = read.Count > 0;
            waiting.AddRange(read);

            // The last word may go on in what comes next.
            var whole = isMore ? waiting.FindIndex(list => list.Word == waiting[^1].Word) : waiting.Count;
            await WriteAsync(
                db, part, waiting.Take(whole).GroupBy(list => list.Word, list => new ArraySegment<byte>(list.Numbers), StringComparer.Ordinal).Select(word => (word.Key, NumberList.Of([.. word], gone, met))), cancellation);
            waiting.RemoveRange(0, whole);
        }

        await PostgresCommand.RunAsync(db, "CLOSE site_search_lists", cancellation);
        await PostgresCommand.RunAsync(db, "DELETE FROM site_search_list WHERE part = ANY($1)", cancellation, parts.ToArray());
        await PostgresCommand.RunAsync(db, "DELETE FROM site_search_part WHERE part = ANY($1)", cancellation, parts.ToArray());
        await PostgresCommand.RunAsync(db, "DELETE FROM site_search_gone WHERE number = ANY($1)", cancellation, met.ToArray());
        await PostgresCommand.RunAsync(db, "UPDATE site_search_part SET texts = texts - $2 WHERE part = $1", cancellation, part, (long)met.Count);
    }

    private static async Task<long> NewPartAsync(HandbillDb db, long texts, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(db, "INSERT INTO site_search_part (texts) VALUES ($1) RETURNING part", texts);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task WriteAsync(HandbillDb db, long part, IEnumerable<(string Word, byte[] Numbers)> lists, CancellationToken cancellation)
    {
        await using var copy = await PostgresCommand.Connection(db).BeginBinaryImportAsync("COPY site_search_list (part, word, numbers) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var (word, numbers) in lists.Where(list => list.Numbers.Length > 0))
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(part, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(word, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(numbers, NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task<long> GoneAsync(HandbillDb db, CancellationToken cancellation)
    {
        await using var command = PostgresCommand.Of(db, "SELECT count(*) FROM site_search_gone");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    // How many times eight.
    private static int SizeOf(long texts) => texts < Parts ? 0 : 1 + SizeOf(texts / Parts);
}
