using Handbill.Ui.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>The way back up from a page, before its heading: <c>&lt;hb-trail links="@([new("Issues", "/issues")])" /&gt;</c>.</summary>
[HtmlTargetElement("hb-trail", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TrailTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>From the top down; the page itself is not among them.</summary>
    public IEnumerable<Link> Links { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "trail");
        output.Attributes.SetAttribute("aria-label", words["The way here"].Value);
        var list = new TagBuilder("ol");
        foreach (var link in Links)
        {
            var item = new TagBuilder("li");
            var anchor = FieldTag.Element("a", null, link.Words);
            anchor.Attributes["href"] = link.Href;
            item.InnerHtml.AppendHtml(anchor);
            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(list);
    }
}
