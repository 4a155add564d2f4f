using System.Text;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Styles;

/// <summary>The table of all keys in `docs/house-style.md`.</summary>
internal static class StyleReference
{
    /// <summary>The table, in Markdown.</summary>
    public static string Write()
    {
        var style = new HouseStyle();
        var table = new StringBuilder("| key | what it sets | you may write | bulletin |\n|---|---|---|---|\n");
        table.Append($"| `{StyleKeys.Base}` | Style of the program from which all that is left out is taken | a name | |\n");
        foreach (var key in StyleKeys.All)
        {
            table.Append($"| `{key.Path}` | {key.Summary} | {key.Accepts} | {key.Show(style)} |\n");
        }

        return table.ToString();
    }
}
