using Handbill.Ui.Words;
using Microsoft.Extensions.Localization;

namespace Handbill.Press.Publications;

/// <summary>A cadence in words.</summary>
internal static class CadenceWords
{
    /// <summary>“Every second Monday, next: 7 December 2026”, in the reader's language.</summary>
    /// <param name="words">The words.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="now">Now.</param>
    public static string Say(IStringLocalizer words, Schedule schedule, DateTimeOffset now)
    {
        if (schedule.EveryWeeks == 0)
        {
            return words["Issues are opened by hand"];
        }

        var day = Language.Current.Weekday(schedule.FirstHandOut);
        string every = schedule.EveryWeeks switch
        {
            1 => words["Every {0}", day],
            2 => words["Every second {0}", day],
            _ => words["Every {1} weeks on {0}", day, schedule.EveryWeeks],
        };
        return words["{0}, next: {1}", every, Language.Current.DateWithoutWeekday(Cadence.Ahead(schedule, now).First().Date)];
    }
}
