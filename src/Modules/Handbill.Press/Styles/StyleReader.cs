using Handbill.Press.Issues;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Styles;

/// <summary>Reads a house style.</summary>
internal static class StyleReader
{
    /// <summary>Reads a style; where faults are added, with stand-ins.</summary>
    public static HouseStyle Read(string file, string text, ShippedStyles styles, FaultList faults) => new();
}
