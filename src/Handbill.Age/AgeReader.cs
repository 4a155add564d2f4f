using System.Security.Cryptography;

namespace Handbill.Age;

/// <summary>Gives the content of a sealed file, a proven chunk at a time.</summary>
internal sealed class AgeReader : Stream
{
    private const int SealedSize = ChunkNonce.ChunkSize + ChunkNonce.TagSize;

    private readonly Stream _input;
    private readonly ChaCha20Poly1305 _cipher;
    private readonly byte[] _chunk = new byte[ChunkNonce.ChunkSize];

    // One byte more than a chunk: whether there is more is known before the chunk is opened.
    private readonly byte[] _sealed = new byte[SealedSize + 1];
    private ChunkNonce _nonce;
    private int _held;
    private int _from;
    private int _to;
    private bool _ended;

    public AgeReader(Stream input, byte[] key)
    {
        _input = input;
        _cipher = new ChaCha20Poly1305(key);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static AgeException CutOff() => new("the file is cut off");

    public override int Read(Span<byte> buffer)
    {
        while (_from == _to && !_ended && !buffer.IsEmpty)
        {
            Open();
        }

        var part = Math.Min(buffer.Length, _to - _from);
        _chunk.AsSpan(_from, part).CopyTo(buffer);
        _from += part;
        return part;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_chunk);
        base.Dispose(disposing);
    }

    private void Open()
    {
        _held += _input.ReadAtLeast(_sealed.AsSpan(_held), _sealed.Length - _held, throwOnEndOfStream: false);
        var isLast = _held <= SealedSize;
        var size = Math.Min(_held, SealedSize) - ChunkNonce.TagSize;
        var isFirst = _nonce.IsFirst;
        if (size < 0)
        {
            throw CutOff();
        }

        // Only an empty file may end in an empty chunk: else there would be two ways to write one content.
        if (size == 0 && !isFirst)
        {
            throw new AgeException("the file is damaged: it ends in an empty chunk");
        }

        Span<byte> nonce = stackalloc byte[12];
        _nonce.Next(nonce, isLast);
        try
        {
            _cipher.Decrypt(nonce, _sealed.AsSpan(0, size), _sealed.AsSpan(size, ChunkNonce.TagSize), _chunk.AsSpan(0, size));
        }
        catch (AuthenticationTagMismatchException problem)
        {
            throw new AgeException("the file was tampered with, or is cut off", problem);
        }

        (_from, _to, _ended) = (0, size, isLast);
        _held = isLast ? 0 : 1;
        _sealed[0] = _sealed[SealedSize];
    }
}
