using Handbill.Ui.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>
/// Two things at once on a desk, one tap apart on a phone:
/// <c>&lt;hb-beside first="Text" second="Proof"&gt;&lt;section&gt;…&lt;/section&gt;&lt;section&gt;…&lt;/section&gt;&lt;/hb-beside&gt;</c>, with exactly two children.
/// </summary>
[HtmlTargetElement("hb-beside")]
public sealed class BesideTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>What the first is.</summary>
    public string First { get; set; } = "";

    /// <summary>What the second is.</summary>
    public string Second { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "beside");
        var choice = new TagBuilder("fieldset");
        choice.AddCssClass("beside-choice");
        choice.InnerHtml.AppendHtml(FieldTag.Element("legend", "unseen", words["Show"]));
        var name = "beside-" + context.UniqueId;
        choice.InnerHtml.AppendHtml(Choice(name, "first", First, chosen: true)).AppendHtml(Choice(name, "second", Second, chosen: false));
        output.PreContent.AppendHtml(choice);
    }

    // Radio buttons, not scripted tabs: the sheet shows what is chosen by ":has(:checked)".
    private static TagBuilder Choice(string name, string which, string text, bool chosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "radio";
        input.Attributes["name"] = name;
        input.Attributes["value"] = which;
        // The choice is nobody's input: it must not go along with a form around it.
        input.Attributes["form"] = name + "-none";
        if (chosen)
        {
            input.Attributes["checked"] = "";
        }

        var label = new TagBuilder("label");
        label.InnerHtml.AppendHtml(input).AppendHtml(FieldTag.Element("span", null, text));
        return label;
    }
}
