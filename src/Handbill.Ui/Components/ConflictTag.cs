using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

/// <summary>
/// What somebody else changed while the reader was changing it, side by side; nothing when that did not happen.
/// <c>&lt;hb-conflict differences="Model.Differences" title="…" field="…" yours="…" theirs="…"&gt;What to do.&lt;/hb-conflict&gt;</c>
/// </summary>
[HtmlTargetElement("hb-conflict")]
public sealed class ConflictTag : TagHelper
{
    /// <summary>The values that differ.</summary>
    public IReadOnlyList<Difference> Differences { get; set; } = [];

    /// <summary>What happened.</summary>
    public string Title { get; set; } = "";

    /// <summary>Heading of the fields' names.</summary>
    public string Field { get; set; } = "";

    /// <summary>Heading of what the reader typed.</summary>
    public string Yours { get; set; } = "";

    /// <summary>Heading of what is saved.</summary>
    public string Theirs { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Differences.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var advice = await output.GetChildContentAsync();
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Content.AppendHtml(FieldTag.Element("h2", null, Title)).AppendHtml("<p>").AppendHtml(advice).AppendHtml("</p>");
        var table = new TagBuilder("table");
        table.AddCssClass("stacks");
        var head = new TagBuilder("tr");
        foreach (var heading in new[] { Field, Yours, Theirs })
        {
            head.InnerHtml.AppendHtml(FieldTag.Element("th", null, heading));
        }

        table.InnerHtml.AppendHtml("<thead>").AppendHtml(head).AppendHtml("</thead><tbody>");
        foreach (var one in Differences)
        {
            var row = new TagBuilder("tr");
            var name = FieldTag.Element("th", null, one.Field);
            name.Attributes["scope"] = "row";
            row.InnerHtml.AppendHtml(name).AppendHtml(Cell(Yours, one.Yours)).AppendHtml(Cell(Theirs, one.Theirs));
            table.InnerHtml.AppendHtml(row);
        }

        table.InnerHtml.AppendHtml("</tbody>");
        output.Content.AppendHtml(table);
    }

    private static TagBuilder Cell(string label, string text)
    {
        var cell = FieldTag.Element("td", null, text);
        cell.Attributes["data-label"] = label;
        return cell;
    }
}
