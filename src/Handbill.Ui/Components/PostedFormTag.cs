using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

/// <summary>
/// Gives a form that posts to a written address its token against forgery. MVC's own helper does so only for forms without an
/// <c>action</c>, which is easily overlooked until the form is refused. <c>asp-antiforgery="false"</c> leaves it out.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostedFormTag(IAntiforgery antiforgery) : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var mvcDecides = context.AllAttributes.ContainsName("asp-antiforgery")
            || !context.AllAttributes.TryGetAttribute("action", out var action)
            || string.IsNullOrEmpty(action.Value?.ToString());
        if (!mvcDecides)
        {
            output.PostContent.AppendHtml(antiforgery.GetHtml(ViewContext.HttpContext));
        }
    }
}
