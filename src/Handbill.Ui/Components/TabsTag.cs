using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

/// <summary>
/// Views of one thing, each a page with an address: <c>&lt;hb-tabs label="Story"&gt;&lt;a href="…" aria-current="page"&gt;Text&lt;/a&gt;…&lt;/hb-tabs&gt;</c>.
/// </summary>
[HtmlTargetElement("hb-tabs")]
public sealed class TabsTag : TagHelper
{
    /// <summary>What the views are of.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "tabs");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}
