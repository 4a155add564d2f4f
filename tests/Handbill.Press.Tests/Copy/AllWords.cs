using System.Collections.Immutable;
using System.Text;
using Handbill.Press.Issues;
using Handbill.Typesetting.Text;

namespace Handbill.Press.Tests.Copy;

/// <summary>The words of the corpus, taken from the files by a reading that knows nothing of the program's.</summary>
public sealed class AllWords
{
    [Theory]
    [InlineData("wikinews")]
    [InlineData("eight-languages")]
    public void Of_the_corpus_are_in_the_runs_in_their_order(string name)
    {
        var folder = Corpus.Issue(name);
        var issue = IssueFolder.Read(folder);
        foreach (var entry in issue.Editions)
        {
            var copy = issue.Load(entry).Copy.ShouldNotBeNull();
            var read = copy.Items.SelectMany(story => Lines(story)).SelectMany(Words);

            string.Join('\n', read).ShouldBe(string.Join('\n', WordsOf(File.ReadAllText(Path.Combine(folder, entry.Path)))), entry.Path);
        }
    }

    // The corpus has headlines and paragraphs, and no other Markdown than backslashes before signs.
    private static IEnumerable<string> WordsOf(string file)
    {
        var body = file[(file.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];
        return body.Split('\n').SelectMany(line => Words(Plain(line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : line)));
    }

    private static string Plain(string line)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && char.IsAscii(line[i + 1]) && (char.IsPunctuation(line[i + 1]) || char.IsSymbol(line[i + 1])))
            {
                i++;
            }

            plain.Append(line[i]);
        }

        return plain.ToString();
    }

    // Letters and figures, and signs that typography does not change: quotes, dashes and spaces are its own.
    private static IEnumerable<string> Words(string line) =>
        new string([.. line.Select(c => char.IsWhiteSpace(c) || char.IsPunctuation(c) && c is not ('(' or ')' or '[' or ']' or '#' or '%' or '@') ? ' ' : c)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Lines(Story story) => [story.Title, .. story.Blocks.SelectMany(Lines)];

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Runs.PlainText()],
        Subhead head => [head.Runs.PlainText()],
        ItemList list => list.Items.SelectMany(item => item.SelectMany(Lines)),
        Quotation quotation => [.. quotation.Blocks.SelectMany(Lines), quotation.Source.PlainText()],
        _ => [],
    };
}
