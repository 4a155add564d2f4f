namespace Handbill.Ui.Words.Languages;

internal sealed class English() : Language("en", "English", rightToLeft: false, new LanguageWords
{
    GroupSign = ",",
    DecimalSign = ".",
    PercentSign = "%",
    Comma = ", ",
    And = " and ",
    AndOfTwo = " and ",
    Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
    AfterWeekday = " ",
    BeforeMonth = " ",
    BeforeYear = " ",
    BeforeTime = " ",
    Today = "today",
    Tomorrow = "tomorrow",
    Yesterday = "yesterday",
    Now = "now",
    In = "in {0}",
    Ago = "{0} ago",
    Minutes = "{0} minute|{0} minutes",
    Hours = "{0} hour|{0} hours",
    Days = "{0} day|{0} days",
    Weeks = "{0} week|{0} weeks",
    MonthsAway = "{0} month|{0} months",
})
{
    public override int PluralForm(long number) => number is 1 or -1 ? 0 : 1;
}
