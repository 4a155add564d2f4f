using Handbill.Ui.Words;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>
/// All that is wrong with a form, on top of it, each leading to its field; nothing when all is well. <c>&lt;hb-errors /&gt;</c>
/// stands first in the page, before its heading, and takes the focus when it comes.
/// </summary>
[HtmlTargetElement("hb-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What must not be lost sight of: what is safe, what to do.</summary>
    public string? Safe { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, Text: Words(error, words))))
            .Distinct()
            .ToArray();
        if (faults.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "");
        var list = new TagBuilder("ul");
        foreach (var (key, text) in faults)
        {
            var item = new TagBuilder("li");
            if (key.Length == 0)
            {
                item.InnerHtml.Append(text);
            }
            else
            {
                var link = FieldTag.Element("a", null, text);
                link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(key, "_");
                item.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(FieldTag.Element("h2", null, words["This cannot be kept yet"]));
        if (Safe is not null)
        {
            output.Content.AppendHtml(FieldTag.Element("p", null, Safe));
        }

        output.Content.AppendHtml(list);
    }

    /// <summary>What an error says; one that came without words says that the value cannot be read.</summary>
    internal static string Words(ModelError error, IStringLocalizer<UiWords> words) =>
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : words["This value cannot be read. Check how it is written."];
}
