namespace Handbill.Demo;

/// <summary>Items for workplaces of the demonstration: everyday matters, each told so that it could be anybody's.</summary>
internal static class DemoCopy
{
    private static readonly (string Headline, string Text)[] Items =
    [
        ("The kettle on the second floor",
            "It was taken away in October to be checked and came back last Tuesday with a green sticker. It boils. Whoever labelled the plug “not for tea” is asked to say what else it is for. The committee has put a second one on the list for January, since forty people and one kettle make a queue that eats the whole break."),
        ("Rosters two weeks ahead {.holdover}",
            "From the first of the month the roster hangs four weeks ahead, not two. Swaps are still made in the blue book, and both names must stand there before Thursday noon. If a swap is refused you get the reason in writing. Three of last month’s were refused for no reason that anybody could read, and all three have been put right."),
        ("Who has the key to the bicycle shed?",
            "There are now five keys, and a list of who holds them beside the door. The lamp inside goes on by itself. The two bicycles without saddles that have stood there since spring go to the workshop on Friday unless somebody claims them. The puncture kit is in the tin, the pump is on the chain, and the chain stays on the wall."),
        ("Gloves that fit",
            "The new gloves come in four sizes and no longer in one that fits nobody. Try them on in the stores between two and four. If yours wear through within a month bring the pair back, do not throw it away: we are counting, and the count is how we got the sizes. So far eleven pairs have gone at the same seam of the thumb."),
        ("Ten minutes that were missing",
            "The clock at the back gate was ten minutes slow, and for some of us that was ten minutes’ pay a day. It has been set right, and the office has gone through the cards back to August. If your slip of this month does not show the difference, bring it to the table in the canteen on Wednesday. Nineteen people have had theirs already."),
        ("Canteen prices {.holdover}",
            "Soup stays as it is until Easter. The plate of the day goes up by twenty from Monday, after two years, and the small plate is back. Coffee in your own cup is cheaper than in paper, which was always so but is now written on the wall. What is left at two o’clock costs half. Say what you miss: the list hangs beside the trays."),
        ("The draught by the loading door",
            "A rubber curtain went up on Monday and came down on Tuesday, because the forks caught in it. The second one is in two halves and has held for a week. It is four degrees warmer at the first bench, measured with the thermometer from the paint shop at six in the morning. Anyone who finds it blowing again, tell the shift before yours."),
        ("Lost and found",
            "One grey scarf, a thermos with a dent, a pair of reading glasses, and the left one of a good pair of boots. All are in the porter’s lodge until the end of the month. The umbrella that has been there for a year now belongs to whoever is caught in the rain first: take it, and bring it back for the next one."),
    ];

    /// <summary>The items of a workplace: the same ones every time, in an order of its own.</summary>
    public static IEnumerable<string> For(int place, int count)
    {
        for (var turn = 0; turn < count; turn++)
        {
            var (headline, text) = Items[(place + (turn * 3)) % Items.Length];
            yield return $"## {headline}\n\n{text}\n";
        }
    }
}
