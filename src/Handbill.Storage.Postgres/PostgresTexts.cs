using System.Globalization;
using System.Text;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Storage.Postgres;

/// <summary>
/// PostgreSQL's tsvector, written word by word: its own parser would take words apart as the machine's locale says, and find other
/// things than SQLite. Marks stand among the words with a sign before them that no word has. Rows are numbered, the newest highest.
/// </summary>
internal sealed class PostgresTexts : ITextIndex
{
    // A tsvector holds no position above this, and 256 of a word; further ones are passed over.
    private const int LastPosition = 16_383;
    private const int MostOfOneWord = 255;

    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS kernel_text (
          number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL UNIQUE, words tsvector NOT NULL);
        CREATE INDEX IF NOT EXISTS kernel_text_words ON kernel_text USING gin (words) WITH (fastupdate = off);
        """;

    public Task PrepareAsync(HandbillDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync(Tables, cancellation);

    public Task PutAsync(HandbillDb db, IndexedText text, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO kernel_text (id, words) VALUES ({text.Id}, {Vector(text)}::tsvector) ON CONFLICT (id) DO UPDATE SET words = excluded.words, number = DEFAULT", cancellation);

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
        return await db.Database.SqlQuery<Guid>(
            $"""SELECT id AS "Value" FROM kernel_text WHERE words @@ {match}::tsquery ORDER BY number DESC LIMIT {most}""").ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation) =>
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM kernel_text").ToListAsync(cancellation);

    // 'word':1A,7 for each word. The title's words have the weight A; a gap keeps a phrase from running from the title into the body.
    private static string Vector(IndexedText text)
    {
        var positions = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var position = 0;
        foreach (var (words, weight) in new[] { (SearchWords.Of(text.Title), "A"), (SearchWords.Of(text.Body), "") })
        {
            foreach (var word in words)
            {
                position++;
                if (!positions.TryGetValue(word, out var places))
                {
                    positions.Add(word, places = []);
                }

                if (places.Count < MostOfOneWord)
                {
                    places.Add(Math.Min(position, LastPosition).ToString(CultureInfo.InvariantCulture) + weight);
                }
            }

            position += 10;
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
        {
            var options = (term.IsBeginning && at == term.Words.Count - 1 ? "*" : "") + (onlyTitles ? "A" : "");
            return options.Length == 0 ? $"'{word}'" : $"'{word}':{options}";
        })) + ")";
}
