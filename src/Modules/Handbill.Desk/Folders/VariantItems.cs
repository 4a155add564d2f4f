using Handbill.Press.Contracts;

namespace Handbill.Desk.Folders;

/// <summary>Which items of a variant's sheet stand in the place of which usual ones, when a folder comes in that only has both sheets. Pure.</summary>
internal static class VariantItems
{
    /// <summary>What differs, in order: items that read the same are in both, and what stands between two of them is paired as it comes.</summary>
    /// <param name="usual">The usual sheet.</param>
    /// <param name="variant">The variant's.</param>
    /// <returns>Index of the usual item, null for one that the variant has beside them; index of the variant's, null where it leaves one out.</returns>
    public static IEnumerable<(int? Usual, int? Variant)> Pair(IReadOnlyList<ItemText> usual, IReadOnlyList<ItemText> variant)
    {
        var (at, next) = (0, 0);
        for (var index = 0; index < usual.Count; index++)
        {
            var same = Enumerable.Range(next, variant.Count - next).FirstOrDefault(place => IsSame(usual[index], variant[place]), -1);
            if (same < 0)
            {
                continue;
            }

            foreach (var pair in Between(at, index, next, same))
            {
                yield return pair;
            }

            (at, next) = (index + 1, same + 1);
        }

        foreach (var pair in Between(at, usual.Count, next, variant.Count))
        {
            yield return pair;
        }
    }

    private static IEnumerable<(int? Usual, int? Variant)> Between(int from, int to, int next, int end)
    {
        for (; from < to || next < end; from++, next++)
        {
            yield return (from < to ? from : null, next < end ? next : null);
        }
    }

    // The line that an item was read from is none of its text.
    private static bool IsSame(ItemText one, ItemText other) => one with { Line = 0 } == other with { Line = 0 };
}
