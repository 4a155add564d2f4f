using System.Globalization;

namespace Handbill.Ui.Words.Languages;

internal sealed class French() : Language("fr", "Français", rightToLeft: false, new LanguageWords
{
    GroupSign = "\u202F",
    DecimalSign = ",",
    PercentSign = "\u202F%",
    Comma = ", ",
    And = " et ",
    AndOfTwo = " et ",
    Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ShortMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    AfterWeekday = " ",
    BeforeMonth = " ",
    BeforeYear = " ",
    BeforeTime = " ",
    Today = "aujourd’hui",
    Tomorrow = "demain",
    Yesterday = "hier",
    Now = "maintenant",
    In = "dans {0}",
    Ago = "il y a {0}",
    Minutes = "{0} minute|{0} minutes",
    Hours = "{0} heure|{0} heures",
    Days = "{0} jour|{0} jours",
    Weeks = "{0} semaine|{0} semaines",
    MonthsAway = "{0} mois|{0} mois",
})
{
    public override int PluralForm(long number) => number is 0 or 1 or -1 ? 0 : 1;

    public override string Time(TimeOnly time)
    {
        var hour = time.Hour.ToString(CultureInfo.InvariantCulture);
        return time.Minute == 0 ? $"{hour}\u00A0h" : $"{hour}\u00A0h\u00A0{time.Minute.ToString("00", CultureInfo.InvariantCulture)}";
    }

    private protected override string DayNumber(DateOnly day) => day.Day == 1 ? "1er" : base.DayNumber(day);
}
