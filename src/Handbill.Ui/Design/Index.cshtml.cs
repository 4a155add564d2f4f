using System.ComponentModel.DataAnnotations;
using Handbill.Ui.Components;
using Handbill.Ui.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handbill.Ui.Design;

/// <summary>Shows every component with real words, in every state.</summary>
[AllowAnonymous]
internal sealed class IndexModel(IStringLocalizer<DesignWords> words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SampleForm Input { get; set; } = new();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public IReadOnlyList<SampleRow> Rows =>
    [
        new(words["Northside bus garage"], 1200, Progress.Done, words["approved"], -4),
        new(words["St Anne’s laundry"], 340, Progress.Started, words["being read"], 3),
        new(words["Harbour cold store"], 85, Progress.Late, words["copy is late"], 41),
        new(words["Mill Lane school kitchens"], 60, Progress.Waiting, words["nothing yet"], 0),
        new(words["Ring road sorting office"], 2150, Progress.Held, words["held"], -12),
        new(words["Old brewery"], 45, Progress.Stopped, words["not this time"], 0),
        new(words["County library"], 110, Progress.Locked, words["locked"], 0),
    ];

    public IReadOnlyList<Choice> Languages { get; } = [new("en", "English"), new("es", "Español"), new("fr", "Français"), new("ar", "العربية")];

    public IReadOnlyList<Choice> Papers =>
    [
        new("a4", words["A4, both sides"], words["What most duplicators take."]),
        new("a3", words["A3, folded once"], words["Four pages; the press imposes them."]),
    ];

    public IReadOnlyList<Choice> Shifts => [new("early", words["Early"]), new("late", words["Late"]), new("night", words["Night"])];

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = 400;
            return Page();
        }

        Flash.Say(HttpContext, words["The workplace is kept."]);
        return Redirect("/design");
    }
}

internal sealed record SampleRow(string Name, int Copies, Progress Progress, string State, int WordsOver);

internal sealed class SampleForm
{
    [Required(ErrorMessage = "Write the workplace’s name.")]
    [StringLength(60, ErrorMessage = "Keep the name to {1} letters: it stands in the dateline.")]
    public string? Name { get; set; }

    [Range(1, 20_000, ErrorMessage = "Write how many copies, from 1 to 20,000.")]
    public int Copies { get; set; } = 340;

    public string Language { get; set; } = "es";

    public string Paper { get; set; } = "a4";

    public IReadOnlyList<string> Shifts { get; set; } = ["early", "night"];

    public DateOnly HandOut { get; set; } = new(2026, 12, 1);

    public bool OnTheWeb { get; set; } = true;

    public string? Notes { get; set; }
}
