namespace Handbill.Desk.Stories.Differences;

/// <summary>A change: what stood from <paramref name="Start"/> to <paramref name="End"/> became what stands from <paramref name="NewStart"/> to <paramref name="NewEnd"/>.</summary>
internal readonly record struct Hunk(int Start, int End, int NewStart, int NewEnd);
