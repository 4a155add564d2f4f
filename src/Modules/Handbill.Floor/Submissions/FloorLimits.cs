namespace Handbill.Floor.Submissions;

/// <summary>What a group's inbox holds, so that a flood fills no disk and shuts nobody out who has a printed token.</summary>
internal sealed record FloorLimits
{
    public static FloorLimits Usual { get; } = new();

    /// <summary>Submissions of a group that nobody has handled yet, those on their way included.</summary>
    public int MostWaiting { get; init; } = 2000;

    /// <summary>Bytes of them.</summary>
    public long MostBytes { get; init; } = 1L << 30;

    /// <summary>How many, and bytes of how many, there is room for beyond that for submissions that bring a printed token, or come from a mailbox that the group has answered.</summary>
    public double TokenRoom { get; init; } = 1.5;

    /// <summary>Part of the room that forms without scripts, which show no work, may fill.</summary>
    public double PlainRoom { get; init; } = 0.25;

    /// <summary>How long a submission may be on its way.</summary>
    public TimeSpan Unfinished { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Days that a handled submission is kept.</summary>
    public int HandledDays { get; init; } = 30;

    /// <summary>Days that an answer lies in its mailbox.</summary>
    public int LetterDays { get; init; } = 90;

    /// <summary>Zero bits that the work of a small submission must show in a quiet hour.</summary>
    public int LeastBits { get; init; } = 12;

    /// <summary>The most that are asked of anybody: about half a minute of an old phone, whose page works out some thirty thousand a second.</summary>
    public int MostBits { get; init; } = 20;

    /// <summary>The part of the room left that those without a token may take within an hour, so that no night fills an inbox.</summary>
    public double HourRoom { get; init; } = 0.25;

    /// <summary>How many of one mailbox that was answered may wait in the room beyond.</summary>
    public int MostOfMailbox { get; init; } = 5;

    /// <summary>So many fewer are enough for work that was begun before the price rose.</summary>
    public int BitsOfGrace { get; init; } = 3;

    /// <summary>Zero bits more for each doubling of what comes beyond a quiet hour: who sends twice as much pays eight times as much for all of it.</summary>
    public int BitsOfDoubling { get; init; } = 2;

    /// <summary>Submissions in ten minutes up to which an hour is quiet.</summary>
    public int Quiet { get; init; } = 20;
}
