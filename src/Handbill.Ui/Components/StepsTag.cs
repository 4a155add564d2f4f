using Handbill.Ui.Words;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>Steps in their order: <c>&lt;hb-steps&gt;&lt;hb-step is="Done"&gt;Copy&lt;/hb-step&gt;&lt;hb-step is="Now"&gt;Meeting&lt;/hb-step&gt;&lt;hb-step&gt;Press&lt;/hb-step&gt;&lt;/hb-steps&gt;</c>.</summary>
[HtmlTargetElement("hb-steps")]
public sealed class StepsTag : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "steps");
    }
}

/// <summary>Where a step stands.</summary>
public enum StepState
{
    /// <summary>Still to come.</summary>
    Ahead,

    /// <summary>Where one is.</summary>
    Now,

    /// <summary>Done.</summary>
    Done,
}

/// <summary>One of <c>hb-steps</c>.</summary>
[HtmlTargetElement("hb-step")]
public sealed class StepTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>Where it stands.</summary>
    public StepState Is { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.Attributes.SetAttribute("class", $"step {Is.ToString().ToLowerInvariant()}");
        if (Is == StepState.Now)
        {
            output.Attributes.SetAttribute("aria-current", "step");
        }

        if (Is == StepState.Done)
        {
            output.PostContent.AppendHtml(FieldTag.Element("span", "unseen", $" ({words["Done"]})"));
        }
    }
}
