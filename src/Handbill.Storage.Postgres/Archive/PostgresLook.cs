using System.Globalization;
using Handbill.Kernel.Data;
using Handbill.Kernel.Search.Archive;

namespace Handbill.Storage.Postgres.Archive;

/// <summary>
/// A search in lists that were all read in one question. Of what has the words of a phrase, the order of its words is looked at, from the newest on, until there are enough.
/// </summary>
internal sealed class PostgresLook(HandbillDb db, FoundLists lists) : IArchiveLook
{
    // About as many as a page by date needs.
    private const int LookedAtOnce = 256;

    // Of texts that were looked at: all that one search asks for asks for the same order.
    private readonly Dictionary<long, bool> _inOrder = [];

    public async Task<IReadOnlyList<long>> NewestAsync(ArchiveMatch match, int most, CancellationToken cancellation)
    {
        if (!match.HasPhrases)
        {
            return [.. lists.Find(match).Take(most)];
        }

        var found = new List<long>();
        foreach (var some in lists.Find(match).Chunk(LookedAtOnce))
        {
            await LookAsync(match, some, cancellation);
            found.AddRange(some.Where(number => _inOrder[number]));
            if (found.Count >= most)
            {
                break;
            }
        }

        return [.. found.Take(most)];
    }

    public void Dispose() => lists.Dispose();

    private async Task LookAsync(ArchiveMatch match, IEnumerable<long> numbers, CancellationToken cancellation)
    {
        if (numbers.Where(number => !_inOrder.ContainsKey(number)).ToArray() is not { Length: > 0 } asked)
        {
            return;
        }

        var holds = match.Phrases.Select(_ => "> 0").Concat(match.NoPhrases.Select(_ => "= 0")).Select((holds, at) => string.Create(CultureInfo.InvariantCulture, $"position(${at + 2} IN words) {holds}"));
        await using var command = PostgresCommand.Of(
            db, $"SELECT number FROM site_search_order WHERE number = ANY($1) AND {string.Join(" AND ", holds)}", [asked, .. match.Phrases, .. match.NoPhrases]);
        var follow = (await command.ReadAsync(row => row.GetInt64(0), cancellation)).ToHashSet();
        Array.ForEach(asked, number => _inOrder[number] = follow.Contains(number));
    }
}
