using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handbill.Desk.Stories;

/// <summary>What story pages do alike with a form that cannot be kept as it is.</summary>
internal static class StoryForms
{
    /// <summary>The page again, with what was typed and what is wrong with it.</summary>
    public static PageResult Again(this PageModel page, int status = StatusCodes.Status400BadRequest)
    {
        var again = page.Page();
        again.StatusCode = status;
        return again;
    }

    /// <summary>Notes what is wrong with a form.</summary>
    public static void Note(this ModelStateDictionary state, string prefix, IEnumerable<(string Field, string Fault)> faults)
    {
        foreach (var (field, fault) in faults)
        {
            state.AddModelError($"{prefix}.{field}", fault);
        }
    }

    /// <summary>Makes fields show what the model has now, not what was sent.</summary>
    public static void Forget(this ModelStateDictionary state, string prefix)
    {
        foreach (var key in state.Keys.Where(key => key.StartsWith(prefix + ".", StringComparison.Ordinal)).ToList())
        {
            state.Remove(key);
        }
    }
}
