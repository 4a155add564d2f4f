namespace Handbill.Typesetting.Text;

/// <summary>Names of days and months as they stand in a date, and the order of its parts.</summary>
/// <param name="Format">{w} day of the week, {d} day, {m} month, {y} year, {j} the day in the Solar Hijri calendar.</param>
/// <param name="Weekdays">From Monday.</param>
/// <param name="Months">From January, in the case that the language uses in dates.</param>
internal sealed record DateForm(string Format, string[] Weekdays, string[] Months);

/// <summary>The forms by language.</summary>
internal static class DateForms
{
    /// <summary>The forms, by primary language.</summary>
    public static readonly Dictionary<string, DateForm> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new(
            "{w} {d} {m} {y}",
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
        ["es"] = new(
            "{w} {d} de {m} de {y}",
            ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
            ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]),
        ["fr"] = new(
            "{w} {d} {m} {y}",
            ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
            ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
        ["de"] = new(
            "{w}, {d}. {m} {y}",
            ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
            ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]),
        ["pt"] = new(
            "{w}, {d} de {m} de {y}",
            ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
            ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"]),
        ["it"] = new(
            "{w} {d} {m} {y}",
            ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
            ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"]),
        ["nl"] = new(
            "{w} {d} {m} {y}",
            ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
            ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]),
        ["pl"] = new(
            "{w}, {d} {m} {y}",
            ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"],
            ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"]),
        ["ru"] = new(
            "{w}, {d} {m} {y} года",
            ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
            ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]),
        ["tr"] = new(
            "{d} {m} {y} {w}",
            ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"],
            ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"]),
        ["ar"] = new(
            "{w} {d} {m} {y}",
            ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
            ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]),
        ["fa"] = new(
            "{w} {j} ({d} {m} {y})",
            ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"],
            ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]),
        ["ur"] = new(
            "{w} {d} {m} {y}",
            ["پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"],
            ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"]),
        ["he"] = new(
            "{w}, {d} {m} {y}",
            ["יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון"],
            ["בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר"]),
        ["el"] = new(
            "{w} {d} {m} {y}",
            ["Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή"],
            ["Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"]),
        ["sv"] = new(
            "{w} {d} {m} {y}",
            ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
            ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"]),
        ["ca"] = new(
            "{w}, {d} {m} de {y}",
            ["dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge"],
            ["de gener", "de febrer", "de març", "d’abril", "de maig", "de juny", "de juliol", "d’agost", "de setembre", "d’octubre", "de novembre", "de desembre"]),
        ["ht"] = new(
            "{w} {d} {m} {y}",
            ["lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch"],
            ["janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm"]),
        ["vi"] = new(
            "{w}, ngày {d} tháng {m} năm {y}",
            ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"],
            ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]),
    };

    /// <summary>Months from January in Iraq, Jordan, Lebanon, Palestine and Syria.</summary>
    public static readonly string[] LevantMonths =
    [
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ];

    /// <summary>Months from January in Algeria and Tunisia.</summary>
    public static readonly string[] TunisianMonths =
    [
        "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ];

    /// <summary>Months from January in Morocco.</summary>
    public static readonly string[] MoroccanMonths =
    [
        "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
    ];

    /// <summary>Months of the Solar Hijri year in Iran, from Farvardin (20 or 21 March).</summary>
    public static readonly string[] SolarHijriMonths =
    [
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ];
}
