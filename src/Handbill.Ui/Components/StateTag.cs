using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

/// <summary>How far along something is. Each has a shape of its own, so that a column can be read without colours.</summary>
public enum Progress
{
    /// <summary>Nothing yet: an empty circle.</summary>
    Waiting,

    /// <summary>Begun: a circle half full.</summary>
    Started,

    /// <summary>Done: a full circle with a tick.</summary>
    Done,

    /// <summary>Late or in need of somebody: a triangle.</summary>
    Late,

    /// <summary>Held or paused: two bars.</summary>
    Held,

    /// <summary>Ended without being done: a cross.</summary>
    Stopped,

    /// <summary>No longer to be changed: a full square.</summary>
    Locked,
}

/// <summary>A state, in a word and a shape: <c>&lt;hb-state is="Done"&gt;approved&lt;/hb-state&gt;</c>.</summary>
[HtmlTargetElement("hb-state")]
public sealed class StateTag : TagHelper
{
    /// <summary>How far along it is.</summary>
    public Progress Is { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"state {Is.ToString().ToLowerInvariant()}");
        output.PreContent.AppendHtml("<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">")
            .AppendHtml(Shape(Is)).AppendHtml("</svg><span>");
        output.PostContent.AppendHtml("</span>");
    }

    internal static string Shape(Progress progress) => progress switch
    {
        Progress.Started => "<circle cx=\"8\" cy=\"8\" r=\"5.25\"/><path class=\"full\" d=\"M8 2.75a5.25 5.25 0 0 1 0 10.5z\"/>",
        Progress.Done => "<circle class=\"full\" cx=\"8\" cy=\"8\" r=\"6\"/><path class=\"cut\" d=\"m5 8.2 2.1 2.1L11 6.2\"/>",
        Progress.Late => "<path class=\"full\" d=\"M8 2 15 14H1z\"/><path class=\"cut\" d=\"M8 6v4m0 1.2v1.2\"/>",
        Progress.Held => "<path class=\"full\" d=\"M4 3h3v10H4zM9 3h3v10H9z\"/>",
        Progress.Stopped => "<path d=\"m3.5 3.5 9 9m0-9-9 9\"/>",
        Progress.Locked => "<path class=\"full\" d=\"M3 3h10v10H3z\"/>",
        _ => "<circle cx=\"8\" cy=\"8\" r=\"5.25\"/>",
    };
}
