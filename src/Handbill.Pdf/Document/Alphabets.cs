namespace Handbill.Pdf.Document;

/// <summary>Letters that a font is given together: where most of a line is used, the rest of it is embedded too.</summary>
internal static class Alphabets
{
    internal static ReadOnlySpan<string> All => new[]
    {
        "abcdefghijklmnopqrstuvwxyz",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "0123456789",
        ".,:;?!()/&%\u2013\u2014\u2018\u2019\u201C\u201D\u2026",
        "áéíóúñü¿¡",
        "àâçéèêëîïôùûœ«»",
        "äöüß„\u201C",
        "ãõáâéêíóôúç",
        "çğıöşüİ",
        "ąćęłńóśźż",
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ",
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ",
        "אבגדהוזחטיכלמנסעפצקרשתםןץףך",
    };
}
