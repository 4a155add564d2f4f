using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class ProfileTableTests
{
    [Fact]
    public void Bidi_classes_are_those_of_the_database()
    {
        foreach (string line in UnicodeData.Lines("extracted/DerivedBidiClass.txt"))
        {
            string[] parts = line.Split(';', StringSplitOptions.TrimEntries);
            foreach (int codePoint in Range(parts[0]))
            {
                ProfileTable.BidiOf(codePoint).ToString().ShouldBe(parts[1]);
            }
        }
    }

    [Fact]
    public void Scripts_are_those_of_the_database()
    {
        foreach (string line in UnicodeData.Lines("Scripts.txt"))
        {
            string[] parts = line.Split(';', StringSplitOptions.TrimEntries);
            var expected = Enum.TryParse<Script>(parts[1], out var script) ? script : Script.Other;
            foreach (int codePoint in Range(parts[0]))
            {
                ProfileTable.ScriptOf(codePoint).ShouldBe(expected);
            }
        }
    }

    [Fact]
    public void Brackets_and_mirrors_are_those_of_the_database()
    {
        foreach (string line in UnicodeData.Lines("BidiBrackets.txt"))
        {
            string[] parts = line.Split(';', StringSplitOptions.TrimEntries);
            int bracket = UnicodeData.CodePoint(parts[0]);
            ProfileTable.BracketOf(bracket).ShouldBe(parts[2] == "o" ? BracketKind.Open : BracketKind.Close);
            ((int)PairTable.OtherBracket((char)bracket)).ShouldBe(UnicodeData.CodePoint(parts[1]));
        }

        foreach (string line in UnicodeData.Lines("BidiMirroring.txt"))
        {
            string[] parts = line.Split(';', StringSplitOptions.TrimEntries);
            ((int)PairTable.Mirror((char)UnicodeData.CodePoint(parts[0]))).ShouldBe(UnicodeData.CodePoint(parts[1]));
        }
    }

    private static IEnumerable<int> Range(string range)
    {
        string[] ends = range.Split("..");
        int first = UnicodeData.CodePoint(ends[0]);
        int last = UnicodeData.CodePoint(ends[^1]);
        return Enumerable.Range(first, last - first + 1);
    }
}
