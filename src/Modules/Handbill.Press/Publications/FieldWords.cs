using System.Collections.Frozen;

namespace Handbill.Press.Publications;

/// <summary>What the fields of the forms are called, where two versions stand side by side: the keys under which the words are found.</summary>
internal static class FieldWords
{
    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Name"] = "Name",
        ["Slug"] = "Short name",
        ["Motto"] = "Motto",
        ["Imprint"] = "Imprint",
        ["Language"] = "Language",
        ["Translations"] = "Translated into",
        ["Sheet"] = "Sheet",
        ["Style"] = "House style",
        ["Inks"] = "Inks",
        ["Submit"] = "Address to write in",
        ["TimeZone"] = "Time zone",
        ["EveryWeeks"] = "Weeks from one issue to the next",
        ["FirstHandOut"] = "A day of hand-out",
        ["HandOutAt"] = "Time of the hand-out",
        ["OpensDays"] = "An issue opens",
        ["OpensAt"] = "Hour of the opening",
        ["CopyDays"] = "Copy is due",
        ["CopyAt"] = "Hour for the copy",
        ["LockDays"] = "It is locked",
        ["LockAt"] = "Hour of the lock",
        ["PressDays"] = "It goes to press",
        ["PressAt"] = "Hour of the press",
        ["NextNumber"] = "Number of the next issue",
        ["Number"] = "Number",
        ["Date"] = "Day of the hand-out",
        ["CopyDay"] = "Copy is due on",
        ["LockDay"] = "It is locked on",
        ["PressDay"] = "It goes to press on",
        ["Copies"] = "Copies",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string field) => Table[field];
}
