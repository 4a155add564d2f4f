using System.ComponentModel.DataAnnotations;
using Handbill.Ui.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Ui.Tests.Lab;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class FieldsModel : PageModel
{
    public const string Hostile = "\"'><script>alert(1)</script>&amp; “é” مرحبا";

    [BindProperty]
    public FieldsInput Input { get; set; } = new();

    public string Said => Hostile;

    public IReadOnlyList<Choice> Choices { get; } = [new("a", "A"), new(Hostile, Hostile, Hostile)];

    public IActionResult OnPost() => ModelState.IsValid ? Redirect("/lab/fields") : Page();
}

internal sealed class FieldsInput
{
    [Required(ErrorMessage = "Give it a name.")]
    public string? Name { get; set; } = FieldsModel.Hostile;

    public int Copies { get; set; } = 340;

    public DateOnly Day { get; set; } = new(2026, 2, 3);

    public TimeOnly At { get; set; } = new(20, 5);

    public bool Yes { get; set; } = true;

    public string One { get; set; } = FieldsModel.Hostile;

    public string Two { get; set; } = FieldsModel.Hostile;

    public IReadOnlyList<string> Many { get; set; } = [FieldsModel.Hostile];

    public string Text { get; set; } = "\n" + FieldsModel.Hostile;
}
