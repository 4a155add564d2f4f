namespace Handbill.Ui.Words.Languages;

internal sealed class Spanish() : Language("es", "Español", rightToLeft: false, new LanguageWords
{
    GroupSign = ".",
    DecimalSign = ",",
    PercentSign = "\u00A0%",
    LeastBeforeGroup = 2,
    Comma = ", ",
    And = " y ",
    AndOfTwo = " y ",
    Weekdays = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
    Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ShortMonths = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
    AfterWeekday = " ",
    BeforeMonth = " de ",
    BeforeYear = " de ",
    BeforeTime = " ",
    Today = "hoy",
    Tomorrow = "mañana",
    Yesterday = "ayer",
    Now = "ahora",
    In = "dentro de {0}",
    Ago = "hace {0}",
    Minutes = "{0} minuto|{0} minutos",
    Hours = "{0} hora|{0} horas",
    Days = "{0} día|{0} días",
    Weeks = "{0} semana|{0} semanas",
    MonthsAway = "{0} mes|{0} meses",
})
{
    public override int PluralForm(long number) => number is 1 or -1 ? 0 : 1;

    // "y" becomes "e" before the sound i: "Ana e Inés", but "cal y hierro".
    private protected override string Join(string before, string after, bool last, bool ofTwo)
    {
        var soundsI = (after.StartsWith("i", StringComparison.OrdinalIgnoreCase) || after.StartsWith("í", StringComparison.OrdinalIgnoreCase)
                || after.StartsWith("hi", StringComparison.OrdinalIgnoreCase) || after.StartsWith("hí", StringComparison.OrdinalIgnoreCase))
            && !after.StartsWith("hie", StringComparison.OrdinalIgnoreCase) && !after.StartsWith("hia", StringComparison.OrdinalIgnoreCase);
        return soundsI ? $"{before} e {after}" : base.Join(before, after, last, ofTwo);
    }
}
