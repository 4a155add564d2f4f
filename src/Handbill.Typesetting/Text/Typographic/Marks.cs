namespace Handbill.Typesetting.Text;

/// <summary>Punctuation by the side of a word that it stands on.</summary>
internal static class Marks
{
    /// <summary>Marks that end what stands before them.</summary>
    public const string Closing = ".,;:!?)]}>»›”’“…\"'؟،؛";

    /// <summary>True of brackets, quotation marks and Spanish points that begin what stands after them.</summary>
    public static bool IsOpening(char mark) => mark is '(' or '[' or '{' or '<' or '«' or '‹' or '“' or '‘' or '„' or '‚' or '¿' or '¡';

    /// <summary>True of dashes of all lengths, and the slash.</summary>
    public static bool IsJoining(char mark) => mark is '-' or '\u2010' or '\u2011' or '–' or '—' or '/';

    /// <summary>True of points and closing marks.</summary>
    public static bool IsClosing(char mark) =>
        mark is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '>' or '»' or '›' or '”' or '’' or '…' or '؟' or '،' or '؛';

    /// <summary>True of a money sign.</summary>
    public static bool IsMoney(char mark) => mark is '€' or '£' or '$' or '¥' or '₺' or '₽' or '₴' or '₪' or '₹';
}
