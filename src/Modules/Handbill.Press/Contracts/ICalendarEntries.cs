using Handbill.Groups.Contracts;

namespace Handbill.Press.Contracts;

/// <summary>What else a calendar program shows to somebody beside deadlines. A module with dates of its own registers one; all are asked.</summary>
public interface ICalendarEntries
{
    /// <summary>The entries of an account, in the language that is asked for.</summary>
    /// <param name="account">Whose calendar it is.</param>
    /// <param name="since">Earlier ones are left out.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<IReadOnlyList<CalendarEntry>> OfAsync(AccountId account, DateTimeOffset since, CancellationToken cancellation);
}

/// <summary>An entry of a calendar.</summary>
/// <param name="Uid">Names it for ever among all entries of this server.</param>
/// <param name="Summary">What it says.</param>
/// <param name="Location">Where it is; empty for none.</param>
/// <param name="At">When it begins.</param>
/// <param name="Lasts">How long it takes.</param>
/// <param name="TimeZone">IANA name of the zone that it is kept in.</param>
/// <param name="Version">One more with each change.</param>
/// <param name="IsCalledOff">True when it does not take place.</param>
public sealed record CalendarEntry(
    string Uid, string Summary, string Location, DateTimeOffset At, TimeSpan Lasts, string TimeZone, int Version, bool IsCalledOff);
