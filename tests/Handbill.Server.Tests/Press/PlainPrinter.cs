using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Handbill.Distribution.Orders.Ipp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handbill.Server.Tests.Press;

/// <summary>A printer on loopback that cannot make a job before its document, as many cheap ones cannot: it takes both in one request, and says what it is told to.</summary>
internal sealed class PlainPrinter : IAsyncDisposable
{
    private const ushort PrintJob = 0x02, GetJobAttributes = 0x09, GetPrinterAttributes = 0x0B;

    private readonly WebApplication _server;

    private PlainPrinter(WebApplication server) => _server = server;

    /// <summary>What is the matter with it.</summary>
    public string Reason { get; set; } = "none";

    /// <summary>How its jobs stand.</summary>
    public JobState State { get; set; } = JobState.Processing;

    /// <summary>Bytes of the documents that it was sent.</summary>
    public List<int> Documents { get; } = [];

    /// <summary>How often it was told to print each, and on which sides.</summary>
    public List<(int? Copies, string? Sides)> Tickets { get; } = [];

    /// <summary>The documents.</summary>
    public List<byte[]> Files { get; } = [];

    public string Address { get; private set; } = "";

    /// <summary>Starts one.</summary>
    /// <param name="isSecret">True for TLS, with a certificate that it made itself.</param>
    public static async Task<PlainPrinter> StartAsync(bool isSecret = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (isSecret)
            {
                listen.UseHttps(OwnCertificate());
            }
        }));
        var server = builder.Build();
        var printer = new PlainPrinter(server);
        server.MapPost("/ipp/print", (Delegate)printer.AnswerAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        var bound = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        printer.Address = $"{(isSecret ? "ipps" : "ipp")}://127.0.0.1:{bound.Port}/ipp/print";
        return printer;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var request = IppMessage.Read(body.ToArray());
        var answer = new IppMessage { Code = 0, RequestId = request.RequestId };
        answer.Groups.Add(new IppGroup(IppTag.Operation).Add("attributes-charset", IppValue.Of(IppTag.Charset, "utf-8")));
        switch (request.Code)
        {
            case GetPrinterAttributes:
                answer.Groups.Add(new IppGroup(IppTag.Printer)
                    .Add("operations-supported", IppValue.Of(PrintJob)).Add("document-format-supported", IppValue.Of(IppTag.MimeType, "application/pdf"))
                    .Add("printer-is-accepting-jobs", IppValue.Of(true)).Add("printer-state-reasons", IppValue.Of(IppTag.Keyword, Reason)));
                break;
            case PrintJob:
                Tickets.Add((request.Find(IppTag.Job, "copies")?.Number, request.Find(IppTag.Job, "sides")?.Text));
                Files.Add(body.ToArray().AsSpan().IndexOf("%PDF"u8) is var at and > 0 ? body.ToArray()[at..] : []);
                Documents.Add(Files[^1].Length);
                answer.Groups.Add(new IppGroup(IppTag.Job).Add("job-id", IppValue.Of(Documents.Count)));
                break;
            case GetJobAttributes:
                answer.Groups.Add(new IppGroup(IppTag.Job).Add("job-state", IppValue.Of((int)State)).Add("job-state-reasons", IppValue.Of(IppTag.Keyword, "none")));
                break;
        }

        return Results.Bytes(answer.Write(), "application/ipp");
    }

    private static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
