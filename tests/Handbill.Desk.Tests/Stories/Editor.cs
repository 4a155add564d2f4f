using CsCheck;

namespace Handbill.Desk.Tests.Stories;

/// <summary>Somebody who changes copy at random, and remembers which words they put in and took out. Every word there ever is is another.</summary>
internal sealed class Editor(string name, IReadOnlyList<int> choices)
{
    private int _next;
    private int _words;

    /// <summary>Words that they put in.</summary>
    public HashSet<string> Added { get; } = [];

    /// <summary>Words that they took out.</summary>
    public HashSet<string> Removed { get; } = [];

    /// <summary>Copy of so many paragraphs.</summary>
    public static string Copy(int paragraphs, int words) => string.Join("\n\n", Enumerable.Range(0, paragraphs)
        .Select(paragraph => string.Join(' ', Enumerable.Range(0, words).Select(word => $"b{paragraph}x{word}")) + "."));

    public static Gen<Editor> Gen(string name) => CsCheck.Gen.Int[0, 10_000].List[1, 40].Select(choices => new Editor(name, choices));

    public string Edit(string copy)
    {
        var paragraphs = copy.Split("\n\n").Select(paragraph => paragraph.Split(' ').ToList()).ToList();
        while (_next < choices.Count)
        {
            var paragraph = paragraphs[Choose(paragraphs.Count)];
            var word = Choose(paragraph.Count);
            switch (Choose(6))
            {
                case 0:
                    paragraphs.Insert(Choose(paragraphs.Count + 1), [New(), New(), New()]);
                    break;
                case 1 when paragraphs.Count > 1:
                    paragraph.ForEach(TakeOut);
                    paragraphs.Remove(paragraph);
                    break;
                case 2 when paragraph.Count > 1:
                    TakeOut(paragraph[word]);
                    paragraph.RemoveAt(word);
                    break;
                case 3:
                    TakeOut(paragraph[word]);
                    paragraph[word] = $"**{New()}**";
                    break;
                default:
                    paragraph.Insert(word, New());
                    break;
            }
        }

        return string.Join("\n\n", paragraphs.Select(paragraph => string.Join(' ', paragraph)));
    }

    private int Choose(int of) => _next < choices.Count ? choices[_next++] % of : 0;

    private string New()
    {
        var word = $"{name}{_words++}";
        Added.Add(word);
        return word;
    }

    private void TakeOut(string word)
    {
        var plain = word.Trim('*', '.');
        Added.Remove(plain);
        Removed.Add(plain);
    }
}
