using System.Text;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Storage.Sqlite;

/// <summary>
/// SQLite's FTS5, which keeps words and where they stand but no text. Its rows are numbered, the newest highest, and a table beside it
/// says whose the numbers are: a VACUUM leaves both as they are.
/// </summary>
internal sealed class SqliteTexts : ITextIndex
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS kernel_text_number (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE IF NOT EXISTS kernel_text USING fts5(
          title, body, marks, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '3 4');
        """;

    public Task PrepareAsync(HandbillDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync(Tables, cancellation);

    public async Task PutAsync(HandbillDb db, IndexedText text, CancellationToken cancellation)
    {
        await RemoveAsync(db, text.Id, cancellation);
        await db.Database.ExecuteSqlAsync($"INSERT INTO kernel_text_number (id) VALUES ({text.Id.ToString("N")})", cancellation);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO kernel_text (rowid, title, body, marks) VALUES (last_insert_rowid(), {Words(text.Title)}, {Words(text.Body)}, {string.Join(' ', text.Marks)})",
            cancellation);
    }

    public async Task RemoveAsync(HandbillDb db, Guid id, CancellationToken cancellation)
    {
        var text = id.ToString("N");
        await db.Database.ExecuteSqlAsync($"DELETE FROM kernel_text WHERE rowid = (SELECT number FROM kernel_text_number WHERE id = {text})", cancellation);
        await db.Database.ExecuteSqlAsync($"DELETE FROM kernel_text_number WHERE id = {text}", cancellation);
    }

    public async Task<IReadOnlyList<Guid>> FindAsync(
        HandbillDb db, TextQuery query, IReadOnlyList<IReadOnlyList<string>> marks, bool onlyTitles, int most, CancellationToken cancellation)
    {
        if (query.IsEmpty)
        {
            return [];
        }

        var match = Match(query, marks, onlyTitles ? "title" : "{title body}");
        var ids = await db.Database.SqlQuery<string>(
            $"""
            SELECT n.id AS "Value" FROM kernel_text t JOIN kernel_text_number n ON n.number = t.rowid
            WHERE kernel_text MATCH {match} ORDER BY t.rowid DESC LIMIT {most}
            """).ToListAsync(cancellation);
        return ids.ConvertAll(id => Guid.ParseExact(id, "N"));
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(HandbillDb db, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<string>(
            $"SELECT n.id AS \"Value\" FROM kernel_text_number n JOIN kernel_text t ON t.rowid = n.number").ToListAsync(cancellation))
        .ConvertAll(id => Guid.ParseExact(id, "N"));

    private static string Words(string text) => string.Join(' ', SearchWords.Of(text));

    // Words are letters and digits only, and quoted: nothing in them is read as the query language's own.
    private static string Match(TextQuery query, IReadOnlyList<IReadOnlyList<string>> marks, string columns)
    {
        var match = new StringBuilder();
        foreach (var anyOf in marks)
        {
            match.Append("(marks : (").AppendJoin(" OR ", anyOf.Select(mark => $"\"{mark}\"")).Append(")) AND ");
        }

        match.Append('(').AppendJoin(" AND ", query.Terms.Where(term => !term.IsUnwanted).Select(term => Phrase(term, columns))).Append(')');
        foreach (var term in query.Terms.Where(term => term.IsUnwanted))
        {
            match.Insert(0, '(').Append(") NOT ").Append(Phrase(term, columns));
        }

        return match.ToString();
    }

    private static string Phrase(TextTerm term, string columns) =>
        $"({columns} : \"{string.Join(' ', term.Words)}\"{(term.IsBeginning ? " *" : "")})";
}
