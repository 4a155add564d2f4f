using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

/// <summary>
/// A form of filters that narrows a list as they are changed: <c>&lt;form filters="#list"&gt;…&lt;button&gt;Show&lt;/button&gt;&lt;/form&gt;</c>. Without
/// scripts its button asks for the page; with them the part <c>#list</c> of the answer takes the place of the one in sight, and the
/// address changes with it.
/// </summary>
[HtmlTargetElement("form", Attributes = "filters")]
public sealed class FiltersTag : TagHelper
{
    /// <summary>The part of the page that depends on the filters, as a selector by id.</summary>
    public string Filters { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("hx-get", "");
        output.Attributes.SetAttribute("hx-trigger", "submit, change, input delay:250ms");
        output.Attributes.SetAttribute("hx-target", Filters);
        output.Attributes.SetAttribute("hx-select", Filters);
        output.Attributes.SetAttribute("hx-swap", "outerHTML");
        output.Attributes.SetAttribute("hx-push-url", "true");
    }
}
