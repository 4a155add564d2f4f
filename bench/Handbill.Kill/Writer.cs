using Handbill.Groups.Contracts;
using Handbill.Groups.Groups;
using Handbill.Kernel.Audit;
using Handbill.Kernel.Ids;
using Handbill.Server;

namespace Handbill.Kill;

/// <summary>Saves without pause by four hands, each change with its audit entry, and says of each when it is confirmed.</summary>
internal static class Writer
{
    private const int Hands = 4;

    /// <summary>Nothing could be saved any more; what was said to be saved is.</summary>
    private const int NoRoom = 3;

    public static async Task<int> RunAsync(Instance instance)
    {
        await using var output = Console.OpenStandardOutput();
        var gate = new Lock();
        var ends = await Task.WhenAll(Enumerable.Range(0, Hands).Select(hand => Task.Run(() => WriteAsync(instance, hand, Confirm))));
        return ends.Max();

        void Confirm(GroupId id)
        {
            lock (gate)
            {
                output.Write(System.Text.Encoding.ASCII.GetBytes($"{id}\n"));
                output.Flush();
            }
        }
    }

    private static async Task<int> WriteAsync(Instance instance, int hand, Action<GroupId> confirm)
    {
        var store = instance.OpenStore();
        for (var turn = 0; ; turn++)
        {
            var id = NewId.Of<GroupId>(TimeProvider.System);
            await using var db = Instance.OpenDb(store);
            db.Add(new Group { Id = id, Name = $"Hand {hand}, turn {turn}", CreatedAt = TimeProvider.System.GetUtcNow() });
            db.Record(new AuditAct(null, "group.make", "group", id.Value, $"turn={turn}"));
            try
            {
                await db.SaveChangesAsync();
            }
            catch (Exception problem) when (store.TroubleOf(problem) is var trouble and not Kernel.Data.StoreTrouble.None)
            {
                await Console.Error.WriteLineAsync($"{trouble}");
                return NoRoom;
            }

            confirm(id);
        }
    }
}
