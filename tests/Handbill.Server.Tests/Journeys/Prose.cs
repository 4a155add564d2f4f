namespace Handbill.Server.Tests.Journeys;

/// <summary>As much copy as is asked for, about everyday matters: sentences in turn, in paragraphs.</summary>
internal static class Prose
{
    private const int WordsInParagraph = 60;

    private static readonly string[] Sentences =
    [
        "The drain under bay nine has now been looked at with a camera, which found a glove, half a mop and a root as thick as a wrist.",
        "Until it comes out, park nothing there when the wind is from the river, and keep the sandbags where they are.",
        "The boots have come, all two hundred pairs, and so has the news that the maker’s sizes run small.",
        "Try them on in the stores over the socks you really wear, between two and four in the afternoon.",
        "The green sheets go in on Wednesday now, not on Friday, since the pay run was moved.",
        "Eleven sheets came late this month and were paid a fortnight behind.",
        "From Monday the staff bus starts twenty minutes earlier, because the first duties do too.",
        "The driver waits one minute at each stop and not two, however well he knows you.",
        "Somebody who knows how the door is opened is on holiday, and eleven people stand in the rain looking at it.",
        "A cheap notebook on a string would help, with a pencil that nobody is allowed to borrow.",
        "Write down what is broken today, what was promised by whom and for when, and who is new.",
    ];

    /// <summary>Exactly so many words.</summary>
    /// <param name="count">How many.</param>
    /// <param name="from">The sentence to begin with, so that items differ.</param>
    public static IReadOnlyList<string> Words(int count, int from)
    {
        var paragraphs = new List<string>();
        var words = new List<string>();
        for (var at = from; count > 0; at++)
        {
            var sentence = Sentences[at % Sentences.Length].Split(' ').Take(count).ToList();
            sentence[^1] = sentence[^1].TrimEnd(',', '.') + ".";
            words.AddRange(sentence);
            count -= sentence.Count;
            if (words.Count >= WordsInParagraph || count == 0)
            {
                paragraphs.Add(string.Join(' ', words));
                words.Clear();
            }
        }

        return paragraphs;
    }
}
