using System.Globalization;
using System.Text;

namespace Handbill.Press.Issues;

/// <summary>A first issue to begin from: small, complete, and explained where a beginner looks.</summary>
internal static class StarterFolder
{
    /// <summary>Writes it.</summary>
    /// <param name="path">The folder, which must be new or empty.</param>
    /// <param name="date">Date of the issue.</param>
    /// <returns>What kept it from being written; null when it was.</returns>
    public static Fault? Write(string path, DateOnly date) =>
        FolderWriter.Write(path, Files(date).Select(file => (file.Path, (Func<byte[]>)(() => Encoding.UTF8.GetBytes(file.Text)))));

    /// <summary>Its files.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(DateOnly date) =>
    [
        (IssueSettings.File, Settings(date)),
        ("editorial.md", StarterCopy.Editorial),
        ("fillers.md", StarterCopy.Fillers),
        ("hyphenation.en.txt", StarterCopy.Hyphenation),
        ("workplaces/riverside-depot.md", StarterCopy.Depot),
        ("workplaces/hilltop-hospital.md", StarterCopy.Hospital),
    ];

    private static string Settings(DateOnly date) => $"""
        # What stands on every sheet of this issue. `handbill check .` tells you how it fits, `handbill press . --out out` makes it.

        publication: The Common Voice
        motto: Written where we work        # the line under the name; "" for none
        number: 1
        date: {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}
        language: en                        # of editorial.md, and of every workplace that names no other
        sheet: A4                           # or Letter, A3-folded, Tabloid-folded, A5-two-up, half-Letter-two-up
        imprint: Printed and published by The Common Voice

        # Take out the sign at the start of a line to use it.
        # submit: https://example.org/write   # where readers write in: printed as a code to scan and in words
        # style: large-print                  # or bulletin, newspaper, or a file of your own such as house.yaml
        # inks: [black, red]                  # one print file for each
        # kind: newspaper                     # one paper of articles/*.md in place of a sheet for each workplace

        # Beside this file:
        #   editorial.md              the front of every sheet; editorial.es.md is the same in Spanish
        #   workplaces/NAME.md        the back of one workplace's sheet
        #   fillers.md                short notices that complete a sheet that is not quite full
        #   hyphenation.en.txt        how words may be divided, where the program does it wrong
        #   images/                   pictures

        """;
}
