using System.Diagnostics.Metrics;

namespace Handbill.Kernel.Measures;

/// <summary>
/// The numbers that a server tells about its work, for whoever collects them (docs/desk/server.md lists them). Numbers only: no label may
/// carry an id, a name or anything that was typed.
/// </summary>
public static class Measure
{
    /// <summary>The name under which they are collected.</summary>
    public const string MeterName = "Handbill";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Saves = Meter.CreateHistogram<double>(
        "handbill.save.duration", "s", "Time of saves that change something, by store and outcome.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 1, 5] });

    private static readonly Histogram<double> Fits = Meter.CreateHistogram<double>(
        "handbill.fit.duration", "s", "Time in which an edition was fitted.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1] });

    private static readonly Counter<long> Acts = Meter.CreateCounter<long>("handbill.audit.entries", "{entry}", "Entries added to the audit trail.");

    /// <summary>A save went through, or did not.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="saved">Whether it is confirmed.</param>
    /// <param name="took">How long it took.</param>
    public static void Saved(string store, bool saved, TimeSpan took) =>
        Saves.Record(took.TotalSeconds, new("store", store), new("outcome", saved ? "saved" : "refused"));

    /// <summary>Entries came to the audit trail.</summary>
    public static void Recorded(int acts) => Acts.Add(acts);

    /// <summary>An edition was fitted.</summary>
    /// <param name="took">How long it took.</param>
    public static void Fitted(TimeSpan took) => Fits.Record(took.TotalSeconds);

    /// <summary>Lets the length of a queue be read whenever numbers are collected.</summary>
    /// <param name="queue">The queue's name: a fixed word.</param>
    /// <param name="length">Reads how many wait, without waiting itself.</param>
    public static void WatchQueue(string queue, Func<long> length) =>
        Meter.CreateObservableGauge("handbill.queue.length", () => new Measurement<long>(length(), new KeyValuePair<string, object?>("queue", queue)), "{item}", "What waits to be done.");
}
