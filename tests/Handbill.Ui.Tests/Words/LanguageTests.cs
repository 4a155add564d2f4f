using Handbill.Ui.Words;

namespace Handbill.Ui.Tests.Words;

public sealed class LanguageTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 18, 30, 0, TimeSpan.Zero); // a Tuesday, 19:30 in Madrid

    [Theory]
    [InlineData("en", "1,234,567", "1,234", "0.5", "25%")]
    [InlineData("es", "1.234.567", "1234", "0,5", "25\u00A0%")]
    [InlineData("fr", "1\u202F234\u202F567", "1\u202F234", "0,5", "25\u202F%")]
    [InlineData("ar", "1,234,567", "1,234", "0.5", "25\u200E%\u200E")]
    public void Numbers_are_written_as_the_language_writes_them(string code, string million, string thousand, string half, string quarter)
    {
        var language = Language.Find(code)!;

        language.Number(1_234_567).ShouldBe(million);
        language.Number(1_234).ShouldBe(thousand);
        language.Number(0.5m, 1).ShouldBe(half);
        language.Percent(0.25).ShouldBe(quarter);
        language.Number(-3).ShouldEndWith("\u22123");
        language.Number(-0.001m, 1).ShouldNotContain("\u2212");
        language.Number(long.MinValue).ShouldContain("\u22129");
    }

    [Theory]
    [InlineData("en", "copy, lock and press")]
    [InlineData("es", "copy, lock y press")]
    [InlineData("fr", "copy, lock et press")]
    [InlineData("ar", "copy، lock وpress")]
    public void Lists_are_joined_by_and(string code, string expected) => Language.Find(code)!.List(["copy", "lock", "press"]).ShouldBe(expected);

    [Theory]
    [InlineData("Ana", "Inés", "Ana e Inés")]
    [InlineData("padres", "hijos", "padres e hijos")]
    [InlineData("cal", "hierro", "cal y hierro")]
    [InlineData("Inés", "Ana", "Inés y Ana")]
    public void Spanish_and_changes_before_its_own_sound(string one, string other, string expected) =>
        Language.Find("es")!.List([one, other]).ShouldBe(expected);

    [Theory]
    [InlineData("en", "Thursday 20:00, in 2 days")]
    [InlineData("es", "jueves 20:00, dentro de 2 días")]
    [InlineData("fr", "jeudi 20\u00A0h, dans 2 jours")]
    [InlineData("ar", "الخميس الساعة 20:00، بعد يومين")]
    public void A_deadline_says_its_day_its_hour_and_how_far_off_it_is(string code, string expected) =>
        Language.Find(code)!.When(new DateTimeOffset(2026, 11, 26, 19, 0, 0, TimeSpan.Zero), Now, Madrid).ShouldBe(expected);

    [Theory]
    [InlineData("2026-11-24T18:30:20", "today 19:30, now")]
    [InlineData("2026-11-24T18:55:00", "today 19:55, in 25 minutes")]
    [InlineData("2026-11-24T21:29:00", "today 22:29, in 2 hours")]
    [InlineData("2026-11-24T18:29:00", "today 19:29, 1 minute ago")]
    [InlineData("2026-11-25T19:00:00", "tomorrow 20:00")]
    [InlineData("2026-11-23T19:00:00", "yesterday 20:00")]
    [InlineData("2026-11-20T19:00:00", "Friday 20:00, 4 days ago")]
    [InlineData("2026-12-01T19:00:00", "1 December 20:00, in 7 days")]
    [InlineData("2026-12-10T19:00:00", "10 December 20:00, in 2 weeks")]
    [InlineData("2027-02-10T19:00:00", "10 February 2027 20:00, in 2 months")]
    [InlineData("2028-02-10T19:00:00", "10 February 2028 20:00")]
    public void Moments_near_and_far_are_said_as_people_say_them(string utc, string expected) =>
        Language.English.When(new DateTimeOffset(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero), Now, Madrid).ShouldBe(expected);

    [Theory]
    [InlineData("en", "Tuesday 1 December 2026")]
    [InlineData("es", "martes 1 de diciembre de 2026")]
    [InlineData("fr", "mardi 1er décembre 2026")]
    [InlineData("ar", "الثلاثاء 1 ديسمبر 2026")]
    public void A_day_in_full(string code, string expected) => Language.Find(code)!.Date(new DateOnly(2026, 12, 1)).ShouldBe(expected);

    [Theory]
    [InlineData(0, "0 يوم")]
    [InlineData(1, "يوم واحد")]
    [InlineData(2, "يومين")]
    [InlineData(3, "3 أيام")]
    [InlineData(10, "10 أيام")]
    [InlineData(11, "11 يومًا")]
    [InlineData(99, "99 يومًا")]
    [InlineData(100, "100 يوم")]
    [InlineData(103, "103 أيام")]
    public void Arabic_counts_in_six_forms(long number, string expected) =>
        Language.Find("ar")!.Count(number, "{0} يوم|يوم واحد|يومين|{0} أيام|{0} يومًا|{0} يوم").ShouldBe(expected);

    [Theory]
    [InlineData("es-MX", "es")]
    [InlineData("AR", "ar")]
    [InlineData("de", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_tag_finds_its_language(string? tag, string? code) => Language.Find(tag)?.Code.ShouldBe(code);
}
