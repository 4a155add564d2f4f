using System.Globalization;
using Handbill.Typesetting.Text;

namespace Handbill.Typesetting.Tests.Text;

public sealed class DateInWordsTests
{
    [Theory]
    [InlineData("en", "Monday 23 November 2026")]
    [InlineData("en-GB", "Monday 23 November 2026")]
    [InlineData("en-US", "Monday, November 23, 2026")]
    [InlineData("es", "lunes 23 de noviembre de 2026")]
    [InlineData("fr", "lundi 23 novembre 2026")]
    [InlineData("de", "Montag, 23. November 2026")]
    [InlineData("pt", "segunda-feira, 23 de novembro de 2026")]
    [InlineData("it", "lunedì 23 novembre 2026")]
    [InlineData("nl", "maandag 23 november 2026")]
    [InlineData("pl", "poniedziałek, 23 listopada 2026")]
    [InlineData("ru", "понедельник, 23 ноября 2026 года")]
    [InlineData("tr", "23 Kasım 2026 Pazartesi")]
    [InlineData("ar", "الاثنين 23 نوفمبر 2026")]
    [InlineData("ar-LB", "الاثنين 23 تشرين الثاني 2026")]
    [InlineData("ar-MA", "الاثنين 23 نونبر 2026")]
    [InlineData("fa", "دوشنبه ۲ آذر ۱۴۰۵ (۲۳ نوامبر ۲۰۲۶)")]
    [InlineData("ur", "پیر 23 نومبر 2026")]
    [InlineData("he", "יום שני, 23 בנובמבר 2026")]
    [InlineData("el", "Δευτέρα 23 Νοεμβρίου 2026")]
    [InlineData("sv", "måndag 23 november 2026")]
    [InlineData("ca", "dilluns, 23 de novembre de 2026")]
    [InlineData("ht", "lendi 23 novanm 2026")]
    [InlineData("vi", "Thứ Hai, ngày 23 tháng 11 năm 2026")]
    [InlineData("xx", "2026-11-23")]
    [InlineData("", "2026-11-23")]
    public void Date_is_written_as_newspapers_of_the_language_write_it(string language, string written) =>
        DateInWords.Long(new DateOnly(2026, 11, 23), language).ShouldBe(written);

    [Theory]
    [InlineData("fr", "dimanche 1er novembre 2026")]
    [InlineData("ht", "dimanch 1ye novanm 2026")]
    [InlineData("it", "domenica 1º novembre 2026")]
    [InlineData("pt-BR", "domingo, 1º de novembro de 2026")]
    [InlineData("pt", "domingo, 1 de novembro de 2026")]
    [InlineData("es", "domingo 1 de noviembre de 2026")]
    public void First_of_the_month_is_an_ordinal_where_it_is_so_said(string language, string written) =>
        DateInWords.Long(new DateOnly(2026, 11, 1), language).ShouldBe(written);

    [Fact]
    public void Every_language_of_the_press_has_seven_days_and_twelve_months()
    {
        foreach (string language in LanguageTags.All)
        {
            Enumerable.Range(0, 365).Select(day => DateInWords.Long(new DateOnly(2027, 1, 1).AddDays(day), language))
                .Distinct().Count().ShouldBe(365, language);
            DateForms.ByLanguage[language].Weekdays.Distinct().Count().ShouldBe(7, language);
            DateForms.ByLanguage[language].Months.Distinct().Count().ShouldBe(12, language);
        }
    }

    [Fact]
    public void Solar_Hijri_days_agree_with_the_observed_calendar()
    {
        var calendar = new PersianCalendar();
        Enumerable.Range(new DateOnly(1900, 1, 1).DayNumber, (223 * 365) + 54)
            .Select(DateOnly.FromDayNumber)
            .Where(date => date.ToDateTime(new TimeOnly(12, 0)) is var noon && SolarHijri.From(date)
                != (calendar.GetYear(noon), calendar.GetMonth(noon), calendar.GetDayOfMonth(noon)))
            .ShouldBeEmpty();
    }
}
