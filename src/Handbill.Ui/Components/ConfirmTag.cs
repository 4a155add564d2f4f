using Handbill.Ui.Words;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>
/// The page that asks before something cannot be taken back:
/// <c>&lt;hb-confirm title="Kill “Canteen prices”?" act="Kill the item" back="/stories/7"&gt;&lt;p&gt;What it means.&lt;/p&gt;&lt;/hb-confirm&gt;</c>.
/// It posts to its own address. A link with <c>data-asks</c> that leads to it opens it as a dialog where there are scripts.
/// </summary>
[HtmlTargetElement("hb-confirm")]
public sealed class ConfirmTag(IAntiforgery antiforgery, IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The question.</summary>
    public string Title { get; set; } = "";

    /// <summary>What the button does, as a verb and a noun.</summary>
    public string Act { get; set; } = "";

    /// <summary>Where it is safe to go back to.</summary>
    public string Back { get; set; } = "/";

    /// <summary>Whether what is done is lost, so that the button warns.</summary>
    public bool Harms { get; set; } = true;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        output.TagName = "form";
        output.Attributes.SetAttribute("class", "confirm");
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", request.Path.ToUriComponent() + request.QueryString.ToUriComponent());
        output.PreContent.AppendHtml(FieldTag.Element("h1", null, Title));
        var back = FieldTag.Element("a", "quiet", words["Leave it as it is"]);
        back.Attributes["href"] = Back;
        back.Attributes["data-close"] = "";
        output.PostContent.AppendHtml("<div class=\"actions\">")
            .AppendHtml(FieldTag.Element("button", Harms ? "danger" : "primary", Act)).AppendHtml(back).AppendHtml("</div>")
            .AppendHtml(antiforgery.GetHtml(ViewContext.HttpContext));
    }
}
