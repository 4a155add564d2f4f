using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

/// <summary>
/// Says what will stand here, and offers the first step:
/// <c>&lt;hb-empty title="No items yet" step="Write the first item" href="/stories/new"&gt;What people tell you will stand here.&lt;/hb-empty&gt;</c>.
/// </summary>
[HtmlTargetElement("hb-empty")]
public sealed class EmptyTag : TagHelper
{
    /// <summary>What there is none of.</summary>
    public string Title { get; set; } = "";

    /// <summary>The first step; none if the reader can only wait.</summary>
    public string? Step { get; set; }

    /// <summary>Where the first step leads.</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty");
        output.PreContent.AppendHtml(FieldTag.Element("p", "empty-title", Title)).AppendHtml("<p>");
        output.PostContent.AppendHtml("</p>");
        if (Step is not null && Href is not null)
        {
            var link = FieldTag.Element("a", "button", Step);
            link.Attributes["href"] = Href;
            output.PostContent.AppendHtml("<p>").AppendHtml(link).AppendHtml("</p>");
        }
    }
}
