using System.Text.RegularExpressions;

namespace Handbill.Mail;

/// <summary>
/// Places in a letter's text that are other for each reader. A mark begins and ends with characters for private use, which no article has: nothing that an
/// author writes is one.
/// </summary>
public static partial class LetterMark
{
    private const string Name = "unsubscribe";

    /// <summary>Stands for <see cref="Addressee.Unsubscribe"/>.</summary>
    public const string Unsubscribe = "\uE0F0" + Name + "\uE0F1";

    /// <summary>A mark for one of <see cref="Addressee.Values"/>.</summary>
    /// <param name="name">Lower-case ASCII letters.</param>
    public static string Of(string name) => $"\uE0F0{name}\uE0F1";

    /// <summary>The text without what begins and ends a mark, for text that others wrote.</summary>
    public static string Without(string text) => text.Replace("\uE0F0", "", StringComparison.Ordinal).Replace("\uE0F1", "", StringComparison.Ordinal);

    internal static string ValueOf(string name, Addressee addressee) =>
        name == Name && addressee.Unsubscribe is { } page ? WebAddress.Write(page)
        : addressee.Values.TryGetValue(name, out var value) ? value
        : throw new ArgumentException($"The letter has a mark “{name}” for which the addressee has no value.", nameof(addressee));

    [GeneratedRegex("\uE0F0([a-z]+)\uE0F1")]
    internal static partial Regex Pattern();
}
