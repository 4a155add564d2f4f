using System.Diagnostics;
using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Audit;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Kill;

/// <summary>
/// Starts the writer, kills it at a moment of chance while it saves (SIGKILL, so that nothing of it runs any more), and looks after each time
/// whether every confirmed save is there and the chain holds.
/// </summary>
internal static class Killing
{
    // Of up to this many confirmed saves the writer may see the last.
    private const int MostSaves = 40;

    public static async Task<int> RunAsync(Instance instance, int times)
    {
        DataFolder.Prepare(instance.Data);
        await using (var db = instance.OpenDb())
        {
            await Schema.PrepareAsync(db, () => throw new InvalidOperationException("The folder is to be empty."), CancellationToken.None);
        }

        var clock = Stopwatch.StartNew();
        var (confirmed, lost, chance) = (0L, 0, new Random(5512));
        for (var time = 1; time <= times; time++)
        {
            var saved = await KillOnceAsync(instance, chance.Next(1, MostSaves));
            confirmed += saved.Count;
            lost += await CountLostAsync(instance, saved);
            if (time % 50 == 0)
            {
                Console.WriteLine($"{time} kills, {confirmed} confirmed saves, {lost} lost, {clock.Elapsed.TotalSeconds:0} s");
            }
        }

        var code = await Check.RunAsync(instance);
        Console.WriteLine($"{times} kills, {confirmed} confirmed saves, {lost} lost, {clock.Elapsed.TotalSeconds:0} s");
        return lost == 0 ? code : 1;
    }

    private static async Task<List<GroupId>> KillOnceAsync(Instance instance, int after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["write", .. instance.Arguments]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var writer = Process.Start(start)!;
        var saved = new List<GroupId>();
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            // A line that the kill cut off was not said.
            if (GroupId.TryParse(line, null, out var id))
            {
                saved.Add(id);
            }

            if (saved.Count == after)
            {
                writer.Kill();
            }
        }

        await writer.WaitForExitAsync();
        return saved.Count >= after ? saved : throw new InvalidOperationException("The writer ended by itself.");
    }

    private static async Task<int> CountLostAsync(Instance instance, List<GroupId> saved)
    {
        await using var db = instance.OpenDb();
        var there = await db.Set<Group>().Where(group => saved.Contains(group.Id)).Select(group => group.Id).ToListAsync();
        var entries = await db.Set<AuditEntry>().CountAsync(entry => saved.Select(id => id.Value).Contains(entry.SubjectId));
        return saved.Count - Math.Min(there.Count, entries);
    }
}
