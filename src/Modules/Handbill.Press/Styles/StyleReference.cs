using System.Text;
using Handbill.Typesetting.Pages;

namespace Handbill.Press.Styles;

/// <summary>What is written from the keys: the table in `docs/house-style.md`, and the plain bulletin as a file to begin from.</summary>
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

    /// <summary>A style with every key written out, in YAML.</summary>
    public static string WriteFile(HouseStyle style)
    {
        var file = new StringBuilder("""
            # The plain bulletin: one sheet, the editorial on the front, the workplace's items on the back. Every key is written out here
            # with the value that it has anyway: take this file as the start of a style of your own. What each key may be is in
            # docs/house-style.md. Lengths are written with their unit: 12mm, 10pt, 0.5in.

            """);
        var group = "";
        foreach (var key in StyleKeys.All.Where(key => key is not StyleKnobKey))
        {
            if (!string.Equals(key.Group, group, StringComparison.Ordinal))
            {
                group = key.Group;
                file.Append($"\n{group}:\n");
            }

            file.Append($"{(group.Length == 0 ? "" : "  ")}{key.Name}: {key.Show(style)} # {key.Summary}\n");
        }

        file.Append($"\n# What the fitter may turn to fill both sides exactly: priority 1 first, 0 never.\n{StyleKeys.Knobs}:\n");
        foreach (var knob in StyleKeys.All.OfType<StyleKnobKey>().GroupBy(key => key.Kind))
        {
            var values = string.Join(", ", knob.Select(key => $"{key.Name}: {key.Show(style)}"));
            file.Append($"  {StyleKeys.NameOf(knob.Key)}: {{ {values} }} # {StyleKeys.WhatOf(knob.Key)}\n");
        }

        return file.ToString();
    }
}
