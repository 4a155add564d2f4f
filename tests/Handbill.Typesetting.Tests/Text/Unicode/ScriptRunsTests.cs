using CsCheck;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class ScriptRunsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("12, 13!", "Common:7")]
    [InlineData("plain words", "Latin:11")]
    [InlineData("«plain» words", "Latin:13")]
    [InlineData("е\u0301 b", "Cyrillic:3 Latin:1")]
    [InlineData("Автобус 12 and back", "Cyrillic:11 Latin:8")]
    [InlineData("see (Αθήνα) now", "Latin:5 Greek:5 Latin:5")]
    [InlineData("(see) שלום", "Latin:6 Hebrew:4")]
    [InlineData("سلام 12", "Arabic:7")]
    [InlineData("a漢字b", "Latin:1 Other:2 Latin:1")]
    [InlineData("\U0001F600 a", "Latin:4")]
    public void Shared_characters_go_with_their_neighbours(string text, string runs) =>
        string.Join(' ', ScriptRuns.Split(text).Select(run => $"{run.Script}:{run.Length}")).ShouldBe(runs);

    [Fact]
    public void Runs_cover_any_text_and_neighbours_differ() =>
        Gen.Char.Array[1, 60].Sample(chars =>
        {
            var runs = ScriptRuns.Split(chars);
            int at = 0;
            for (int i = 0; i < runs.Length; i++)
            {
                runs[i].Start.ShouldBe(at);
                runs[i].Script.ShouldNotBe(Script.Inherited);
                (i == 0 || runs[i].Script != runs[i - 1].Script).ShouldBeTrue();
                at += runs[i].Length;
            }

            at.ShouldBe(chars.Length);
        });
}
