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
        ("editorial.md", Editorial),
        ("fillers.md", Fillers),
        ("hyphenation.en.txt", Hyphenation),
        ("workplaces/riverside-depot.md", Depot),
        ("workplaces/hilltop-hospital.md", Hospital),
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

    private const string Editorial = """
        ---
        title: The clock on the wall is ours too
        byline: The editors
        ---

        Last month the start of the early shift moved forward by ten minutes, and nobody had asked for it. The notice went up on a
        Friday afternoon, when those it was meant for had gone home. By Monday everybody had an opinion, and for once everybody had
        the same one.

        Ten minutes do not sound like much. They are the difference between the first bus and a lift from a neighbour, between
        taking a child to the gate and leaving it at the corner. Somebody in the canteen did the sum on the back of a menu: over a
        year it comes to five working days, unpaid, in the dark.

        ## What happened next

        Four people wrote a letter, short and polite, and walked from table to table with it. They did not ask anybody to be brave.
        They asked for a name under three sentences. By the end of the week there were sixty-one names, and two of them belonged to
        people who had never signed anything but a delivery note.

        The answer took a fortnight. The old times are back on the wall, in larger letters than before. What stays is the list of
        sixty-one people who now know each other's names.

        This sheet is for them, and for whoever reads it over their shoulder. Tell us what goes on where you work. Two lines are
        enough; we will help with the rest.

        """;

    private const string Fillers = """
        ## Write to us

        Two lines are enough, and your name stays with us.

        ## Pass it on

        Read it? Leave it where the next shift finds it.

        """;

    private const string Hyphenation = """
        # One word on a line, with a hyphen wherever it may be divided. Lines that begin with this sign are not read.
        work-place
        news-let-ter

        """;

    private const string Depot = """
        ---
        workplace: Riverside Depot
        copies: 250
        ---

        ## Hot water is back in the wash room

        After eleven days the boiler was repaired on Tuesday. The part had lain in the store all the time, under the wrong number.
        Whoever misses something else may look there first.

        ## Who drives on the 24th?

        The list for the holidays hangs by the lockers until Friday noon. Swapping is allowed, *writing somebody else in is not*.
        If you cannot get at the list, give a slip to Mira on the late shift.

        ## Gloves

        The new ones tear at the thumb. Bring the torn pair to the counter instead of throwing it away: the supplier wants to see
        them, and so do we.

        ## Canteen prices {.holdover}

        A plate of the day costs forty more than in spring. The tenant says it is the oil. We have asked for the figures and shall
        print them here when they come.

        """;

    private const string Hospital = """
        ---
        workplace: Hilltop Hospital
        copies: 400
        ---

        ## Night bus from the main gate

        From the first of the month the number 9 stops at the main gate at 22:10 and 22:40. That is ten minutes after the late shift
        ends, which is what two hundred of us had asked for.

        ## Where the chairs went

        The six chairs from the staff room on the third floor are in the waiting room of the clinic. Nobody grudges patients a
        chair. Six more have been ordered, we are told. We shall count them.

        ## Handover takes time

        Fifteen minutes are planned for it, and on most wards it takes twenty-five. Note it down for two weeks, only the minutes, no
        names: a form lies behind the door of each staff room.

        ## Choir

        Thursdays at half past five in the gymnasium. Nobody has to be able to sing yet.

        """;
}
