using Handbill.Press.Contracts;

namespace Handbill.Press.Imprints;

/// <summary>What rules find lacking in what was filled in. Pure.</summary>
internal static class ImprintCheck
{
    /// <summary>All that is missing or cannot be right.</summary>
    /// <param name="profile">The rules.</param>
    /// <param name="values">What was filled in.</param>
    /// <param name="languages">BCP 47 tags of what is printed.</param>
    /// <param name="day">The date on the sheet: a licence must hold on it.</param>
    public static IEnumerable<(ImprintSlot Slot, ImprintGapKind Kind)> Of(ImprintProfile profile, ImprintValues values, IReadOnlyCollection<string> languages, DateOnly day)
    {
        foreach (var slot in ImprintSlot.Of(profile, languages))
        {
            var value = values.Find(slot);
            if (value.Length == 0 && slot.IsRequired)
            {
                yield return (slot, ImprintGapKind.Missing);
            }
            else if (ImprintValues.MistakeOf(slot, value) is not null)
            {
                yield return (slot, ImprintGapKind.Bad);
            }
            else if (slot.Part == ImprintPart.Ends && ImprintValues.DateOf(value) < day && ImprintPart.All.Any(part => part != ImprintPart.Ends && values.Find(slot with { Part = part }).Length > 0))
            {
                yield return (slot, ImprintGapKind.Ended);
            }
        }
    }
}
