namespace Handbill.Ui.Words.Languages;

// European digits, as the Maghreb and most programs write them: a number then reads the same in a table, a form and a file.
internal sealed class Arabic() : Language("ar", "العربية", rightToLeft: true, new LanguageWords
{
    GroupSign = ",",
    DecimalSign = ".",
    // Marks that keep a sign on its number's side in a line that runs the other way, as CLDR has them.
    Minus = "\u200E\u2212",
    PercentSign = "\u200E%\u200E",
    Comma = "، ",
    And = " و",
    AndOfTwo = " و",
    Weekdays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"],
    Months = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ShortMonths = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    AfterWeekday = " ",
    BeforeMonth = " ",
    BeforeYear = " ",
    BeforeTime = " الساعة ",
    Today = "اليوم",
    Tomorrow = "غدًا",
    Yesterday = "أمس",
    Now = "الآن",
    In = "بعد {0}",
    Ago = "قبل {0}",
    Minutes = "{0} دقيقة|دقيقة واحدة|دقيقتين|{0} دقائق|{0} دقيقة|{0} دقيقة",
    Hours = "{0} ساعة|ساعة واحدة|ساعتين|{0} ساعات|{0} ساعة|{0} ساعة",
    Days = "{0} يوم|يوم واحد|يومين|{0} أيام|{0} يومًا|{0} يوم",
    Weeks = "{0} أسبوع|أسبوع واحد|أسبوعين|{0} أسابيع|{0} أسبوعًا|{0} أسبوع",
    MonthsAway = "{0} شهر|شهر واحد|شهرين|{0} أشهر|{0} شهرًا|{0} شهر",
})
{
    public override int PluralForm(long number)
    {
        var all = Math.Abs((decimal)number);
        return all switch
        {
            0 => 0,
            1 => 1,
            2 => 2,
            _ when all % 100 is >= 3 and <= 10 => 3,
            _ when all % 100 >= 11 => 4,
            _ => 5,
        };
    }

    // "A، B وC" joins with "و" before each in good Arabic prose; the comma before the last falls away.
    private protected override string Join(string before, string after, bool last, bool ofTwo) => $"{before} و{after}";
}
