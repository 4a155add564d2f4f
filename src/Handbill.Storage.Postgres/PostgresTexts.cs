using System.Globalization;
using System.Text;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Storage.Postgres;

/// <summary>
/// PostgreSQL's tsvector, written word by word: its own parser would take words apart as the machine's locale says, and find other
/// things than SQLite. Beside a text's words stand its marks, the words of its title once more, and the block of its number, each with
/// a sign before it that no word has. Rows are numbered, the newest highest.
/// </summary>
/// <remarks>
/// The index names rows without an order and without where in a row a word stands. So the newest blocks are asked first, which answers
/// for words that stand everywhere, and then all, which is little for words that do not: only for phrases of frequent words does what
/// is read grow with the number of texts. What is asked stands in brackets of its own (OFFSET 0), because the planner takes it for
/// cheap to read all words of one row after the other, from the newest back.
/// </remarks>
internal sealed class PostgresTexts : ITextIndex
{
    // A tsvector holds no position above this, and 256 of a word; further ones are passed over.
    private const int LastPosition = 16_383;
    private const int MostOfOneWord = 255;

    // Rows of a block, and blocks that are asked before all.
    private const int BlockSize = 4096;
    private const int NewestBlocks = 4;

    // PostgreSQL moves words out of a row only where the row is above 2 KB. The padding, which it then packs into some 30 bytes, makes
    // it so: a search reads rows of 100 bytes in place of 1,500.
    private const string Tables =
        """
        CREATE SEQUENCE IF NOT EXISTS kernel_text_number;
        CREATE TABLE IF NOT EXISTS kernel_text (
          number bigint PRIMARY KEY, id uuid NOT NULL UNIQUE, words tsvector NOT NULL, padding text NOT NULL DEFAULT repeat(' ', 2000))
          WITH (toast_tuple_target = 128);
        CREATE INDEX IF NOT EXISTS kernel_text_words ON kernel_text USING gin (words) WITH (fastupdate = off);
        """;

    public Task PrepareAsync(HandbillDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync(Tables, cancellation);

    public Task PutAsync(HandbillDb db, IndexedText text, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO kernel_text (number, id, words)
        SELECT number, {text.Id}, ({Vector(text)} || '''#' || number / {BlockSize} || '''')::tsvector FROM nextval('kernel_text_number') number
        ON CONFLICT (id) DO UPDATE SET number = excluded.number, words = excluded.words, padding = excluded.padding
        """,
        cancellation);

    public Task RemoveAsync(HandbillDb db, Guid id, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM kernel_text WHERE id = {id}", cancellation);

    public async Task<IReadOnlyList<Guid>> FindAsync(
        HandbillDb db, TextQuery query, IReadOnlyList<IReadOnlyList<string>> marks, bool onlyTitles, int most, CancellationToken cancellation)
    {
        if (query.IsEmpty)
        {
            return [];
        }

        var match = Match(query, marks, onlyTitles);
        var newest = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT id AS "Value" FROM (SELECT number, id FROM kernel_text WHERE words @@ (
              SELECT '(' || string_agg('''#' || block || '''', '|') || ') & ' || {match}
              FROM (SELECT max(number) / {BlockSize} AS last FROM kernel_text) newest, generate_series(last - {NewestBlocks - 1}, last) block)::tsquery OFFSET 0) found
            ORDER BY number DESC LIMIT {most}
            """).ToListAsync(cancellation);
        return newest.Count == most
            ? newest
            : await db.Database.SqlQuery<Guid>(
                $"""
                SELECT id AS "Value" FROM (SELECT number, id FROM kernel_text WHERE words @@ {match}::tsquery OFFSET 0) found
                ORDER BY number DESC LIMIT {most}
                """).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation) =>
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM kernel_text").ToListAsync(cancellation);

    // 'word':1,17 for each word and '"word':1 for each of the title's; a gap keeps a phrase from running from the title into the body.
    private static string Vector(IndexedText text)
    {
        var positions = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var position = 0;
        foreach (var word in SearchWords.Of(text.Title))
        {
            position++;
            Stands(word);
            Stands('"' + word);
        }

        position += 10;
        foreach (var word in SearchWords.Of(text.Body))
        {
            position++;
            Stands(word);
        }

        var vector = new StringBuilder();
        foreach (var (word, places) in positions)
        {
            vector.Append('\'').Append(word).Append("':").AppendJoin(',', places).Append(' ');
        }

        foreach (var mark in text.Marks)
        {
            vector.Append("'=").Append(mark).Append("' ");
        }

        return vector.ToString();

        void Stands(string word)
        {
            if (!positions.TryGetValue(word, out var places))
            {
                positions.Add(word, places = []);
            }

            if (places.Count < MostOfOneWord)
            {
                places.Add(Math.Min(position, LastPosition).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    // Words are letters and digits only, and quoted: nothing in them is read as the query language's own.
    private static string Match(TextQuery query, IReadOnlyList<IReadOnlyList<string>> marks, bool onlyTitles)
    {
        var parts = marks.Select(anyOf => "(" + string.Join(" | ", anyOf.Select(mark => $"'={mark}'")) + ")")
            .Concat(query.Terms.Select(term => (term.IsUnwanted ? "!" : "") + Phrase(term, onlyTitles)));
        return string.Join(" & ", parts);
    }

    private static string Phrase(TextTerm term, bool onlyTitles) =>
        "(" + string.Join(" <-> ", term.Words.Select((word, at) =>
            $"'{(onlyTitles ? "\"" : "")}{word}'{(term.IsBeginning && at == term.Words.Count - 1 ? ":*" : "")}")) + ")";
}
