namespace Handbill.Typesetting.Shaping;

/// <summary>
/// How far characters may stand out of the text block at a line's ends, so that the edge looks straight: as fractions of the
/// glyph's own advance. Small marks hang far, letters hardly. (The method is Hàn Thế Thành's margin kerning, 2000.)
/// </summary>
public static class Protrusion
{
    /// <summary>The part of its advance by which a character at the left end of a line stands out: 0 to 0.7.</summary>
    public static double Left(int codePoint) => codePoint switch
    {
        'A' or 'À' or 'Á' or 'Â' or 'Ã' or 'Ä' or 'Å' or 'А' or 'Α' or 'Ά' => 0.04,
        'T' or 'Т' or 'Τ' or 'V' or 'W' or 'Y' or 'Ý' or 'У' or 'Υ' or 'Ύ' => 0.05,
        'J' or 'C' or 'O' or 'Q' or 'G' or 'С' or 'О' or 'Ο' => 0.02,
        'v' or 'w' or 'y' or 'у' or 'ν' or 'γ' => 0.04,
        '"' or '\'' or '‘' or '’' or '“' or '”' or '‚' or '„' => 0.5,
        '«' or '»' or '‹' or '›' => 0.3,
        '-' or '‐' or '‑' or '־' => 0.4,
        '–' => 0.2,
        '—' => 0.12,
        '(' or '[' or '{' => 0.08,
        '*' or '†' => 0.2,
        '•' => 0.15,
        '.' or ',' or ':' or ';' or '،' or '؛' or '۔' or '·' => 0.6,
        '…' => 0.15,
        '!' or '?' or '؟' => 0.12,
        '¡' or '¿' => 0.1,
        _ => 0,
    };

    /// <summary>The part of its advance by which a character at the right end of a line stands out: 0 to 0.7.</summary>
    public static double Right(int codePoint) => codePoint switch
    {
        'A' or 'À' or 'Á' or 'Â' or 'Ã' or 'Ä' or 'Å' or 'А' or 'Α' or 'Ά' => 0.04,
        'T' or 'Т' or 'Τ' or 'V' or 'W' or 'Y' or 'Ý' or 'У' or 'Υ' or 'Ύ' or 'F' or 'P' or 'L' or 'Г' or 'Γ' => 0.05,
        'D' or 'O' or 'Q' or 'К' or 'K' or 'R' or 'О' or 'Ο' => 0.02,
        'r' or 'v' or 'w' or 'y' or 'k' or 'x' or 't' or 'г' or 'у' or 'ν' or 'γ' or 'τ' => 0.04,
        '.' or ',' or '،' or '۔' or '·' => 0.7,
        ':' or ';' or '؛' => 0.5,
        '"' or '\'' or '‘' or '’' or '“' or '”' => 0.5,
        '«' or '»' or '‹' or '›' => 0.3,
        '-' or '‐' or '‑' or '\u00AD' or '־' => 0.6,
        '–' => 0.3,
        '—' => 0.15,
        ')' or ']' or '}' => 0.08,
        '!' or '?' or '؟' => 0.12,
        '*' or '†' => 0.2,
        '…' => 0.2,
        '%' => 0.05,
        _ => 0,
    };
}
