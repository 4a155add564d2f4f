namespace Handbill.Typesetting.Text;

/// <summary>
/// The calendar of Iran by its cycle of 33 years with 8 leap years, which agrees with the observed calendar from 1900 to 2123 at least.
/// </summary>
internal static class SolarHijri
{
    /// <summary>Days from 0001-01-01 to the first day of the year 1 as this cycle counts back: 21 March 622, Gregorian.</summary>
    private static readonly int Epoch = new DateOnly(622, 3, 21).DayNumber;

    /// <summary>Year, month and day, each from 1, of a day after the year 622.</summary>
    public static (int Year, int Month, int Day) From(DateOnly date)
    {
        int days = date.DayNumber - Epoch;
        int year = (int)(((33L * days) + 3) / 12053) + 1;
        while (YearStart(year) > days)
        {
            year--;
        }

        while (YearStart(year + 1) <= days)
        {
            year++;
        }

        // Six months of 31 days, five of 30, and the rest.
        int inYear = days - YearStart(year);
        return inYear < 186 ? (year, (inYear / 31) + 1, (inYear % 31) + 1)
            : (year, ((inYear - 186) / 30) + 7, ((inYear - 186) % 30) + 1);
    }

    /// <summary>Days from the epoch to the first of a year: 365 for each, and the leap days of the cycle.</summary>
    private static int YearStart(int year) => (365 * (year - 1)) + (((8 * (year - 1)) + 29) / 33);
}
