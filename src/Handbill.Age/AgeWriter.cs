using System.Security.Cryptography;

namespace Handbill.Age;

/// <summary>Takes content and writes it sealed. Not ended by disposing, which also happens when something went wrong, but by <see cref="Finish"/>.</summary>
public sealed class AgeWriter : Stream
{
    private readonly Stream _output;
    private readonly ChaCha20Poly1305 _cipher;
    private readonly byte[] _chunk = new byte[ChunkNonce.ChunkSize];
    private readonly byte[] _sealed = new byte[ChunkNonce.ChunkSize + ChunkNonce.TagSize];
    private ChunkNonce _nonce;
    private int _filled;
    private bool _finished;

    internal AgeWriter(Stream output, byte[] key)
    {
        _output = output;
        _cipher = new ChaCha20Poly1305(key);
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        while (!buffer.IsEmpty)
        {
            // A full chunk waits until more comes: only then it is known not to be the last.
            if (_filled == ChunkNonce.ChunkSize)
            {
                Seal(isLast: false);
            }

            var part = Math.Min(buffer.Length, ChunkNonce.ChunkSize - _filled);
            buffer[..part].CopyTo(_chunk.AsSpan(_filled));
            _filled += part;
            buffer = buffer[part..];
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes the last chunk: the file is whole.</summary>
    public void Finish()
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        Seal(isLast: true);
        _finished = true;
        _output.Flush();
    }

    /// <inheritdoc/>
    public override void Flush() => _output.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_chunk);
        base.Dispose(disposing);
    }

    private void Seal(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        _nonce.Next(nonce, isLast);
        _cipher.Encrypt(nonce, _chunk.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, ChunkNonce.TagSize));
        _output.Write(_sealed.AsSpan(0, _filled + ChunkNonce.TagSize));
        _filled = 0;
    }
}
