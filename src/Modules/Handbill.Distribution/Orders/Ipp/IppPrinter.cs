using System.Net;
using System.Net.Http.Headers;

namespace Handbill.Distribution.Orders.Ipp;

/// <summary>Speaks to printers by IPP/1.1 (RFC 8011), as CUPS and nearly every printer of the last twenty years do. Safe to use from several threads.</summary>
internal sealed class IppPrinter : IDisposable
{
    private const ushort PrintJob = 0x02, CreateJob = 0x05, SendDocument = 0x06, CancelJob = 0x08, GetJobAttributes = 0x09, GetJobs = 0x0A, GetPrinterAttributes = 0x0B;

    private const int MostJobs = 200;

    private static readonly TimeSpan Connects = TimeSpan.FromSeconds(5), Answers = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = Connects })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private int _request;

    /// <summary>What a printer says of itself.</summary>
    /// <exception cref="IppException">It does not answer, or not as a printer.</exception>
    public async Task<PrinterCard> AskAsync(Uri address, CancellationToken cancellation)
    {
        var request = Request(GetPrinterAttributes, address);
        Ask(request, "operations-supported", "document-format-supported", "printer-is-accepting-jobs", "printer-state", "printer-state-reasons");
        var answer = await SendAsync(address, request, document: null, cancellation);
        return new PrinterCard(
            answer.All(IppTag.Printer, "operations-supported").Any(one => one.Number == CreateJob) && answer.All(IppTag.Printer, "operations-supported").Any(one => one.Number == SendDocument),
            [.. answer.All(IppTag.Printer, "document-format-supported").Select(one => one.Text)],
            answer.Find(IppTag.Printer, "printer-is-accepting-jobs") is not { Bytes: [0] },
            [.. answer.All(IppTag.Printer, "printer-state-reasons").Select(one => one.Text).Where(reason => reason != "none")]);
    }

    /// <summary>Makes a job without a document.</summary>
    /// <returns>The printer's number for it.</returns>
    /// <exception cref="IppException">It is refused.</exception>
    public async Task<int> CreateAsync(Uri address, JobTicket ticket, CancellationToken cancellation) =>
        JobOf(await SendAsync(address, Ticketed(CreateJob, address, ticket), document: null, cancellation));

    /// <summary>Sends the one document of a job.</summary>
    /// <param name="address">The printer.</param>
    /// <param name="job">Its number for the job.</param>
    /// <param name="document">Writes the document, a PDF.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IppException">It is refused, or the line broke.</exception>
    public Task SendAsync(Uri address, int job, Func<Stream, CancellationToken, Task> document, CancellationToken cancellation)
    {
        var request = Request(SendDocument, address, job);
        request.Groups[0].Add("document-format", IppValue.Of(IppTag.MimeType, "application/pdf")).Add("last-document", IppValue.Of(true));
        return SendAsync(address, request, document, cancellation);
    }

    /// <summary>Makes a job with its document in one go, where a printer cannot do it in two.</summary>
    /// <returns>The printer's number for it.</returns>
    /// <exception cref="IppException">It is refused, or the line broke.</exception>
    public async Task<int> PrintAsync(Uri address, JobTicket ticket, Func<Stream, CancellationToken, Task> document, CancellationToken cancellation)
    {
        var request = Ticketed(PrintJob, address, ticket);
        request.Groups[0].Add("document-format", IppValue.Of(IppTag.MimeType, "application/pdf"));
        return JobOf(await SendAsync(address, request, document, cancellation));
    }

    /// <summary>How a job stands.</summary>
    /// <exception cref="IppException">There is no such job, or nobody answers.</exception>
    public async Task<JobStanding> JobAsync(Uri address, int job, CancellationToken cancellation)
    {
        var request = Request(GetJobAttributes, address, job);
        Ask(request, "job-state", "job-state-reasons", "number-of-documents");
        var answer = await SendAsync(address, request, document: null, cancellation);
        return new JobStanding(
            (JobState)(answer.Find(IppTag.Job, "job-state")?.Number ?? 0), answer.Find(IppTag.Job, "number-of-documents")?.Number,
            [.. answer.All(IppTag.Job, "job-state-reasons").Select(one => one.Text).Where(reason => reason != "none")]);
    }

    /// <summary>The printer's number for a job of ours by its name; null when it knows of none.</summary>
    /// <exception cref="IppException">Nobody answers.</exception>
    public async Task<int?> FindAsync(Uri address, string name, CancellationToken cancellation)
    {
        foreach (var which in new[] { "not-completed", "completed" })
        {
            var request = Request(GetJobs, address);
            request.Groups[0].Add("which-jobs", IppValue.Of(IppTag.Keyword, which)).Add("limit", IppValue.Of(MostJobs));
            Ask(request, "job-id", "job-name");
            var answer = await SendAsync(address, request, document: null, cancellation);
            if (answer.Groups.Where(group => group.Tag == IppTag.Job && group.Values("job-name").Any(value => value.Text == name))
                    .SelectMany(group => group.Values("job-id")).Select(value => value.Number).FirstOrDefault() is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Takes a job back.</summary>
    /// <exception cref="IppException">It is over already, or nobody answers.</exception>
    public Task CancelAsync(Uri address, int job, CancellationToken cancellation) => SendAsync(address, Request(CancelJob, address, job), document: null, cancellation);

    public void Dispose() => _http.Dispose();

    private IppMessage Request(ushort operation, Uri address, int? job = null)
    {
        var request = new IppMessage { Code = operation, RequestId = Interlocked.Increment(ref _request) & int.MaxValue };
        var group = new IppGroup(IppTag.Operation)
            .Add("attributes-charset", IppValue.Of(IppTag.Charset, "utf-8"))
            .Add("attributes-natural-language", IppValue.Of(IppTag.NaturalLanguage, "en"))
            .Add("printer-uri", IppValue.Of(IppTag.Uri, address.AbsoluteUri));
        if (job is { } number)
        {
            group.Add("job-id", IppValue.Of(number));
        }

        request.Groups.Add(group.Add("requesting-user-name", IppValue.Of(IppTag.Name, "handbill")));
        return request;
    }

    private IppMessage Ticketed(ushort operation, Uri address, JobTicket ticket)
    {
        var request = Request(operation, address);
        request.Groups[0].Add("job-name", IppValue.Of(IppTag.Name, ticket.Name));
        request.Groups.Add(new IppGroup(IppTag.Job)
            .Add("copies", IppValue.Of(ticket.Copies)).Add("sides", IppValue.Of(IppTag.Keyword, ticket.Sides)).Add("media", IppValue.Of(IppTag.Keyword, ticket.Media)));
        return request;
    }

    private static void Ask(IppMessage request, params ReadOnlySpan<string> names)
    {
        for (var at = 0; at < names.Length; at++)
        {
            request.Groups[0].Add(at == 0 ? "requested-attributes" : "", IppValue.Of(IppTag.Keyword, names[at]));
        }
    }

    private static int JobOf(IppMessage answer) => answer.Find(IppTag.Job, "job-id")?.Number ?? throw new IppException(IppFault.NoPrinter, answer.Code);

    private async Task<IppMessage> SendAsync(Uri address, IppMessage request, Func<Stream, CancellationToken, Task>? document, CancellationToken cancellation)
    {
        using var content = new IppContent(request.Write(), document);
        using var post = new HttpRequestMessage(HttpMethod.Post, IppAddress.Carrier(address)) { Content = content };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        content.Sent = () => patience.CancelAfter(Answers);
        if (document is null)
        {
            patience.CancelAfter(Answers);
        }

        IppMessage answer;
        try
        {
            using var response = await _http.SendAsync(post, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != "application/ipp")
            {
                throw new IppException(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? IppFault.Forbidden : IppFault.NoPrinter, (int)response.StatusCode);
            }

            answer = IppMessage.Read(await BytesAsync(response.Content, patience.Token));
        }
        catch (InvalidDataException problem) when (content.Problem is null)
        {
            throw new IppException(content.HasBegun && document is not null ? IppFault.Broken : IppFault.NoPrinter, 0, problem);
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new IppException(IppFault.Certificate, 0, problem);
        }
        catch (Exception problem) when (content.Problem is null && !cancellation.IsCancellationRequested && problem is HttpRequestException or IOException or OperationCanceledException)
        {
            throw new IppException(content.HasBegun ? IppFault.Broken : IppFault.Away, 0, problem);
        }

        return answer.Code < 0x0400 ? answer : throw new IppException(FaultOf(answer.Code), answer.Code);
    }

    private static async Task<byte[]> BytesAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var bytes = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await stream.ReadAsync(piece, cancellation) is var read and > 0)
        {
            bytes.Write(piece, 0, read);
            if (bytes.Length > IppMessage.Longest)
            {
                throw new InvalidDataException("A printer's answer does not end.");
            }
        }

        return bytes.ToArray();
    }

    private static IppFault FaultOf(int status) => status switch
    {
        0x0401 or 0x0402 or 0x0403 => IppFault.Forbidden,
        0x0406 or 0x0407 => IppFault.NotFound,
        0x040A => IppFault.Format,
        0x0506 or 0x0502 or 0x0507 => IppFault.Closed,
        _ => IppFault.Refused,
    };

    // The message, and after it the document as it is written: it is never in memory as a whole.
    private sealed class IppContent : HttpContent
    {
        private readonly byte[] _message;
        private readonly Func<Stream, CancellationToken, Task>? _document;

        public IppContent(byte[] message, Func<Stream, CancellationToken, Task>? document)
        {
            (_message, _document) = (message, document);
            Headers.ContentType = new MediaTypeHeaderValue("application/ipp");
        }

        /// <summary>True once there was a line to send on.</summary>
        public bool HasBegun { get; private set; }

        /// <summary>What kept the document from being written; it is not the printer's fault.</summary>
        public Exception? Problem { get; private set; }

        public Action? Sent { get; set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            HasBegun = true;
            await stream.WriteAsync(_message, cancellationToken);
            if (_document is not null)
            {
                try
                {
                    await _document(stream, cancellationToken);
                }
                catch (Exception problem) when (problem is not (IOException or HttpRequestException or OperationCanceledException))
                {
                    Problem = problem;
                    throw;
                }

                Sent?.Invoke();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _message.Length;
            return _document is null;
        }
    }
}
