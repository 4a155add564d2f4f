using System.Collections.Immutable;

namespace Handbill.Typesetting.Text;

/// <summary>
/// Turns what a keyboard has into what a printer sets: quotation marks, apostrophes, primes, dashes, ellipses and the spaces
/// that are not broken, by the customs of the language. What is not sure is left as it is: addresses, times, phone numbers,
/// ISO dates, options of commands, faces made of punctuation, runs that are <see cref="Emphasis.Literal"/>. Letters and digits
/// never change, typographic marks that are already there stay, and doing it twice does no more than doing it once.
/// </summary>
public static class Typography
{
    /// <summary>
    /// Applies the customs of a language to the runs of one paragraph, looking across their borders. The result has as many
    /// runs, in the same styles; runs that refer to a footnote are looked through.
    /// </summary>
    /// <param name="runs">The paragraph's runs.</param>
    /// <param name="language">BCP 47 tag; a run's own goes before it.</param>
    public static ImmutableArray<Run> Apply(ImmutableArray<Run> runs, string language)
    {
        if (runs.IsDefaultOrEmpty)
        {
            return [];
        }

        // What is decided at one place may hang on what stands at another, so that a paragraph that changed is looked at again.
        const int MaxRounds = 8;
        for (int round = 0; round < MaxRounds; round++)
        {
            var next = new TypographyPass(new TypographyCopy(runs, language)).Apply(runs);
            if (next == runs)
            {
                break;
            }

            runs = next;
        }

        return runs;
    }
}
