using Handbill.Kernel.Measures;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Handbill.Server.Numbers;

/// <summary>Sends the server's numbers to a collector, when OpenTelemetry's own variables name one.</summary>
internal static class NumbersExport
{
    private static readonly string[] Meters = [Measure.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Begins to send; to be disposed of when the server ends, which sends the last numbers.</summary>
    /// <returns>Null when no collector is named.</returns>
    public static IDisposable? Begin()
    {
        var own = Variable("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT");
        return own is not null || Variable("OTEL_EXPORTER_OTLP_ENDPOINT") is not null ? Build(own) : null;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    // Apart, so that a server without a collector does not load what it takes.
    private static MeterProvider Build(string? own) => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(resource => resource.AddService("handbill", serviceVersion: typeof(NumbersExport).Assembly.GetName().Version?.ToString(3), autoGenerateServiceInstanceId: true))
        .AddMeter(Meters)
        .AddOtlpExporter(options =>
        {
            // The library reads the variables that hold for all signals, and not this one.
            if (own is not null)
            {
                options.Endpoint = new Uri(own);
            }
        })
        .Build();
}
