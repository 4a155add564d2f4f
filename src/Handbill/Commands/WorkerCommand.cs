using System.CommandLine;
using Handbill.Kernel.Data;
using Handbill.Server;
using Handbill.Server.Logs;
using Handbill.Server.Numbers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Handbill.Commands;

/// <summary>`handbill worker`: a machine that shows no pages and does the work of those that do.</summary>
internal static class WorkerCommand
{
    public static Command Build(CancellationToken ending)
    {
        var instance = new InstanceOptions();
        var command = new Command("worker", "Take part in press runs from a machine that shows no pages. For an instance in PostgreSQL, as many as you like.");
        instance.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(instance.Of(parsed), ending));
        return command;
    }

    private static async Task<int> RunAsync(Instance instance, CancellationToken ending)
    {
        if (instance.Database is null)
        {
            throw new StoreException("workers need an instance in PostgreSQL, see --database: on SQLite there is one machine, and `handbill serve` does its work itself");
        }

        using var logs = LineLogger.ToConsole();
        using var numbers = NumbersExport.Begin();
        DataFolder.Prepare(instance.Data);
        using var host = await WorkerHost.PrepareAsync(instance, logs, ending);
        await host.StartAsync(ending);
        Console.WriteLine("A worker of Handbill takes part in press runs. Ctrl-C ends it: what it is at is let go of, and another takes it.");
        await using var stopped = ending.Register(() => _ = host.StopAsync(CancellationToken.None));
        await host.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }
}
