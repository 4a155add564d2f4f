namespace Handbill.Kernel.Search.Archive;

/// <summary>How much a text is about what was asked, by what is kept of its words. Pure.</summary>
/// <param name="terms">What was asked.</param>
/// <param name="newest">The number of the newest text that was found: it counts for a fifth more than a very old one.</param>
/// <param name="titled">Numbers of those that have the words in their title, for words that may go on.</param>
internal sealed class ArchiveScore(ArchiveTerms terms, long newest, HashSet<long> titled)
{
    private const double OfExact = 0.3, OfForm = 0.7, OfCommon = 0.1, OfNew = 0.2, DaysOfYear = 365.25;

    private readonly List<(ushort[] Words, ushort[] Forms, double Weight, bool IsBeginning)> _terms = [.. terms.Wanted.Select(term => (
        term.Words.Select(WordWeights.ShortHash).ToArray(),
        (term.Forms.Count > 0 ? term.Forms : term.FormsOfWords).Select(WordWeights.ShortHash).ToArray(),
        term.IsCommon ? OfCommon : 1.0,
        term.IsBeginning))];

    /// <summary>The score.</summary>
    /// <param name="row">What is kept.</param>
    /// <param name="isExact">Whether all words stand there as they were typed; null when it is not known.</param>
    public double Of(ArchiveRow row, bool? isExact)
    {
        var once = WordWeights.Once(row.Weights);
        var score = 0.0;
        foreach (var (words, forms, weight, isBeginning) in _terms)
        {
            score += weight * ((OfForm * Highest(row.Weights, forms, once)) + (OfExact * Exact(row.Weights, words, forms, isExact, once)) + (isBeginning && titled.Contains(row.Number) ? WordWeights.InTitle : 0));
        }

        var years = Math.Max(0, ArchiveNumber.Day(newest) - ArchiveNumber.Day(row.Number)) / DaysOfYear;
        return score * (1 + (OfNew / (1 + years)));
    }

    // What is kept of a word that is its own form counts the others too.
    private static double Exact(byte[] weights, ushort[] words, ushort[] forms, bool? isExact, double once) =>
        isExact == false && forms.Contains(words[0]) ? 0 : Highest(weights, words, isExact == true ? once : 0);

    private static double Highest(byte[] weights, ushort[] hashes, double least)
    {
        foreach (var hash in hashes)
        {
            least = Math.Max(least, WordWeights.Find(weights, hash) ?? 0);
        }

        return least;
    }
}
