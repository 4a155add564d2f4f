namespace Handbill.Typesetting.Text;

/// <summary>
/// The customs by language. Where a language has more than one, the one that its newspapers follow: Spanish “ ” in the Americas
/// and « » elsewhere, as the Academy has it; Swiss « » without spaces; French as the Imprimerie nationale, in Canada without
/// the thin spaces; Haitian Creole and Vietnamese “ ”. Persian and Arabic « »; Urdu ” “; Hebrew ” on both sides.
/// </summary>
internal static class TypographyTable
{
    private const char Fixed = '\u00A0';
    private const char Thin = '\u202F';

    private static readonly QuotePair English = new('“', '”');
    private static readonly QuotePair EnglishSingle = new('‘', '’');
    private static readonly QuotePair Guillemets = new('«', '»');
    private static readonly QuotePair SingleGuillemets = new('‹', '›');

    private static readonly TypographyRules Default = new() { Outer = English, Inner = EnglishSingle };

    private static readonly TypographyRules French = new()
    {
        Outer = Guillemets,
        Inner = English,
        InsideGuillemets = Fixed,
        BeforeHighPoints = Thin,
        BeforeColon = Fixed,
        Thousands = Thin,
        BeforeNumber = ["p.", "pp.", "n°", "nº", "art.", "fig.", "chap.", "vol.", "§", "no"],
        BeforeName = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Me", "Mgr"],
        Units = ["h", "min", "heures", "euros"],
        RangeAfter = ["p.", "pp.", "pages"],
        RangeBefore = ["h", "heures", "min", "minutes", "jours", "semaines", "mois", "ans", "euros"],
    };

    private static readonly TypographyRules German = new()
    {
        Outer = new QuotePair('„', '“'),
        Inner = new QuotePair('‚', '‘'),
        Single = new QuotePair('‚', '‘'),
        Clipped = ["s", "n", "ne", "nen", "nem", "ner", "rein", "raus", "runter", "rum", "rauf"],
        BeforeNumber = ["S.", "Nr.", "Abs.", "Abb.", "Kap.", "Bd.", "Art.", "§", "§§"],
        BeforeName = ["Dr.", "Prof."],
        Units = ["Uhr", "Euro"],
        RangeAfter = ["S.", "Seite", "Seiten", "Nr."],
        RangeBefore = ["Uhr", "Minuten", "Stunden", "Tage", "Tagen", "Wochen", "Monate", "Jahre", "Jahren", "Euro", "Prozent"],
    };

    private static readonly TypographyRules Spanish = new()
    {
        Outer = Guillemets,
        Inner = English,
        BeforeNumber = ["p.", "pp.", "pág.", "págs.", "n.º", "núm.", "art.", "cap.", "§"],
        BeforeName = ["Sr.", "Sra.", "Srta.", "Dr.", "Dra.", "D."],
        Units = ["h", "min", "euros"],
        RangeAfter = ["p.", "pp.", "págs.", "páginas"],
        RangeBefore = ["h", "horas", "minutos", "días", "semanas", "meses", "años", "euros"],
    };

    private static readonly TypographyRules Portuguese = Default with
    {
        BeforeNumber = ["p.", "pp.", "pág.", "págs.", "n.º", "nº", "art.", "cap.", "§"],
        BeforeName = ["Sr.", "Sra.", "Dr.", "Dra."],
        Units = ["h", "min", "euros", "reais"],
        RangeAfter = ["p.", "pp.", "págs.", "páginas"],
        RangeBefore = ["h", "horas", "minutos", "dias", "semanas", "meses", "anos", "euros"],
    };

