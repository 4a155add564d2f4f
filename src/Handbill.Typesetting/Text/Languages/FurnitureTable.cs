namespace Handbill.Typesetting.Text;

/// <summary>The words of <see cref="FurnitureWords"/>, a row a language. Number and its abbreviation are never parted.</summary>
internal static class FurnitureTable
{
    private static readonly FurnitureWords[] Rows =
    [
        new()
        {
            Language = "en",
            NumberFormat = "No.\u00A0{0}",
            PageFormat = "Page\u00A0{0}",
            WriteToUs = "Write to us",
            Continued = "continued",
            HeldOver = "Held over",
            OversetBelow = "Overset below this line",
            InThisIssue = "In this issue",
            Photo = "Photo",
        },
        new()
        {
            Language = "es",
            NumberFormat = "N.º\u00A0{0}",
            PageFormat = "Página\u00A0{0}",
            WriteToUs = "Escríbenos",
            Continued = "continúa",
            HeldOver = "Queda para el próximo número",
            OversetBelow = "Texto que no cabe, debajo de esta línea",
            InThisIssue = "En este número",
            Photo = "Foto",
        },
        new()
        {
            Language = "fr",
            NumberFormat = "Nº\u00A0{0}",
            PageFormat = "Page\u00A0{0}",
            WriteToUs = "Écrivez-nous",
            Continued = "suite",
            HeldOver = "Reporté au prochain numéro",
            OversetBelow = "Texte en trop sous cette ligne",
            InThisIssue = "Dans ce numéro",
            Photo = "Photo",
        },
        new()
        {
            Language = "de",
            NumberFormat = "Nr.\u00A0{0}",
            PageFormat = "Seite\u00A0{0}",
            WriteToUs = "Schreibt uns",
            Continued = "Fortsetzung",
            HeldOver = "Auf die nächste Ausgabe verschoben",
            OversetBelow = "Übersatz unter dieser Linie",
            InThisIssue = "In dieser Ausgabe",
            Photo = "Foto",
        },
        new()
        {
            Language = "pt",
            NumberFormat = "N.º\u00A0{0}",
            PageFormat = "Página\u00A0{0}",
            WriteToUs = "Escreva-nos",
            Continued = "continua",
            HeldOver = "Adiado para a próxima edição",
            OversetBelow = "Texto a mais abaixo desta linha",
            InThisIssue = "Nesta edição",
            Photo = "Foto",
        },
        new()
        {
            Language = "it",
            NumberFormat = "N.\u00A0{0}",
            PageFormat = "Pagina\u00A0{0}",
            WriteToUs = "Scrivici",
            Continued = "continua",
            HeldOver = "Rinviato al prossimo numero",
            OversetBelow = "Testo in eccesso sotto questa riga",
            InThisIssue = "In questo numero",
            Photo = "Foto",
        },
        new()
        {
            Language = "nl",
            NumberFormat = "Nr.\u00A0{0}",
            PageFormat = "Pagina\u00A0{0}",
            WriteToUs = "Schrijf ons",
            Continued = "vervolg",
            HeldOver = "Doorgeschoven naar het volgende nummer",
            OversetBelow = "Onder deze lijn: tekst die niet past",
            InThisIssue = "In dit nummer",
            Photo = "Foto",
        },
        new()
        {
            Language = "pl",
            NumberFormat = "Nr\u00A0{0}",
            PageFormat = "Strona\u00A0{0}",
            WriteToUs = "Napisz do nas",
            Continued = "ciąg dalszy",
            HeldOver = "Przełożone do następnego numeru",
            OversetBelow = "Poniżej tej linii tekst, który się nie mieści",
            InThisIssue = "W tym numerze",
            Photo = "Fot.",
        },
        new()
        {
            Language = "ru",
            NumberFormat = "№\u00A0{0}",
            PageFormat = "Страница\u00A0{0}",
            WriteToUs = "Напишите нам",
            Continued = "продолжение",
            HeldOver = "Перенесено в следующий номер",
            OversetBelow = "Ниже этой черты текст, который не поместился",
            InThisIssue = "В этом номере",
            Photo = "Фото",
        },
        new()
        {
            Language = "tr",
            NumberFormat = "Sayı\u00A0{0}",
            PageFormat = "Sayfa\u00A0{0}",
            WriteToUs = "Bize yazın",
            Continued = "devamı",
            HeldOver = "Sonraki sayıya kaldı",
            OversetBelow = "Bu çizginin altındaki metin sığmıyor",
            InThisIssue = "Bu sayıda",
            Photo = "Fotoğraf",
        },
        new()
        {
            Language = "ar",
            NumberFormat = "العدد\u00A0{0}",
            PageFormat = "صفحة\u00A0{0}",
            WriteToUs = "اكتبوا إلينا",
            Continued = "تتمة",
            HeldOver = "مؤجل إلى العدد القادم",
            OversetBelow = "نص زائد تحت هذا الخط",
            InThisIssue = "في هذا العدد",
            Photo = "تصوير",
        },
        new()
        {
            Language = "fa",
            NumberFormat = "شمارهٔ\u00A0{0}",
            PageFormat = "صفحهٔ\u00A0{0}",
            WriteToUs = "برای ما بنویسید",
            Continued = "ادامه",
            HeldOver = "برای شمارهٔ بعد",
            OversetBelow = "متن اضافه زیر این خط",
            InThisIssue = "در این شماره",
            Photo = "عکس",
        },
        new()
        {
            Language = "ur",
            NumberFormat = "شمارہ\u00A0{0}",
            PageFormat = "صفحہ\u00A0{0}",
            WriteToUs = "ہمیں لکھیں",
            Continued = "جاری",
            HeldOver = "اگلے شمارے کے لیے",
            OversetBelow = "اس لکیر کے نیچے زائد متن",
            InThisIssue = "اس شمارے میں",
            Photo = "تصویر",
        },
        new()
        {
            Language = "he",
            NumberFormat = "גיליון\u00A0{0}",
            PageFormat = "עמוד\u00A0{0}",
            WriteToUs = "כתבו לנו",
            Continued = "המשך",
            HeldOver = "נדחה לגיליון הבא",
            OversetBelow = "טקסט עודף מתחת לקו זה",
            InThisIssue = "בגיליון זה",
            Photo = "צילום",
        },
        new()
        {
            Language = "el",
            NumberFormat = "Αρ.\u00A0{0}",
            PageFormat = "Σελίδα\u00A0{0}",
            WriteToUs = "Γράψτε μας",
            Continued = "συνέχεια",
            HeldOver = "Για το επόμενο φύλλο",
            OversetBelow = "Κείμενο που περισσεύει κάτω από αυτή τη γραμμή",
            InThisIssue = "Σε αυτό το φύλλο",
            Photo = "Φωτογραφία",
        },
        new()
        {
            Language = "sv",
            NumberFormat = "Nr\u00A0{0}",
            PageFormat = "Sida\u00A0{0}",
            WriteToUs = "Skriv till oss",
            Continued = "fortsättning",
            HeldOver = "Sparas till nästa nummer",
            OversetBelow = "Text som inte får plats under den här linjen",
            InThisIssue = "I det här numret",
            Photo = "Foto",
        },
        new()
        {
            Language = "ca",
            NumberFormat = "Núm.\u00A0{0}",
            PageFormat = "Pàgina\u00A0{0}",
            WriteToUs = "Escriu-nos",
            Continued = "continua",
            HeldOver = "Queda per al pròxim número",
            OversetBelow = "Text que no hi cap, sota aquesta línia",
            InThisIssue = "En aquest número",
            Photo = "Foto",
        },
        new()
        {
            Language = "ht",
            NumberFormat = "No.\u00A0{0}",
            PageFormat = "Paj\u00A0{0}",
            WriteToUs = "Ekri nou",
            Continued = "swit",
            HeldOver = "Rete pou pwochen nimewo a",
            OversetBelow = "Tèks ki pa antre anba liy sa a",
            InThisIssue = "Nan nimewo sa a",
            Photo = "Foto",
        },
        new()
        {
            Language = "vi",
            NumberFormat = "Số\u00A0{0}",
            PageFormat = "Trang\u00A0{0}",
            WriteToUs = "Viết cho chúng tôi",
            Continued = "tiếp theo",
            HeldOver = "Để sang số sau",
            OversetBelow = "Phần chữ thừa dưới đường này",
            InThisIssue = "Trong số này",
            Photo = "Ảnh",
        },
    ];

    /// <summary>The row of a language, the first one when there is none.</summary>
    public static FurnitureWords Find(LanguageTag tag)
    {
        var words = Array.Find(Rows, row => row.Language == tag.Primary) ?? Rows[0];
        return tag is { Primary: "pt", Region: "BR" } ? words with { NumberFormat = "Nº\u00A0{0}" } : words;
    }
}
