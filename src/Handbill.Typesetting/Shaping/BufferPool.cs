namespace Handbill.Typesetting.Shaping;

/// <summary>A few buffers kept for the next call. When all are in use another is made, and let go afterwards.</summary>
internal sealed class BufferPool
{
    private readonly HarfBuzzBuffer?[] free = new HarfBuzzBuffer?[16];

    internal HarfBuzzBuffer Rent()
    {
        for (var i = 0; i < free.Length; i++)
        {
            if (free[i] is not null && Interlocked.Exchange(ref free[i], null) is { } buffer)
            {
                return buffer;
            }
        }

        return new HarfBuzzBuffer();
    }

    internal void Return(HarfBuzzBuffer buffer)
    {
        for (var i = 0; i < free.Length; i++)
        {
            if (free[i] is null && Interlocked.CompareExchange(ref free[i], buffer, null) is null)
            {
                return;
            }
        }

        buffer.Dispose();
    }
}
