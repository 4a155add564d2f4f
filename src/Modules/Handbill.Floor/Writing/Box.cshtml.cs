using Handbill.Kernel.Modules;
using Handbill.Ui.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Floor.Writing;

/// <summary>A mailbox: its script finds and opens the answers by the twelve words, which leave the browser in no form.</summary>
[AllowAnonymous, FloorPage, LeavesNoTrace, LanguageInAddress]
internal sealed class BoxModel(IStringLocalizer<FloorWords> words) : PageModel
{
    /// <summary>What the script says.</summary>
    public string ScriptWords => FloorScriptWords.Json(words);

    public void OnGet()
    {
    }
}
