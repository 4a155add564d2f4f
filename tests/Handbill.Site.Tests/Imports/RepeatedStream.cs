using System.Text;

namespace Handbill.Site.Tests.Imports;

/// <summary>A file of any size that is nowhere whole: a beginning, one part over and over, an end.</summary>
internal sealed class RepeatedStream(string begin, string part, string end, long size) : Stream
{
    private readonly byte[] _part = Encoding.UTF8.GetBytes(part);
    private readonly byte[] _end = Encoding.UTF8.GetBytes(end);
    private byte[] _now = Encoding.UTF8.GetBytes(begin);
    private int _at;
    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_at == _now.Length)
        {
            if (ReferenceEquals(_now, _end))
            {
                return 0;
            }

            (_now, _at) = (_given < size ? _part : _end, 0);
        }

        var length = Math.Min(buffer.Length, _now.Length - _at);
        _now.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        _given += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
