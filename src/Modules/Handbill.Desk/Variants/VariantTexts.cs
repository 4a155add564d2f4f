using Handbill.Desk.Stories;
using Handbill.Press.Contracts;

namespace Handbill.Desk.Variants;

/// <summary>
/// Which stories an issue has in a variant: the one answer for the proof, the fit, the board, the lock, the press and the folder. A text of the variant stands in the place of its usual one; where it
/// is held or killed nothing does. All other usual texts are in every variant. Pure.
/// </summary>
internal static class VariantTexts
{
    /// <summary>The stories of a variant.</summary>
    /// <param name="stories">Stories of an issue.</param>
    /// <param name="variant">Key of the variant; empty for the usual texts.</param>
    public static List<Story> In(IEnumerable<Story> stories, string variant)
    {
        var all = stories as IReadOnlyCollection<Story> ?? [.. stories];
        var replaced = variant.Length == 0 ? [] : all.Where(story => story.Variant == variant).Select(story => story.VariantOf).ToHashSet();
        return [.. all.Where(story => story.Variant.Length == 0 ? !replaced.Contains(story.Id) : story.Variant == variant)];
    }

    /// <summary>The variant that a proof shows: the one that is asked for, else one in which a text stands, else the chosen or the first.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="stories">Its stories.</param>
    /// <param name="wanted">Key that is asked for, or null.</param>
    /// <param name="text">A text that is to be seen, or null.</param>
    public static string Shown(IssueCard issue, IReadOnlyCollection<Story> stories, string? wanted, Story? text)
    {
        var keys = issue.VariantKeys;
        if (text is not null && (wanted is null || !keys.Contains(wanted)))
        {
            return text.Variant.Length > 0 ? text.Variant : keys.FirstOrDefault(key => In(stories, key).Contains(text), "");
        }

        return keys.FirstOrDefault(key => key == wanted) ?? issue.Chosen ?? keys[0];
    }
}
