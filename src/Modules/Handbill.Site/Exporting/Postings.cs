using System.Text;

namespace Handbill.Site.Exporting;

/// <summary>
/// In which articles a word stands, and how much it says there: for each article a capital, `A` for least, then how many articles were passed over since the last, in base 36, nothing for none.
/// Not safe for several threads.
/// </summary>
internal sealed class Postings
{
    /// <summary>The most that a word says.</summary>
    public const int MostWeight = 15;

    private readonly StringBuilder _text = new(8);
    private int _next;

    /// <summary>Adds an article.</summary>
    /// <param name="number">Larger than the one before.</param>
    /// <param name="weight">0 to <see cref="MostWeight"/>.</param>
    public void Add(int number, int weight)
    {
        _text.Append((char)('A' + weight));
        if (number > _next)
        {
            AppendBase36(number - _next);
        }

        _next = number + 1;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void AppendBase36(int value)
    {
        if (value >= 36)
        {
            AppendBase36(value / 36);
        }

        _text.Append("0123456789abcdefghijklmnopqrstuvwxyz"[value % 36]);
    }
}
