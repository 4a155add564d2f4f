using MailKit;

namespace Handbill.Mail;

/// <summary>Watches the bytes of a connection for the end of a mail, and for what is answered to it. Keeps and logs none of them.</summary>
internal sealed class LastBytes : IProtocolLogger
{
    // A line with nothing but a dot ends a mail, and stands in none (RFC 5321, 4.5.2).
    private static ReadOnlySpan<byte> End => "\r\n.\r\n"u8;

    private readonly byte[] _last = new byte[5];
    private IHandOverWitness? _witness;
    private bool _isGiven;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>From here on the next mail is watched.</summary>
    public void Watch(IHandOverWitness? witness)
    {
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
            _witness.Given();
        }
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        if (_isGiven && _witness is { } witness && count > 0)
        {
            // The first digit says it (RFC 5321, 4.2.1).
            _witness = null;
            witness.Answered(buffer[offset] == '2');
        }
    }

    public void Dispose()
    {
    }
}
