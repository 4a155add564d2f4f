using Handbill.Ui.Layout;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>
/// A message set off from the text, its tone said in a word: <c>&lt;hb-notice tone="Attention"&gt;Copy is due tonight.&lt;/hb-notice&gt;</c>.
/// </summary>
[HtmlTargetElement("hb-notice")]
public sealed class NoticeTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>What it is about.</summary>
    public Tone Tone { get; set; }

    /// <summary>The word before it, where the tone's own will not do.</summary>
    public string? Title { get; set; }

    /// <summary>Whether it is read out when it comes: for answers to what somebody has just done.</summary>
    public bool Live { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"notice {Tone.ToString().ToLowerInvariant()}");
        if (Live)
        {
            output.Attributes.SetAttribute("role", Tone == Tone.Wrong ? "alert" : "status");
        }

        output.Content.AppendHtml("<strong class=\"notice-word\">").Append(Title ?? WordFor(Tone)).AppendHtml("</strong><div>").AppendHtml(content).AppendHtml("</div>");
    }

    private string WordFor(Tone tone) => tone switch
    {
        Tone.Done => words["Done"],
        Tone.Attention => words["Look here"],
        Tone.Wrong => words["Something is wrong"],
        _ => words["Note"],
    };
}
