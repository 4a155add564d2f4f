using Handbill.Typesetting.Pages;

namespace Handbill.Distribution.Orders.Ipp;

/// <summary>What printers call the paper of our sheets (PWG 5101.1). Pure.</summary>
internal static class MediaNames
{
    public static string Of(Sheet sheet) => sheet.Name switch
    {
        "Letter" or "half-Letter-two-up" => "na_letter_8.5x11in",
        "A3-folded" => "iso_a3_297x420mm",
        "Tabloid-folded" => "na_ledger_11x17in",
        _ => "iso_a4_210x297mm",
    };
}
