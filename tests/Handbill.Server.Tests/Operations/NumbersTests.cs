using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Handbill.Kernel.Measures;
using Handbill.Server.Tests.Hosting;

namespace Handbill.Server.Tests.Operations;

public sealed class NumbersTests
{
    [Fact]
    public async Task Saves_are_counted_with_their_store_and_outcome_and_nothing_else()
    {
        var told = new ConcurrentBag<(string Name, string Labels)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, on) =>
            {
                if (instrument.Meter.Name == Measure.MeterName)
                {
                    on.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, labels, _) => told.Add((instrument.Name, string.Join(",", labels.ToArray()))));
        listener.SetMeasurementEventCallback<long>((instrument, _, labels, _) => told.Add((instrument.Name, string.Join(",", labels.ToArray()))));
        listener.Start();
        await using var server = await TestServer.StartAsync();

        await BackupTests.WriteAsync(server, [], CancellationToken.None, times: 2);
        Measure.WatchQueue("test", () => 3);
        listener.RecordObservableInstruments();

        told.ShouldContain(("handbill.save.duration", "[store, SQLite],[outcome, saved]"));
        told.ShouldContain(("handbill.audit.entries", ""));
        told.ShouldContain(("handbill.queue.length", "[queue, test]"));
    }
}