    private static readonly Dictionary<string, TypographyRules> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = Default with
        {
            Clipped = ["tis", "twas", "twere", "twill", "em", "n", "til", "cause", "cos", "bout", "round", "neath", "fraid", "kay", "hood"],
            BeforeNumber = ["No.", "Nos.", "no.", "p.", "pp.", "fig.", "Fig.", "vol.", "Vol.", "art.", "§"],
            BeforeName = ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof."],
            Units = ["am", "pm", "a.m.", "p.m."],
            RangeAfter = ["p.", "pp.", "pages", "Nos."],
            RangeBefore = ["am", "pm", "hours", "minutes", "days", "weeks", "months", "years", "people", "pounds", "euros", "dollars"],
        },
        ["fr"] = French,
        ["de"] = German,
        ["es"] = Spanish,
        ["pt"] = Portuguese,
        ["it"] = Spanish with
        {
            BeforeNumber = ["p.", "pp.", "pag.", "pagg.", "n.", "art.", "cap.", "fig.", "§"],
            BeforeName = ["Sig.", "Dott.", "Prof."],
            Units = ["euro"],
            RangeAfter = ["p.", "pp.", "pagg.", "pagine"],
            RangeBefore = ["ore", "minuti", "giorni", "settimane", "mesi", "anni", "euro"],
        },
        ["nl"] = Default with
        {
            Clipped = ["s", "t", "n", "k", "m", "r", "ns"],
            BeforeNumber = ["blz.", "p.", "nr.", "art.", "§"],
            BeforeName = ["dr.", "mr.", "prof."],
            Units = ["uur", "euro"],
            RangeAfter = ["blz.", "p.", "pagina's"],
            RangeBefore = ["uur", "minuten", "dagen", "weken", "maanden", "jaar", "euro", "procent"],
        },
        ["pl"] = new TypographyRules
        {
            Outer = new QuotePair('„', '”'),
            Inner = Guillemets,
            Single = null,
            Thousands = Fixed,
            TiesDash = true,
            Clinging = ["a", "i", "o", "u", "w", "z"],
            BeforeNumber = ["s.", "str.", "nr", "art.", "ust.", "pkt", "rys.", "§"],
            Units = ["zł", "gr", "godz.", "min", "tys.", "mln", "mld", "r."],
            RangeAfter = ["s.", "str.", "godz."],
            RangeBefore = ["zł", "minut", "dni", "tygodni", "lat"],
        },
        ["ru"] = new TypographyRules
        {
            Outer = Guillemets,
            Inner = new QuotePair('„', '“'),
            Single = null,
            Thousands = Fixed,
            SpacedDash = '—',
            TiesDash = true,
            Clinging = ["в", "к", "с", "о", "у"],
            BeforeNumber = ["№", "с.", "стр.", "ст.", "п.", "рис.", "§"],
            Units = ["руб.", "коп.", "тыс.", "млн", "млрд", "г.", "гг.", "ч", "мин", "кг", "км", "м", "см"],
            RangeAfter = ["с.", "стр."],
            RangeBefore = ["руб.", "минут", "дней", "недель", "лет", "гг."],
        },
        ["tr"] = Default with { BeforeNumber = ["s.", "No:", "§"], Units = ["TL", "lira"], RangeAfter = ["s."], RangeBefore = ["gün", "saat", "dakika", "yıl"] },
        ["ar"] = new TypographyRules { Outer = Guillemets, Inner = SingleGuillemets, Single = null },
        ["fa"] = new TypographyRules { Outer = Guillemets, Inner = SingleGuillemets, Single = null },
        ["ur"] = new TypographyRules { Outer = new QuotePair('”', '“'), Inner = new QuotePair('’', '‘'), Single = null },
        ["he"] = new TypographyRules { Outer = new QuotePair('”', '”'), Inner = new QuotePair('’', '’'), Single = null, HasGeresh = true },
        ["el"] = new TypographyRules
        {
            Outer = Guillemets,
            Inner = English,
            BeforeNumber = ["σ.", "σελ.", "αρ.", "άρθ.", "§"],
            Units = ["ευρώ", "π.μ.", "μ.μ."],
            RangeAfter = ["σ.", "σελ."],
            RangeBefore = ["ώρες", "λεπτά", "ημέρες", "χρόνια", "ευρώ"],
        },
        ["sv"] = new TypographyRules
        {
            Outer = new QuotePair('”', '”'),
            Inner = new QuotePair('’', '’'),
            Single = new QuotePair('’', '’'),
            Thousands = Fixed,
            BeforeNumber = ["s.", "nr", "kl.", "§"],
            Units = ["kr", "öre"],
            RangeAfter = ["s.", "kl."],
            RangeBefore = ["kr", "minuter", "timmar", "dagar", "veckor", "månader", "år"],
        },
        ["ca"] = Spanish with
        {
            BeforeNumber = ["p.", "pp.", "pàg.", "pàgs.", "núm.", "art.", "cap.", "§"],
            RangeAfter = ["p.", "pp.", "pàgs.", "pàgines"],
            RangeBefore = ["h", "hores", "minuts", "dies", "setmanes", "mesos", "anys", "euros"],
        },
    };

    /// <summary>The customs that a tag asks for; English quotation marks for a language that the press does not know.</summary>
    public static TypographyRules For(string language)
    {
        var tag = LanguageTag.Parse(language);
        var rules = ByLanguage.GetValueOrDefault(tag.Primary, Default);
        return (tag.Primary, tag.Region) switch
        {
            ("fr", "CA") => CanadianFrench,
            ("fr", "CH") => SwissFrench,
            ("de", "CH" or "LI") => SwissGerman,
            ("es", not ("" or "ES" or "GQ")) => AmericanSpanish,
            _ => rules,
        };
    }

    private static readonly TypographyRules CanadianFrench = French with { BeforeHighPoints = null };

    private static readonly TypographyRules SwissFrench = French with { InsideGuillemets = Thin, BeforeColon = Thin };

    private static readonly TypographyRules SwissGerman = German with { Outer = Guillemets, Inner = SingleGuillemets, Single = SingleGuillemets };

    private static readonly TypographyRules AmericanSpanish = Spanish with { Outer = English, Inner = EnglishSingle };
}
