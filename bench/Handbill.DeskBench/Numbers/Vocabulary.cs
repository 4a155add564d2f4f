namespace Handbill.DeskBench.Numbers;

/// <summary>Words as copy has them: few that stand everywhere and many that stand seldom (Zipf's law), the same in every run.</summary>
internal sealed class Vocabulary
{
    private const int Words = 30_000;
    private readonly double[] _sums = new double[Words];
    private readonly string[] _words = new string[Words];
    private readonly Random _random = new(20261125);

    public Vocabulary()
    {
        var sum = 0.0;
        for (var i = 0; i < Words; i++)
        {
            sum += 1.0 / (i + 10);
            _sums[i] = sum;
            _words[i] = Spelled(i);
        }
    }

    /// <summary>The word that is the nth by how often it stands.</summary>
    public string this[int rank] => _words[rank];

    public int Number(int below) => _random.Next(below);

    public string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Next()));

    public string Next()
    {
        var at = Array.BinarySearch(_sums, _random.NextDouble() * _sums[^1]);
        return _words[Math.Min(Words - 1, at < 0 ? ~at : at)];
    }

    // Syllables, so that beginnings of words are shared as they are in a language.
    private static string Spelled(int number)
    {
        string[] syllables = ["ba", "co", "di", "fu", "la", "mo", "ne", "pri", "ro", "sta", "te", "vo", "zi"];
        var word = "";
        for (var left = number + 13; left > 0; left /= syllables.Length)
        {
            word += syllables[left % syllables.Length];
        }

        return word;
    }
}
