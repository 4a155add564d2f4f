using System.Text;
using System.Text.RegularExpressions;
using Handbill.Press.Contracts;
using Handbill.Server.Tests.Issues;

namespace Handbill.Server.Tests.Variants;

/// <summary>A small issue in two variants that fit alike: the editorial differs in one of them by a word, and a workplace's sheet in both.</summary>
internal static partial class VariantStage
{
    public const string Won = "vote-won", Lost = "vote-lost";

    public static IssueFiles Issue()
    {
        var files = RunFolder();
        var editorial = files.FindText("editorial.md")!;
        var depot = files.FindText("workplaces/bus-depot.md")!;
        return files
            .Set("issue.yaml", files.FindText("issue.yaml") + "variants: [vote won, vote lost]\n")
            .Set("variants/vote-won/editorial.md", OtherWord(editorial))
            .Set("variants/vote-won/workplaces/bus-depot.md", OtherWord(depot))
            .Set("variants/vote-lost/workplaces/bus-depot.md", OtherWord(depot, 1));
    }

    /// <summary>Its usual texts alone.</summary>
    public static IssueFiles RunFolder() => IssueStage.Read(IssueStage.Folder("samples/fortnight"))
        .Only("issue.yaml", "editorial.md", "fillers.md", "workplaces/bus-depot.md", "workplaces/school-kitchen.md", "workplaces/hospital-laundry.md");

    /// <summary>The text with a letter of its body changed for one as wide: it fits as before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">How many such words stay as they are at its end.</param>
    public static string OtherWord(string text, int before = 0)
    {
        var word = Word().Matches(text)[^(before + 1)];
        return new StringBuilder(text).Remove(word.Index, 1).Insert(word.Index, word.Value[0] == 'n' ? 'u' : 'n').ToString();
    }

    [GeneratedRegex(@"(?<= )[nu][a-z]{3,}(?= )")]
    private static partial Regex Word();
}
