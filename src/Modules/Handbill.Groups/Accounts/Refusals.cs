using Handbill.Kernel.Outcomes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Handbill.Groups.Accounts;

/// <summary>Puts refusals to where a form shows them.</summary>
internal static class Refusals
{
    /// <summary>Adds a refusal, if there is one, in the reader's language.</summary>
    public static void Refuse(this ModelStateDictionary state, Refusal? refusal, IStringLocalizer words)
    {
        if (refusal is not null)
        {
            state.AddModelError(refusal.Field, words[refusal.Words, refusal.Values]);
        }
    }
}
