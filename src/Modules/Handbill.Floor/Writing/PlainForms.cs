namespace Handbill.Floor.Writing;

/// <summary>How many forms without scripts are read at once: each may take as much memory as its photos.</summary>
internal sealed class PlainForms
{
    private const int Most = 6;

    private int _inside;

    /// <summary>False when there are too many.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= Most)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _inside);
}
