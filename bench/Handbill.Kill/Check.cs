using Handbill.Groups.Groups;
using Handbill.Kernel.Audit;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Kill;

/// <summary>Holds the database against itself: the chain, and that each change has its entry and each entry its change.</summary>
internal static class Check
{
    public static async Task<int> RunAsync(Instance instance)
    {
        await using var db = instance.OpenDb();
        var verdict = await AuditChain.VerifyAsync(db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Number).AsAsyncEnumerable());
        var groups = await db.Set<Group>().LongCountAsync();
        Console.WriteLine($"{verdict.Entries} entries hold, {groups} groups{(verdict.BrokenAt is { } broken ? $", BROKEN at {broken}" : "")}");
        return verdict.BrokenAt is null && groups == verdict.Entries ? 0 : 1;
    }
}
