using System.Text;
using Handbill.Kernel.Search.Archive.Words;

namespace Handbill.Kernel.Search.Archive;

/// <summary>A text as it is kept: words in their order, signs in none, and what its words weigh. Pure.</summary>
/// <param name="Id">Of what it is.</param>
/// <param name="FirstNumber">It has the first free number from here on.</param>
/// <param name="Title">The title's words; null in the place of one that is not kept.</param>
/// <param name="Body">The other words; null in the place of one that is not kept.</param>
/// <param name="Signs">Signs, and words that are found but not in phrases; each once.</param>
/// <param name="Weights">See <see cref="WordWeights"/>.</param>
internal sealed record ArchiveEntry(Guid Id, long FirstNumber, IReadOnlyList<string?> Title, IReadOnlyList<string?> Body, IReadOnlyCollection<string> Signs, byte[] Weights)
{
    // What PostgreSQL's tsvector can hold: so many places, so many of one word, and a megabyte of letters, of which words have a third and their forms no more.
    // SQLite keeps no more either, so that both find the same.
    private const int MostInOrder = 15_000;
    private const int MostOfOneWord = 250;
    private const int MostBytes = 300_000;
    private const int MostWords = 200_000;

    /// <summary>Makes one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="forms">Of its language.</param>
    public static ArchiveEntry Of(ArchiveText text, WordForms forms)
    {
        var taken = new Taken(forms);
        var title = taken.Take(text.Title, 1, isTitle: true);
        taken.Take(text.Standfirst, 2, isTitle: false);
        var body = taken.Take(text.Body, 1, isTitle: false);
        var signs = taken.Signs;
        foreach (var mark in text.Marks)
        {
            signs.Add(Search.Archive.Signs.Mark + mark);
        }

        var weights = WordWeights.Of(taken.Tallies, taken.Length);
        foreach (var form in WordWeights.About(taken.Tallies, taken.Length, forms))
        {
            signs.Add(Search.Archive.Signs.About + form);
        }

        return new ArchiveEntry(text.Id, ArchiveNumber.First(text.Published), title, body, signs, weights);
    }

    // What was met so far.
    private sealed class Taken(WordForms forms)
    {
        private readonly List<string?> _body = [];
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private int _bytes;

        public Dictionary<string, WordTally> Tallies { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Signs { get; } = new(StringComparer.Ordinal);

        public int Length { get; private set; }

        public IReadOnlyList<string?> Take(string text, int count, bool isTitle)
        {
            var order = isTitle ? [] : _body;
            if (order.Count > 0)
            {
                // No phrase runs from the standfirst into the text.
                order.Add(null);
            }

            foreach (var (word, start, length) in SearchWords.Spans(text))
            {
                if (!IsRoomFor(word))
                {
                    break;
                }

                var form = forms.Of(text.Substring(start, length), word);
                Place(word, order);
                Tally(form, count, isTitle);
                if (form != word)
                {
                    Tally(word, count, isTitle);
                    Signs.Add(Search.Archive.Signs.Form + form);
                }

                if (isTitle)
                {
                    Signs.Add(Search.Archive.Signs.Title + form);
                }
            }

            return order;
        }

        private bool IsRoomFor(string word)
        {
            _bytes += _places.ContainsKey(word) ? 0 : Encoding.UTF8.GetByteCount(word);
            return ++Length <= MostWords && _bytes <= MostBytes;
        }

        private void Place(string word, List<string?> order)
        {
            var times = _places[word] = _places.GetValueOrDefault(word) + 1;
            var isKept = times <= MostOfOneWord && order.Count < MostInOrder;
            if (order.Count < MostInOrder)
            {
                order.Add(isKept ? word : null);
            }
            else if (times == 1)
            {
                Signs.Add(word);
            }
        }

        private void Tally(string word, int count, bool isTitle)
        {
            var tally = Tallies.GetValueOrDefault(word);
            Tallies[word] = new WordTally(tally.Count + count, tally.IsTitle || isTitle);
        }
    }
}

/// <summary>How often a word or a form stands in a text, and whether in its title.</summary>
internal readonly record struct WordTally(int Count, bool IsTitle);
