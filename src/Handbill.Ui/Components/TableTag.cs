using Handbill.Ui.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Components;

/// <summary>
/// A table that people live in: <c>&lt;hb-table label="Workplaces" filter="q"&gt;&lt;table&gt;…&lt;/table&gt;&lt;/hb-table&gt;</c>. Arrow keys go from row
/// to row, Home and End to the ends, Enter opens, and <c>/</c> goes to the filter, which narrows the rows in sight at once and, on
/// Enter, asks the server for <c>?q=…</c>. A row's first link is what it opens. Cells of numbers have the class <c>number</c>.
/// </summary>
[HtmlTargetElement("hb-table")]
public sealed class TableTag(IStringLocalizer<UiWords> words) : TagHelper
{
    /// <summary>The page that is being written.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What the table lists.</summary>
    public string Label { get; set; } = "";

    /// <summary>The name under which the filter is sent; no filter without it.</summary>
    public string? Filter { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("data-none", words["Nothing here matches."].Value);
        output.Attributes.SetAttribute("data-shown", words["{0} of {1} shown"].Value);
        if (Filter is not null)
        {
            output.PreContent.AppendHtml(FilterForm(Filter));
        }

        // The box scrolls when the table is wider than the page: it must be reachable by keys, and so must say what it is.
        var box = new TagBuilder("div") { TagRenderMode = TagRenderMode.StartTag };
        box.AddCssClass("table-box");
        box.Attributes["role"] = "region";
        box.Attributes["aria-label"] = Label;
        box.Attributes["tabindex"] = "0";
        output.PreContent.AppendHtml(box);
        output.PostContent.AppendHtml("</div>");
    }

    private TagBuilder FilterForm(string name)
    {
        var request = ViewContext.HttpContext.Request;
        var form = new TagBuilder("form");
        form.AddCssClass("table-filter");
        form.Attributes["method"] = "get";
        form.Attributes["role"] = "search";
        foreach (var (key, value) in request.Query.Where(pair => pair.Key != name && pair.Key != "page"))
        {
            var kept = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            kept.Attributes["type"] = "hidden";
            kept.Attributes["name"] = key;
            kept.Attributes["value"] = value.ToString();
            form.InnerHtml.AppendHtml(kept);
        }

        var id = TagBuilder.CreateSanitizedId($"filter-{name}", "_");
        var label = FieldTag.Element("label", null, words["Filter"]);
        label.Attributes["for"] = id;
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "search";
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["value"] = request.Query[name].ToString();
        input.Attributes["autocomplete"] = "off";
        input.Attributes["aria-keyshortcuts"] = "/";
        form.InnerHtml.AppendHtml(label).AppendHtml(input).AppendHtml(FieldTag.Element("kbd", null, "/")).AppendHtml(FieldTag.Element("span", "soft table-count", ""));
        return form;
    }
}
