using MailKit;

namespace Handbill.Mail;

/// <summary>Watches the bytes of a connection for the end of a mail, and for what is answered to it. Keeps and logs none of them.</summary>
/// <param name="held">Told to hold back what is written from here on, and to let it go: a mail's end goes out at the very moment at which it is noted.</param>
internal sealed class LastBytes(IHeldBytes held) : IProtocolLogger
{
    // A line with nothing but a dot ends a mail, and stands in none (RFC 5321, 4.5.2).
    private static ReadOnlySpan<byte> End => "\r\n.\r\n"u8;

    private readonly byte[] _last = new byte[5];
    private IHandOverWitness? _witness;
    private bool _isGiven, _isHeld;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>From here on the next mail is watched.</summary>
    public void Watch(IHandOverWitness? witness)
    {
        if (_isHeld)
        {
            // The mail before did not come to its end.
            _isHeld = false;
            held.LetGo();
            held.End();
        }

        (_witness, _isGiven) = (witness, false);
        _last.AsSpan().Clear();
    }

    public void LogConnect(Uri uri)
    {
    }

    /// <summary>Called after the bytes were written.</summary>
    public void LogClient(byte[] buffer, int offset, int count)
    {
        if (_witness is null || _isGiven)
        {
            return;
        }

        var written = buffer.AsSpan(offset, count);
        var kept = Math.Max(0, End.Length - count);
        _last.AsSpan(End.Length - kept).CopyTo(_last);
        written[^Math.Min(count, End.Length)..].CopyTo(_last.AsSpan(kept));
        if (End.SequenceEqual(_last))
        {
            _isGiven = true;
            held.LetGo();
            _witness.Given();
        }
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        if (_witness is not null && !_isGiven && count > 0 && buffer[offset] == '3')
        {
            // "Go on": what comes now is the mail (RFC 5321, 4.3.2).
            _isHeld = true;
            held.Hold();
        }
        else if (_isGiven && _witness is { } witness && count > 0)
        {
            _isHeld = false;
            held.End();
            // The first digit says it (RFC 5321, 4.2.1).
            _witness = null;
            witness.Answered(buffer[offset] == '2');
        }
    }

    public void Dispose()
    {
    }
}

/// <summary>Bytes of a connection that can be held back.</summary>
internal interface IHeldBytes
{
    /// <summary>From here on what is written may wait; should the process die, what waits is not sent.</summary>
    void Hold();

    /// <summary>What waits is sent.</summary>
    void LetGo();

    /// <summary>All is as it was before.</summary>
    void End();
}
