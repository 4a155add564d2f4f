using System.Collections.Concurrent;
using MailKit.Net.Smtp;

namespace Handbill.Mail;

/// <summary>
/// Hands mails to a mail server, over connections that are kept. What goes wrong is an outcome; nothing is logged here. Can be used from many threads: no more
/// than <see cref="SmtpSettings.Connections"/> mails are under way at once, others wait.
/// </summary>
public sealed class SmtpOutlet : IAsyncDisposable
{
    private readonly SmtpSettings _settings;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _room;
    private readonly ConcurrentStack<SmtpLine> _idle = new();

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="settings">The server.</param>
    /// <param name="clock">Measures timeouts and how long connections are idle.</param>
    /// <exception cref="ArgumentException">The settings have a <see cref="SmtpSettings.Problem"/>.</exception>
    public SmtpOutlet(SmtpSettings settings, TimeProvider clock)
    {
        if (settings.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(settings));
        }

        _settings = settings;
        _clock = clock;
        _room = new SemaphoreSlim(settings.Connections);
    }

    /// <summary>True when the mail server is this machine: what was given to the system is with it, whatever becomes of this process.</summary>
    public bool IsLoopback => _settings.IsLoopback;

    /// <summary>Hands one mail over.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled by the token; the server may have the mail or not.</exception>
    public Task<SendOutcome> SendAsync(Posting posting, CancellationToken cancellation) => SendAsync(posting, null, cancellation);

    /// <summary>Hands one mail over before a witness.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled by the token; the server may have the mail or not.</exception>
    public async Task<SendOutcome> SendAsync(Posting posting, IHandOverWitness? witness, CancellationToken cancellation)
    {
        await _room.WaitAsync(cancellation);
        try
        {
            // A connection that was kept may have been closed by the server meanwhile, which is found only by using it.
            if (await TakeIdleAsync() is { } kept && await SendAsync(kept, posting, witness, isKept: true, cancellation) is { } outcome)
            {
                return outcome;
            }

            var (line, trouble) = await OpenAsync(cancellation);
            return line is null ? trouble! : (await SendAsync(line, posting, witness, isKept: false, cancellation))!;
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Connects and signs in, to see whether the settings are right; sends nothing.</summary>
    /// <returns><see cref="SendKind.Sent"/> when all is well.</returns>
    public async Task<SendOutcome> TryAsync(CancellationToken cancellation)
    {
        var (line, trouble) = await OpenAsync(cancellation);
        if (line is null)
        {
            return trouble!;
        }

        await line.CloseAsync();
        return SendOutcome.Sent with { Words = "the mail server answers and lets us in" };
    }

    /// <summary>Closes the connections. Mails under way are to be awaited before.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out var line))
        {
            await line.CloseAsync();
        }

        _room.Dispose();
    }

    private async Task<(SmtpLine? Line, SendOutcome? Trouble)> OpenAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_settings.ConnectTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return (await SmtpLine.OpenAsync(_settings, either.Token), null);
        }
        catch (Exception fault) when (SmtpTrouble.IsExpected(fault))
        {
            cancellation.ThrowIfCancellationRequested();
            return (null, SmtpTrouble.Connecting(fault));
        }
    }

    /// <summary>The outcome; null when a kept connection broke before the server took the reader's address, so that another can be tried.</summary>
    private async Task<SendOutcome?> SendAsync(SmtpLine line, Posting posting, IHandOverWitness? witness, bool isKept, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_settings.SendTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var isClosed = true;
        try
        {
            await line.SendAsync(posting, witness, either.Token);
            isClosed = false;
            return SendOutcome.Sent;
        }
        catch (Exception fault) when (SmtpTrouble.IsExpected(fault))
        {
            cancellation.ThrowIfCancellationRequested();

            // 421 says that the server hangs up now (RFC 5321, 3.8).
            isClosed = !line.IsConnected || fault is SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable };
            return isKept && isClosed && !line.IsReaderTaken && !limit.IsCancellationRequested ? null : SmtpTrouble.Sending(fault);
        }
        finally
        {
            await KeepAsync(line, isClosed || either.IsCancellationRequested);
        }
    }

    private async Task<SmtpLine?> TakeIdleAsync()
    {
        while (_idle.TryPop(out var line))
        {
            if (line.IsConnected && _clock.GetElapsedTime(line.LastUsed) < _settings.IdleTime)
            {
                return line;
            }

            await line.CloseAsync();
        }

        return null;
    }

    private async Task KeepAsync(SmtpLine line, bool isBroken)
    {
        if (isBroken)
        {
            line.Dispose();
        }
        else if (line.Count >= _settings.MessagesPerConnection)
        {
            await line.CloseAsync();
        }
        else
        {
            line.LastUsed = _clock.GetTimestamp();
            _idle.Push(line);
        }
    }
}
