using System.Text;
using Handbill.Kernel.Search.Archive.Words;

namespace Handbill.Kernel.Search.Archive;

/// <summary>A text as it is kept: its words and signs in no order, how its words follow one another, and what they weigh. Pure.</summary>
/// <param name="Id">Of what it is.</param>
/// <param name="FirstNumber">It has the first free number from here on.</param>
/// <param name="Words">Words and signs, each once; there is nothing in them but letters, digits and <see cref="Signs"/>.</param>
/// <param name="Order">See <see cref="WordOrder"/>.</param>
/// <param name="Weights">See <see cref="WordWeights"/>.</param>
internal sealed record ArchiveEntry(Guid Id, long FirstNumber, IReadOnlyCollection<string> Words, byte[] Order, byte[] Weights)
{
    // What is above this is no text that anybody wrote.
    private const int MostBytes = 250_000, MostWords = 50_000;

    /// <summary>Makes one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="forms">Of its language.</param>
    public static ArchiveEntry Of(ArchiveText text, WordForms forms)
    {
        var taken = new Taken(forms);
        taken.Take(text.Title, 1, isTitle: true);
        taken.Take(text.Standfirst, 2, isTitle: false);
        taken.Take(text.Body, 1, isTitle: false);
        var words = taken.Words;
        foreach (var mark in text.Marks)
        {
            words.Add(Signs.Mark + mark);
        }

        foreach (var form in WordWeights.About(taken.Tallies, taken.Length, forms))
        {
            if (!words.Contains(Signs.Title + form))
            {
                words.Add(Signs.About + form);
            }
        }

        return new ArchiveEntry(text.Id, ArchiveNumber.First(text.Published), words, [.. taken.Order], WordWeights.Of(taken.Tallies, taken.Length));
    }

    // What was met so far.
    private sealed class Taken(WordForms forms)
    {
        private int _bytes;

        public Dictionary<string, WordTally> Tallies { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

        public List<byte> Order { get; } = [];

        public int Length { get; private set; }

        public void Take(string text, int count, bool isTitle)
        {
            var before = "";
            foreach (var (word, start, length) in SearchWords.Spans(text))
            {
                var isNew = Words.Add(word);
                _bytes += isNew ? Encoding.UTF8.GetByteCount(word) : 0;
                if (++Length > MostWords || _bytes > MostBytes)
                {
                    return;
                }

                var form = forms.Of(text.AsSpan(start, length), word);
                Tally(form, count, isTitle);
                if (form != word)
                {
                    Tally(word, count, isTitle);
                }

                if (isTitle)
                {
                    Words.Add(Signs.Title + form);
                }

                WordOrder.Add(Order, word);
                if (before.Length > 0 && ShortPairs.Of(before, word) is { } pair)
                {
                    Words.Add(pair);
                }

                before = word;
            }

            WordOrder.AddEnd(Order);
        }

        private void Tally(string word, int count, bool isTitle)
        {
            ref var tally = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Tallies, word, out _);
            tally = new WordTally(tally.Count + count, tally.IsTitle || isTitle);
        }
    }
}

/// <summary>How often a word or a form stands in a text, and whether in its title.</summary>
internal readonly record struct WordTally(int Count, bool IsTitle);
