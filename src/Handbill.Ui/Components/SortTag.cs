using Handbill.Ui.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>
/// A column's heading that sorts by it: <c>&lt;th sort-by="name"&gt;Workplace&lt;/th&gt;</c> asks for <c>?sort=name</c>, and where that is
/// so already, for <c>?sort=-name</c>. The rest of the query stays, but for the page.
/// </summary>
[HtmlTargetElement("th", Attributes = "sort-by")]
public sealed class SortTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What the column is called in the query.</summary>
    public string SortBy { get; set; } = "";

    /// <summary>Whether the list is sorted by it when nobody asks.</summary>
    public bool SortDefault { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var asked = request.Query["sort"].ToString();
        var rising = asked == SortBy || (asked.Length == 0 && SortDefault);
        var falling = asked == "-" + SortBy;
        output.Attributes.SetAttribute("scope", "col");
        if (rising || falling)
        {
            output.Attributes.SetAttribute("aria-sort", rising ? "ascending" : "descending");
        }

        var link = new TagBuilder("a") { TagRenderMode = TagRenderMode.StartTag };
        link.Attributes["href"] = QueryLinks.With(request, "sort", rising ? "-" + SortBy : SortBy, "page");
        link.Attributes["title"] = rising ? words["Sort the other way"] : words["Sort by this column"];
        output.PreContent.AppendHtml(link);
        output.PostContent.AppendHtml("</a>");
    }
}
