using System.Globalization;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>The pages of a long list: <c>&lt;hb-pages page="@Model.PageNumber" of="@Model.PageCount" /&gt;</c>. Nothing if there is only one.</summary>
[HtmlTargetElement("hb-pages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagesTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The page in sight, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many there are.</summary>
    public int Of { get; set; } = 1;

    /// <summary>The name under which a page is asked for.</summary>
    public string Name { get; set; } = "page";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of <= 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "paging");
        output.Attributes.SetAttribute("aria-label", words["Pages of this list"].Value);
        AppendStep(output, Page - 1, words["Previous"], "prev");
        var list = new TagBuilder("ol");
        var last = 0;
        foreach (var page in Shown())
        {
            if (page > last + 1)
            {
                list.InnerHtml.AppendHtml("<li aria-hidden=\"true\">…</li>");
            }

            last = page;
            var item = new TagBuilder("li");
            var link = Step(page, Language.Current.Number(page));
            link.Attributes["aria-label"] = words["Page {0}", page].Value;
            if (page == Page)
            {
                link.Attributes["aria-current"] = "page";
            }

            item.InnerHtml.AppendHtml(link);
            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(list);
        AppendStep(output, Page + 1, words["Next"], "next");
    }

    private IEnumerable<int> Shown() =>
        new[] { 1, Page - 1, Page, Page + 1, Of }.Where(page => page >= 1 && page <= Of).Distinct().Order();

    private void AppendStep(TagHelperOutput output, int page, string text, string relation)
    {
        if (page < 1 || page > Of)
        {
            return;
        }

        var link = Step(page, text);
        link.Attributes["rel"] = relation;
        output.Content.AppendHtml(link);
    }

    private TagBuilder Step(int page, string text)
    {
        var link = FieldTag.Element("a", null, text);
        link.Attributes["href"] = QueryLinks.With(ViewContext.HttpContext.Request, Name, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));
        return link;
    }
}
