using System.CommandLine;
using System.Text.Json;
using Handbill.Kernel.Audit;
using Handbill.Server;
using Microsoft.EntityFrameworkCore;

namespace Handbill.Commands;

/// <summary>`handbill audit`: the trail of who did what to which id.</summary>
internal static class AuditCommand
{
    /// <summary>The trail was tampered with, or does not contain what it should.</summary>
    private const int DoesNotHold = 2;

    public static Command Build(CancellationToken ending) =>
        new("audit", "The trail of who did what to which id, without names.") { Verify(ending), Export(ending) };

    /// <summary>Holds the trail against its own hashes, and against one kept elsewhere.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> VerifyAsync(Instance instance, string? expect, bool json, CancellationToken ending)
    {
        await instance.OpenStore().OpenAsync(mustHoldInstance: true, ending);
        await using var db = instance.OpenDb();
        long? found = expect is null or "" || expect == AuditChain.Root ? 0 : null;
        var verdict = await AuditChain.VerifyAsync(Watch(Entries(db)));
        var holds = verdict.BrokenAt is null && found is not null;
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new AuditReport(holds, verdict.Entries, verdict.Head, verdict.BrokenAt, expect is null ? null : found), AuditJson.Default.AuditReport));
            return holds ? 0 : DoesNotHold;
        }

        if (verdict.BrokenAt is { } broken)
        {
            Console.Error.WriteLine($"Entry {broken} does not hold: it, or one before it, was changed or taken out. The {verdict.Entries} before it hold.");
        }

        if (found is null)
        {
            Console.Error.WriteLine("The head that you kept is not in the trail: entries were taken off its end or written anew since.");
        }
        else if (expect is not null)
        {
            Console.WriteLine($"The head that you kept is entry {found}.");
        }

        Console.WriteLine($"{verdict.Entries} entries hold. Head: {verdict.Head}");
        return holds ? 0 : DoesNotHold;

        async IAsyncEnumerable<AuditEntry> Watch(IAsyncEnumerable<AuditEntry> entries)
        {
            await foreach (var entry in entries.WithCancellation(ending))
            {
                // Its own hash is proven by the verdict: a kept head after a break does not count.
                found ??= string.Equals(entry.Hash, expect, StringComparison.OrdinalIgnoreCase) ? entry.Number : null;
                yield return entry;
            }
        }
    }

    private static Command Verify(CancellationToken ending)
    {
        var expect = new Option<string?>("--expect") { Description = "A head that you kept elsewhere: it must be in the trail.", HelpName = "HEAD" };
        var json = Parameters.Json();
        var instance = new InstanceOptions();
        var command = new Command("verify", "Hold the trail against its own hashes. Exit code 0: it holds; 2: it does not.") { expect, json };
        instance.AddTo(command);
        command.SetAction((parsed, _) => VerifyAsync(instance.Of(parsed), parsed.GetValue(expect), parsed.GetValue(json), ending));
        return command;
    }

    private static Command Export(CancellationToken ending)
    {
        var instance = new InstanceOptions();
        var command = new Command("export", "Print the trail, a JSON object a line.");
        instance.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var from = instance.Of(parsed);
            await from.OpenStore().OpenAsync(mustHoldInstance: true, ending);
            await using var db = from.OpenDb();
            await using var output = Console.OpenStandardOutput();
            await foreach (var entry in Entries(db).WithCancellation(ending))
            {
                var line = new AuditLine(entry.Number, entry.At, entry.At.UtcTicks, entry.Actor, entry.Act, entry.Subject, entry.SubjectId, entry.Detail, entry.Hash);
                await JsonSerializer.SerializeAsync(output, line, AuditJson.Default.AuditLine, ending);
                output.WriteByte((byte)'\n');
            }

            return 0;
        });
        return command;
    }

    private static IAsyncEnumerable<AuditEntry> Entries(Kernel.Data.HandbillDb db) =>
        db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Number).AsAsyncEnumerable();
}
