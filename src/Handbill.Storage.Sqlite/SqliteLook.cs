using System.Text;
using Handbill.Kernel.Search.Archive;
using Microsoft.Data.Sqlite;

namespace Handbill.Storage.Sqlite;

/// <summary>
/// A search, which reads as far as it is asked and has nothing to fetch before. Of what has the words of a phrase, the order of its words is looked at, from the newest on, until there are enough.
/// </summary>
internal sealed class SqliteLook(SqliteConnection connection) : IArchiveLook
{
    private const int SeldomAsked = 256;

    // Of texts that were looked at: all that one search asks for asks for the same order.
    private readonly Dictionary<long, bool> _inOrder = [];
    private SqliteStatement? _order;

    public Task<IReadOnlyList<long>> NewestAsync(ArchiveMatch match, int most, CancellationToken cancellation)
    {
        using var found = new SqliteStatement(connection, "SELECT rowid FROM site_search WHERE site_search MATCH ? ORDER BY rowid DESC LIMIT ?");
        found.Ask(Query(match), match.HasPhrases ? -1 : most);
        var (numbers, seen) = (new List<long>(), 0);
        while (numbers.Count < most && found.Next())
        {
            if (++seen % SeldomAsked == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var number = found.Number(0);
            if (!match.HasPhrases || IsInOrder(match, number))
            {
                numbers.Add(number);
            }
        }

        return Task.FromResult<IReadOnlyList<long>>(numbers);
    }

    public void Dispose() => _order?.Dispose();

    // Words are letters and digits after a sign of ours, and quoted: nothing in them is read as the query language's own.
    private static string Query(ArchiveMatch match)
    {
        var query = new StringBuilder().Append('(').AppendJoin(" AND ", match.All.Select(anyOf => $"({string.Join(" OR ", anyOf.Select(Quoted))})")).Append(')');
        foreach (var unwanted in match.None)
        {
            query.Insert(0, '(').Append(") NOT ").Append(Quoted(unwanted));
        }

        return query.ToString();
    }

    private static string Quoted(MatchedWord word) => $"\"{word.Word}\"{(word.IsBeginning ? " *" : "")}";

    private bool IsInOrder(ArchiveMatch match, long number)
    {
        if (!_inOrder.TryGetValue(number, out var isInOrder))
        {
            _order ??= new SqliteStatement(connection, "SELECT words FROM site_search_order WHERE number = ?");
            _order.Ask(number);
            isInOrder = _order.Next() && Follow(_order.Bytes(0), match);
            _inOrder.Add(number, isInOrder);
        }

        return isInOrder;
    }

    private static bool Follow(ReadOnlySpan<byte> words, ArchiveMatch match)
    {
        foreach (var phrase in match.Phrases)
        {
            if (!WordOrder.Has(words, phrase))
            {
                return false;
            }
        }

        foreach (var phrase in match.NoPhrases)
        {
            if (WordOrder.Has(words, phrase))
            {
                return false;
            }
        }

        return true;
    }
}
