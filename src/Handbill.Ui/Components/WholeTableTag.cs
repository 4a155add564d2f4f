using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Handbill.Ui.Components;

/// <summary>
/// Every <c>&lt;table&gt;</c> of a page: it is shown when all of it has come. A row that comes later would make the columns of those above wider or
/// narrower under the eyes of who reads them.
/// </summary>
[HtmlTargetElement("table")]
public sealed class WholeTableTag : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AddClass("awaited", HtmlEncoder.Default);
        output.PostElement.AppendHtml("<span class=\"table-end\" hidden></span>");
    }
}
