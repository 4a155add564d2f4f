namespace Handbill.Pdf.Document;

/// <summary>Letters that a font is given together: where enough of a line is used, the rest of it is embedded too.</summary>
internal static class Alphabets
{
    /// <summary>Two thirds of these show a text in Latin letters, not just a name or two.</summary>
    internal const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>What such a text nearly always uses a part of: a quarter is enough.</summary>
    internal static ReadOnlySpan<string> Usual => new[]
    {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "0123456789",
        ".,:;?!()/&%-\u2013\u2014\u2018\u2019\u201C\u201D\u2026",
    };

    /// <summary>Letters of names from elsewhere, mostly made of parts that are there: where one comes in
    /// running text, the next edition has another.</summary>
    internal const string Names = "áàâãäåæçćčéèêëğíìîïñóòôõöøšúùûüýžßÁÉÍÓÖÜ";

    /// <summary>Signs that come one or two at a time: small, and one is enough.</summary>
    internal const string Rare = "[]*+=#@$\u20AC\u00A3\"'_<>\u00B0\u2022";

    /// <summary>Letters of one language: more than half shows that the text is in it.</summary>
    internal static ReadOnlySpan<string> OfLanguages => new[]
    {
        "áéíóúñü¿¡«»",
        "àâçéèêëîïôùûœ«»",
        "äöüÄÖÜß„\u201C\u201A",
        "ãõáâéêíóôúçºª",
        "çğıöşüİÇĞÖŞÜ",
        "ąćęłńóśźż",
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ",
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ",
        "אבגדהוזחטיכלמנסעפצקרשתםןץףך",
    };

    /// <summary>
    /// Ligatures with the characters that faces have them under; where one is used in running text, the next edition uses others. Who
    /// takes text out gets the letters.
    /// </summary>
    internal static ReadOnlySpan<(char Code, string Text)> Ligatures => new[]
    {
        ('\uFB00', "ff"),
        ('\uFB01', "fi"),
        ('\uFB02', "fl"),
        ('\uFB03', "ffi"),
        ('\uFB04', "ffl"),
    };
}
