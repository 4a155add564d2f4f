namespace Handbill.Typesetting.Shaping;

/// <summary>A few desks kept for the next call. When all are in use another is made, and let go afterwards.</summary>
internal sealed class DeskPool
{
    private readonly ShapingDesk?[] free = new ShapingDesk?[16];

    internal ShapingDesk Rent()
    {
        for (var i = 0; i < free.Length; i++)
        {
            if (free[i] is not null && Interlocked.Exchange(ref free[i], null) is { } desk)
            {
                return desk;
            }
        }

        return new ShapingDesk(shelf: null);
    }

    internal void Return(ShapingDesk desk)
    {
        for (var i = 0; i < free.Length; i++)
        {
            if (free[i] is null && Interlocked.CompareExchange(ref free[i], desk, null) is null)
            {
                return;
            }
        }

        desk.Buffer.Dispose();
    }
}
