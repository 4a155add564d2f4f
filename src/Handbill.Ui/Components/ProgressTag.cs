using System.Globalization;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>How much of something is done, in numbers and as a bar: <c>&lt;hb-progress label="Editions approved" value="31" of="40" /&gt;</c>.</summary>
[HtmlTargetElement("hb-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>What is counted.</summary>
    public string Label { get; set; } = "";

    /// <summary>How many are done.</summary>
    public long Value { get; set; }

    /// <summary>How many there are.</summary>
    public long Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "progress");
        var id = "progress-" + context.UniqueId;
        var label = FieldTag.Element("label", null, Label);
        label.Attributes["for"] = id;
        var bar = new TagBuilder("progress");
        bar.Attributes["id"] = id;
        bar.Attributes["value"] = Value.ToString(CultureInfo.InvariantCulture);
        bar.Attributes["max"] = Math.Max(1, Of).ToString(CultureInfo.InvariantCulture);
        output.Content.AppendHtml(label).AppendHtml(FieldTag.Element("span", "number", words["{0} of {1}", Value, Of])).AppendHtml(bar);
    }
}
